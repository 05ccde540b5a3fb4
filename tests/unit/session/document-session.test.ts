import { expect, test } from 'vitest';
import { imageOptionsSchema } from '../../../shared/project/image-formats.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { aProject } from '../../support/a-project.ts';
import { aWindow } from './a-window.ts';

const project = aProject();
const data = new Uint8Array([1, 2, 3]);

/** A window whose files answer only when they are let go, and then one by one. */
function aSlowWindow() {
  const waiting: { readonly what: string; readonly go: () => void }[] = [];
  const window = aWindow((what) => new Promise<void>((go) => void waiting.push({ what, go })));
  return {
    ...window,
    /** Lets the first of this name go, and all that follows from it. */
    letGo: async (what: string) => {
      await settled();
      const index = waiting.findIndex((one) => one.what === what);
      const [first] = waiting.splice(index, index < 0 ? 0 : 1);
      if (first === undefined) throw new Error(`Nothing waits for: ${what}`);
      first.go();
      await settled();
    },
  };
}

/** All that only waits for promises which are settled has been done. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('of two places that a document is saved to, it stays in the one that was asked for last', async () => {
  const { session, choices, letGo } = aSlowWindow();
  const { id } = session.current();
  choices.push('first', 'second');
  const first = session.saveAs({ document: id, project, suggestedName: 'x' });
  await letGo('ask');
  const second = session.saveAs({ document: id, project, suggestedName: 'x' });
  await letGo('ask');
  await letGo('write second');
  await letGo('write first');
  expect([await first, await second]).toMatchObject([
    { value: { name: 'first', isCurrent: false } },
    { value: { name: 'second', isCurrent: true } },
  ]);
  expect(session.current().file).toBe('second');
});

test('while one question is on screen, a second is not asked', async () => {
  const { session, choices, letGo } = aSlowWindow();
  const { id } = session.current();
  choices.push('first', 'second');
  const first = session.saveAs({ document: id, project, suggestedName: 'x' });
  const second = await session.saveAs({ document: id, project, suggestedName: 'x' });
  expect(second).toEqual({ ok: true, value: null });
  await letGo('ask');
  await letGo('write first');
  expect(await first).toMatchObject({ value: { name: 'first' } });
});

test('a file that is being written for the first time counts as taken', async () => {
  const { session, choices, letGo } = aSlowWindow();
  choices.push('mine');
  void session.saveAs({ document: session.current().id, project, suggestedName: 'x' });
  const isMine = () => session.holds((file) => file === 'mine');
  expect(isMine()).toBe(false);
  await letGo('ask');
  expect(isMine()).toBe(true);
});

test('two saves to one file follow each other, so that neither takes the other for a change made elsewhere', async () => {
  const window = aWindow();
  const { session, disk } = window;
  disk.set('a', serializeProject(project));
  const opened = await session.open('a');
  const document = opened.ok ? (opened.value?.document ?? '') : '';
  session.show(document);
  const retitled = aProject({ metadata: { ...project.metadata, title: 'Two' } });
  const saves = [project, retitled].map((next) =>
    session.save({ document, project: next, overwrite: false }),
  );
  expect(await Promise.all(saves)).toMatchObject([{ ok: true }, { ok: true }]);
  expect(disk.get('a')).toBe(serializeProject(retitled));
});

test('a document that was let go is not written anywhere', async () => {
  const { session, disk } = aWindow();
  const { id } = session.current();
  session.show(session.begin());
  const saved = await session.save({ document: id, project, overwrite: false });
  expect([saved.ok, disk.size]).toEqual([false, 0]);
});

test('an image goes again where the last one went, as long as the document is the same', async () => {
  const { session, choices, written } = aWindow();
  choices.push('one.svg', 'two.svg');
  const image = { format: 'svg', suggestedName: 'x', data, again: true } as const;
  await session.exportImage(image);
  await session.exportImage(image);
  session.show(session.begin());
  await session.exportImage(image);
  expect(written.map(({ file }) => file)).toEqual(['one.svg', 'one.svg', 'two.svg']);
});

test('a new document has no image options of the one before', async () => {
  const { session } = aWindow();
  const options = imageOptionsSchema.parse({ theme: 'dark' });
  await session.saveImageOptions(options);
  expect(session.imageOptions()).toEqual(options);
  session.show(session.begin());
  expect(session.imageOptions()).toBeNull();
});

test('saving over a file asks about what reading left out of it, until it is gone from the file', async () => {
  const { session, disk } = aWindow();
  const table = 'source\trelation\ttarget\nA\trelates-to\tB\tmore\n';
  disk.set('a.tsv', table);
  const opened = await session.open('a.tsv');
  if (!opened.ok || opened.value === null) throw new Error('It did not open.');
  const { document, project: read } = opened.value;
  session.show(document);
  const save = (lossy: boolean) =>
    session.save({ document, project: read, overwrite: false, lossy });
  const asked = await save(false);
  expect(JSON.stringify(asked)).toContain('more cells than the first row has names');
  expect(disk.get('a.tsv')).toBe(table);
  expect((await save(true)).ok).toBe(true);
  // What was left out is no longer there to be lost.
  expect(JSON.stringify(await save(false))).not.toContain('more cells');
});
