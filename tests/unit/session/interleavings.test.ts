import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEdited } from '../../../renderer/editor/editor.ts';
import { openWith, save, saveAs } from '../../../renderer/files/files.ts';
import { setMetadata } from '../../../shared/edit/set-project-properties.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { aProject } from '../../support/a-project.ts';
import { aWindow, type AWindow } from './a-window.ts';

type Step =
  | { readonly do: 'edit' | 'save' | 'overwrite' | 'wait' }
  | { readonly do: 'save as' | 'open' | 'change outside'; readonly file: string };

const aFile = fc.constantFrom('a', 'b', 'c');
const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('edit' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('save' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('wait' as const) }) },
  fc.record({ do: fc.constantFrom('overwrite' as const) }),
  fc.record({
    do: fc.constantFrom('save as' as const, 'open' as const, 'change outside' as const),
    file: aFile,
  }),
);
const someChoices = fc.array(fc.constantFrom('save', 'discard', 'cancel'), { maxLength: 10 });

/** `a.7`: the document begun with file `a`, after the seventh step. */
const titled = (title: string) => aProject({ metadata: { ...aProject().metadata, title } });
const lineOf = (title: string) => title.split('.')[0] ?? '';

function titleIn(text: string): string {
  const parsed = parseProject(text);
  if (!parsed.ok) throw new Error(parsed.error.kind);
  return parsed.value.metadata.title;
}

test('whatever is edited, saved, opened and changed at once, no document gets into the file of another, and none is lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.boolean(),
      fc.array(aStep, { maxLength: 25 }),
      someChoices,
      async (scheduler, isNew, steps, choices) => {
        const window = aWindow((what) => scheduler.schedule(Promise.resolve(), what));
        const { disk, editor, workbench, written } = window;
        disk.set('a', serializeProject(titled('a.0')));
        disk.set('b', serializeProject(titled('b.0')));
        answerQuestions(window, [...choices]);
        if (isNew) editor.load(titled('n.0'), null, { document: window.session.begin() });
        else void openWith(workbench, () => window.session.open('a'));
        await settle(scheduler);
        const belongsIn = new Map([
          ['a', new Set(['a'])],
          ['b', new Set(['b'])],
          ['c', new Set<string>()],
        ]);

        for (const [index, step] of steps.entries()) {
          await run(window, step, index + 1, belongsIn, scheduler);
        }
        await settle(scheduler);

        for (const { file, text } of written) {
          expect(belongsIn.get(file)).toContain(lineOf(titleIn(text)));
        }
        expectNoneGoesBack(window);
        const state = editor.store.getState();
        expect(window.session.current()).toEqual({ id: state.document, file: state.fileName });
        expect(await saveOverUnseen(window, scheduler)).toBe('left alone');

        // And in the end all that was edited can be saved.
        window.workspace.closeDialog();
        window.choices.splice(0, Infinity, 'd');
        const saved = save(workbench, true);
        await settle(scheduler);
        expect(await saved).toBe(true);
        const { document, fileName, history } = editor.store.getState();
        expect(isEdited(editor.store.getState())).toBe(false);
        expect(window.session.current()).toEqual({ id: document, file: fileName });
        expect(disk.get(fileName ?? '')).toBe(serializeProject(history.present));
      },
    ),
    { numRuns: 300 },
  );
});

async function run(
  { editor, workbench, choices, disk, session }: AWindow,
  step: Step,
  count: number,
  /** Whose documents may be written to each file. */
  belongsIn: ReadonlyMap<string, Set<string>>,
  scheduler: fc.Scheduler,
): Promise<void> {
  const line = lineOf(editor.store.getState().history.present.metadata.title);
  switch (step.do) {
    case 'edit':
      return editor.edit(setMetadata({ title: `${line}.${count}` }));
    case 'save':
    case 'overwrite':
      return void save(workbench, step.do === 'overwrite');
    case 'save as':
      belongsIn.get(step.file)?.add(line);
      choices.push(step.file);
      return void saveAs(workbench);
    case 'open':
      return void openWith(workbench, () => session.open(step.file));
    case 'change outside': {
      const [owner = 'x'] = belongsIn.get(step.file) ?? [];
      return void disk.set(step.file, serializeProject(titled(`${owner}.${count}`)));
    }
    case 'wait':
      if (scheduler.count() > 0) await scheduler.waitOne();
      return void (await idle());
  }
}

/** Where the file holds something that this window has not seen, tries to save over it. */
async function saveOverUnseen(
  { editor, workbench, disk }: AWindow,
  scheduler: fc.Scheduler,
): Promise<'left alone' | 'written over'> {
  const state = editor.store.getState();
  const there = disk.get(state.fileName ?? '');
  const isSeen = there === serializeProject(state.history.present);
  if (isEdited(state) || state.fileName === null || isSeen) return 'left alone';
  editor.edit(setMetadata({ title: `${lineOf(state.history.present.metadata.title)}.100` }));
  const refused = save(workbench);
  await settle(scheduler);
  const isKept = !(await refused) && disk.get(state.fileName) === there;
  return isKept ? 'left alone' : 'written over';
}

/** Answers what the window asks about unsaved work, and closes what it tells. */
function answerQuestions({ workspace }: AWindow, choices: string[]): void {
  workspace.store.subscribe(({ dialog }) => {
    if (dialog === null) return;
    queueMicrotask(() => {
      if (workspace.store.getState().dialog !== dialog) return;
      const choice = choices.shift();
      if (dialog.name !== 'unsaved') workspace.closeDialog();
      else dialog.answer(choice === 'save' || choice === 'discard' ? choice : 'cancel');
    });
  });
}

/** Lets all that has begun come to its end, in the order that the scheduler chooses. */
async function settle(scheduler: fc.Scheduler): Promise<void> {
  await idle();
  while (scheduler.count() > 0) {
    // oxlint-disable-next-line no-await-in-loop
    await scheduler.waitOne();
    // oxlint-disable-next-line no-await-in-loop
    await idle();
  }
}

/** All that only waits for promises which are settled has been done. */
const idle = () => new Promise((resolve) => setImmediate(resolve));

/**
 * What a file gets by a save is never older than what it got of that document before. A Save As may write what there was
 * when its question came up: the document then counts as edited still.
 */
function expectNoneGoesBack({ written }: AWindow): void {
  const latest = new Map<string, number>();
  for (const { file, text, expected } of written) {
    const title = titleIn(text);
    const key = `${file} ${lineOf(title)}`;
    const count = Number(title.split('.')[1]);
    const least = expected === null ? 0 : (latest.get(key) ?? 0);
    expect(count, key).toBeGreaterThanOrEqual(least);
    latest.set(key, count);
  }
}
