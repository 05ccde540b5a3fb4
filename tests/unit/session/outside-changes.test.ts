import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEdited } from '../../../renderer/editor/editor.ts';
import { loadOpened, save, saveLosing } from '../../../renderer/files/files.ts';
import { take } from '../../../renderer/files/outside.ts';
import { renameElement } from '../../../shared/edit/set-element-properties.ts';
import { moveNodes } from '../../../shared/edit/move-and-resize.ts';
import { mergeForWindow, type WindowMerge } from '../../../shared/merge/merge-for-window.ts';
import type { OpenMerge } from '../../../renderer/editor/merging.ts';
import { mergeProjects, type Decide } from '../../../shared/merge/merge-projects.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { toUtf8 } from '../../../shared/bytes/bytes.ts';
import { directFormatWork } from '../../../shared/open/format-work.ts';
import { success } from '../../../shared/result.ts';
import type { FileStore } from '../../../shared/session/file-store.ts';
import { knownContent, lookOutside } from '../../../shared/session/outside-changes.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';
import { arbitraryEdit, makeEdit, type ArbitraryEdit } from '../edit/arbitrary-edit.ts';
import { aWindow, type AWindow } from './a-window.ts';

const file = 'a.neuromatrix';
const serotonin = aNode({ id: 'n1', label: 'Serotonin' });
const melatonin = aNode({ id: 'n2', label: 'Melatonin', x: 200 });
const first = aProject({ nodes: [serotonin, melatonin], links: [aLink({ id: 'l1' })] });
const withLabel = (label: string, project = first) => renameElement('n1', label)(project);
const moved = moveNodes(['n2'], { x: 50, y: 0 })(first);

async function open(window: AWindow, name = file): Promise<AWindow> {
  const opened = await window.session.open(name);
  if (!opened.ok || opened.value === null) throw new Error('The file cannot be opened.');
  loadOpened(window.workbench, opened.value);
  return window;
}

async function aWindowWith(project: Project): Promise<AWindow> {
  const window = aWindow();
  window.disk.set(file, serializeProject(project));
  return open(window);
}

const writeOutside = ({ disk }: AWindow, project: Project) =>
  disk.set(file, serializeProject(project));
const present = ({ editor }: AWindow) => editor.store.getState().history.present;
const toasts = ({ workspace }: AWindow) =>
  workspace.store.getState().toasts.map(({ text }) => text);
const dialog = ({ workspace }: AWindow) => workspace.store.getState().dialog;
const onDisk = ({ disk }: AWindow): Project | null => {
  const parsed = parseProject(disk.get(file) ?? '');
  return parsed.ok ? parsed.value : null;
};

function openMerge(window: AWindow) {
  const shown = dialog(window);
  if (shown?.name !== 'merge') throw new Error('No conflict is shown.');
  return shown.merge;
}

describe('a file that another program changes', () => {
  test('is shown as it is now where nothing was changed here, with the selection', async () => {
    const window = await aWindowWith(first);
    window.editor.select(['n1']);
    writeOutside(window, moved);
    expect(await window.workbench.outside.look('noticed')).toBe('clear');
    const state = window.editor.store.getState();
    expect([present(window), isEdited(state), [...state.selection]]).toEqual([
      moved,
      false,
      ['n1'],
    ]);
    // What did not change need not be drawn anew.
    expect(present(window).links[0]).toBe(state.history.past[0]?.links[0]);
    expect(toasts(window)).toEqual([
      'Another program changed a.neuromatrix. You see it as it is now: 1 moved.',
    ]);
  });

  test('is merged with the work here as one step, and the next save keeps both', async () => {
    const window = await aWindowWith(first);
    window.editor.edit(renameElement('n1', '5-HT'));
    writeOutside(window, moved);
    expect(await window.workbench.outside.look('noticed')).toBe('clear');
    expect(present(window)).toEqual(withLabel('5-HT', moved));
    expect(isEdited(window.editor.store.getState())).toBe(true);
    expect(await save(window.workbench)).toBe(true);
    expect(onDisk(window)?.nodes).toEqual(withLabel('5-HT', moved).nodes);
    window.editor.undo();
    expect(present(window)).toEqual(withLabel('5-HT'));
  });

  test('is not written over by a save that did not know of it', async () => {
    const window = await aWindowWith(first);
    window.editor.edit(renameElement('n1', '5-HT'));
    writeOutside(window, moved);
    expect(await save(window.workbench)).toBe(true);
    expect(onDisk(window)?.nodes).toEqual(withLabel('5-HT', moved).nodes);
  });

  test('waits for the person where both changed the same, and nothing is written before', async () => {
    const window = await aWindowWith(first);
    window.editor.edit(renameElement('n1', '5-HT'));
    writeOutside(window, withLabel('Enteramine'));
    expect(await save(window.workbench)).toBe(false);
    expect(onDisk(window)).toEqual(withLabel('Enteramine'));
    expect(present(window)).toEqual(withLabel('5-HT'));
    const merge = openMerge(window);
    const decided = decide(merge, () => 'theirs');
    expect(await take(window.workbench, merge, decided)).toBe(true);
    expect(present(window)).toEqual(withLabel('Enteramine'));
    // It is what is in the file.
    expect(isEdited(window.editor.store.getState())).toBe(false);
  });

  test('is looked at again where it changes while the person decides', async () => {
    const window = await aWindowWith(first);
    window.editor.edit(renameElement('n1', '5-HT'));
    writeOutside(window, withLabel('Enteramine'));
    await window.workbench.outside.look('noticed');
    const merge = openMerge(window);
    writeOutside(window, withLabel('Serotonine'));
    expect(await window.session.look(merge.document)).toMatchObject({ kind: 'changed' });
    const decided = decide(merge, () => 'ours');
    expect(await take(window.workbench, merge, decided)).toBe(false);
    expect(await save(window.workbench)).toBe(false);
    expect(onDisk(window)).toEqual(withLabel('Serotonine'));
  });

  test('is not asked about again after the person has put it off, until they save', async () => {
    const window = await aWindowWith(first);
    window.editor.edit(renameElement('n1', '5-HT'));
    writeOutside(window, withLabel('Enteramine'));
    await window.workbench.outside.look('noticed');
    window.workspace.closeDialog();
    await window.workbench.outside.look('noticed');
    expect(dialog(window)).toBe(null);
    await save(window.workbench);
    expect(dialog(window)?.name).toBe('merge');
  });

  test('leaves the work here as it is where it cannot be read, and a save asks', async () => {
    const window = await aWindowWith(first);
    window.editor.edit(renameElement('n1', '5-HT'));
    window.disk.set(file, '{"format":');
    await window.workbench.outside.look('noticed');
    await window.workbench.outside.look('noticed');
    expect(toasts(window)).toHaveLength(1);
    expect(await save(window.workbench)).toBe(false);
    expect(dialog(window)?.name).toBe('changed-on-disk');
    expect(window.disk.get(file)).toBe('{"format":');
  });

  test('is named as gone, and the work here counts as not saved', async () => {
    const window = await aWindowWith(first);
    window.disk.delete(file);
    await window.workbench.outside.look('noticed');
    await window.workbench.outside.look('noticed');
    expect(toasts(window)).toEqual([
      'a.neuromatrix was moved or deleted by another program. Your work is safe in this window.',
    ]);
    expect(isEdited(window.editor.store.getState())).toBe(true);
    writeOutside(window, first);
    await window.workbench.outside.look('noticed');
    expect(isEdited(window.editor.store.getState())).toBe(false);
  });
});

test('neither a save of this window nor a new date of the file is a change', async () => {
  const window = await aWindowWith(first);
  window.editor.edit(renameElement('n1', '5-HT'));
  await save(window.workbench);
  const before = window.editor.store.getState().history;
  window.disk.set(file, window.disk.get(file) ?? '');
  expect(await window.workbench.outside.look('noticed')).toBe('clear');
  expect(window.editor.store.getState().history).toBe(before);
  expect([toasts(window), dialog(window)]).toEqual([[], null]);
});

test('a change waits until a text is typed to its end', async () => {
  const window = await aWindowWith(first);
  const endTyping = window.editor.beginTyping(() => undefined);
  writeOutside(window, moved);
  const looking = window.workbench.outside.look('noticed');
  await window.session.look(window.session.current().id);
  expect(present(window)).toEqual(first);
  endTyping();
  await looking;
  expect(present(window)).toEqual(moved);
});

describe('work that comes back after a crash', () => {
  const restored = withLabel('5-HT');
  const draftOf = (hash: string) =>
    ({ at: file, format: 'neuromatrix', hash, unread: [] }) as const;

  /** A window into which the draft of `restored` came back; it was made when the file held `hash`. */
  async function aRestoredWindow(inFile: Project, hash = serializeProject(first)) {
    const window = aWindow();
    writeOutside(window, inFile);
    window.session.restore('back', draftOf(hash));
    const opened = {
      document: 'back',
      name: file,
      project: restored,
      restored: 'in-file',
    } as const;
    loadOpened(window.workbench, opened);
    await window.workbench.outside.look('noticed');
    return window;
  }

  test('is merged with a file that changes afterwards', async () => {
    const window = await aRestoredWindow(first);
    expect([toasts(window), dialog(window)]).toEqual([[], null]);
    writeOutside(window, moved);
    await window.workbench.outside.look('noticed');
    expect(present(window)).toEqual(withLabel('5-HT', moved));
  });

  test('puts every difference in question where nobody knows what was in the file before', async () => {
    const window = await aRestoredWindow(moved);
    const { base, ours, found } = openMerge(window);
    const paths = mergeProjects(base, ours, found.project).conflicts.map(({ path }) =>
      path.join(' '),
    );
    expect(paths).toEqual(['nodes n1 label', 'nodes n2 position']);
  });

  test('is merged by what the history knows of the file before', async () => {
    const known = { at: file, ...knownContent('before', null, []) };
    const store = {
      nameOf: () => file,
      stampOf: async () => 'now',
      readNow: async () => success({ bytes: toUtf8(serializeProject(moved)), hash: 'now' }),
    } as unknown as FileStore<string>;
    const findVersion = async (hash: string) => (hash === 'before' ? first : null);
    const found = await lookOutside(known, store, directFormatWork, findVersion);
    expect(found).toMatchObject({ kind: 'changed', base: first, project: moved });
  });
});

test('a save does not wait until a dialog is closed for which a change waits', async () => {
  const window = await aWindowWith(first);
  window.editor.edit(renameElement('n1', '5-HT'));
  window.workspace.openDialog({ name: 'properties' });
  writeOutside(window, moved);
  const looking = window.workbench.outside.look('noticed');
  expect(await save(window.workbench)).toBe(true);
  expect(onDisk(window)?.nodes).toEqual(withLabel('5-HT', moved).nodes);
  window.workspace.closeDialog();
  expect(await looking).toBe('clear');
});

test('a table whose links have no names is shown as it is now, but never merged', async () => {
  const table = 'a.sif';
  const window = aWindow();
  window.disk.set(table, 'Iron\tpp\tTPH2\n');
  await open(window, table);
  window.disk.set(table, 'Zinc\tpp\tTPH2\nIron\tpp\tTPH2\n');
  expect(await window.workbench.outside.look('noticed')).toBe('clear');
  expect(present(window).nodes.map(({ label }) => label)).toEqual(['Zinc', 'TPH2', 'Iron']);
  window.editor.edit(renameElement(present(window).links[0]?.id ?? '', 'needs'));
  window.disk.set(table, 'Iron\tpp\tTPH2\n');
  // A table cannot say the label: the person agrees to that first.
  expect(await save(window.workbench)).toBe(false);
  const asked = dialog(window);
  if (asked?.name !== 'would-lose') throw new Error('Nothing was asked.');
  expect(await saveLosing(window.workbench, asked.report)).toBe(false);
  expect(dialog(window)?.name).toBe('changed-on-disk');
  expect(window.disk.get(table)).toBe('Iron\tpp\tTPH2\n');
});

type Action = { readonly who: 0 | 1 } & (
  { readonly does: 'edit'; readonly edit: ArbitraryEdit } | { readonly does: 'save' | 'look' }
);

const who = fc.constantFrom(0 as const, 1 as const);
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ who, does: fc.constant('edit' as const), edit: arbitraryEdit }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ who, does: fc.constantFrom('save' as const, 'look' as const) }),
  },
);

/** Histories of two windows: some in `npm test`, very many in `npm run soak`. */
const histories = Number(process.env['SOAK_HISTORIES'] ?? 40);

test('two windows on one file lose no change without having shown a conflict', async () => {
  await fc.assert(
    fc.asyncProperty(
      arbitraryProject({ maxNodes: 5, maxLinks: 4 }),
      fc.array(action, { minLength: 4, maxLength: 25 }),
      fc.array(fc.constantFrom('ours' as const, 'theirs' as const), { minLength: 1 }),
      async (project, actions, decisions) => {
        const disk = new Map([[file, serializeProject(project)]]);
        const windows = [aWindow(undefined, disk), aWindow(undefined, disk)] as const;
        for (const window of windows) await open(window);
        const [added, removed] = [new Set<string>(), new Set<string>()];
        let ids = 0;
        let isAsked = false;
        let turn = 0;
        const settle = async (window: AWindow) => {
          const shown = dialog(window);
          if (shown?.name !== 'merge') return;
          isAsked = true;
          const merged = decide(shown.merge, () => decisions[turn % decisions.length]);
          turn += 1;
          window.workspace.closeDialog();
          await take(window.workbench, shown.merge, merged);
        };
        for (const each of actions) {
          const window = windows[each.who];
          if (each.does === 'edit') {
            const newId = () => `w${each.who}-${(ids += 1)}`;
            const before = idsIn(present(window));
            window.editor.edit(makeEdit(each.edit, present(window), newId));
            const after = idsIn(present(window));
            for (const id of after) if (!before.has(id)) added.add(id);
            for (const id of before) if (!after.has(id)) removed.add(id);
          } else if (each.does === 'save') await save(window.workbench);
          else await window.workbench.outside.look('noticed');
          await settle(window);
        }
        // In the end both save until nothing is open: then both show what is in the file.
        for (const window of [...windows, ...windows]) {
          await save(window.workbench);
          await settle(window);
          await save(window.workbench);
        }
        await windows[0].workbench.outside.look('noticed');
        await settle(windows[0]);
        const [one, other] = windows.map((window) =>
          serializeProject(withoutTime(present(window))),
        );
        expect(one).toBe(other);
        const inFile = onDisk(windows[0]);
        expect(inFile && serializeProject(withoutTime(inFile))).toBe(one);
        // As long as nothing was in question, all that was added is there, and nothing that was removed.
        const left = idsIn(present(windows[0]));
        const wrong = [
          ...[...added].filter((id) => !left.has(id) && !removed.has(id)),
          ...[...removed].filter((id) => left.has(id)),
        ];
        expect(isAsked ? [] : wrong).toEqual([]);
      },
    ),
    { numRuns: histories },
  );
});

type Renaming =
  | { readonly who: 0 | 1; readonly does: 'rename'; readonly node: 'n1' | 'n2' }
  | { readonly who: 0 | 1; readonly does: 'save' | 'look' };

const renaming: fc.Arbitrary<Renaming> = fc.oneof(
  fc.record({
    who,
    does: fc.constant('rename' as const),
    node: fc.constantFrom('n1' as const, 'n2' as const),
  }),
  fc.record({ who, does: fc.constantFrom('save' as const, 'look' as const) }),
);

test('a name that somebody typed last in one of two windows is there in the end, or a conflict was shown', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(renaming, { minLength: 4, maxLength: 30 }), async (actions) => {
      const disk = new Map([[file, serializeProject(first)]]);
      const windows = [aWindow(undefined, disk), aWindow(undefined, disk)] as const;
      for (const window of windows) await open(window);
      /** The last names that each window gave, and so the names that may be left. */
      const typed = new Map<string, Map<0 | 1, string>>();
      for (const [turn, each] of actions.entries()) {
        const window = windows[each.who];
        if (each.does === 'rename') {
          const name = `${each.node} ${turn}`;
          window.editor.edit(renameElement(each.node, name));
          typed.set(each.node, (typed.get(each.node) ?? new Map()).set(each.who, name));
        } else if (each.does === 'save') await save(window.workbench);
        else await window.workbench.outside.look('noticed');
        // A conflict is the person's to decide.
        if (dialog(window)?.name === 'merge') return;
      }
      for (const window of [...windows, ...windows]) {
        await save(window.workbench);
        if (dialog(window)?.name === 'merge') return;
      }
      const left = onDisk(windows[0]);
      for (const [node, names] of typed) {
        const label = left?.nodes.find(({ id }) => id === node)?.label ?? '';
        expect([...names.values()]).toContain(label);
      }
    }),
    { numRuns: histories },
  );
});

function idsIn({ nodes, links, references }: Project): ReadonlySet<string> {
  return new Set([...nodes, ...links, ...references].map(({ id }) => id));
}

function withoutTime(project: Project): Project {
  const { created: _created, modified: _modified, ...metadata } = project.metadata;
  return { ...project, metadata };
}

function decide({ base, ours, found }: OpenMerge, side: Decide): WindowMerge {
  return mergeForWindow({ base, ours, theirs: found.project, isNamed: true }, side);
}
