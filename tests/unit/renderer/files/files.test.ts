import { expect, onTestFinished, test, vi } from 'vitest';
import { isEdited } from '../../../../renderer/editor/editor.ts';
import { openWith, save, saveAll, saveAs, takeOpened } from '../../../../renderer/files/files.ts';
import { setMetadata } from '../../../../shared/edit/set-project-properties.ts';
import { parseProject } from '../../../../shared/project/parse-project.ts';
import { serializeProject } from '../../../../shared/project/serialize-project.ts';
import { aProject } from '../../../support/a-project.ts';
import { aWindow, type AWindow } from '../../session/a-window.ts';

const titled = (title: string) => aProject({ metadata: { ...aProject().metadata, title } });

/** A window with `mine` in it; files that are held answer when they are let go. */
async function aWindowWithMine() {
  const held = new Map<string, () => void>();
  const holding = new Set<string>();
  const window = aWindow((what) =>
    holding.has(what) ? new Promise<void>((go) => held.set(what, go)) : Promise.resolve(),
  );
  window.disk.set('mine', serializeProject(titled('Mine')));
  window.disk.set('other', serializeProject(titled('Other')));
  await openWith(window.workbench, () => window.session.open('mine'));
  return {
    ...window,
    hold: (what: string) => void holding.add(what),
    letGo: (what: string) => {
      holding.delete(what);
      held.get(what)?.();
    },
  };
}

const retitle = ({ editor }: AWindow, title: string) => editor.edit(setMetadata({ title }));
const edited = ({ editor }: AWindow) => isEdited(editor.store.getState());
const shown = ({ editor }: AWindow) => editor.store.getState().history.present.metadata.title;

function titleIn({ disk }: AWindow, file: string): string {
  const parsed = parseProject(disk.get(file) ?? '');
  return parsed.ok ? parsed.value.metadata.title : parsed.error.kind;
}

/** All that only waits for promises which are settled has been done. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a save during another one is not dropped: it takes what was done meanwhile', async () => {
  const window = await aWindowWithMine();
  window.hold('write mine');
  retitle(window, 'One');
  const first = save(window.workbench);
  await settled();
  retitle(window, 'Two');
  const second = save(window.workbench);
  window.letGo('write mine');
  expect(await Promise.all([first, second])).toEqual([true, true]);
  expect([titleIn(window, 'mine'), edited(window)]).toEqual(['Two', false]);
});

test('while another file is being opened, the document is saved to its own file', async () => {
  const window = await aWindowWithMine();
  window.hold('read other');
  const opened = openWith(window.workbench, () => window.session.open('other'));
  await settled();
  retitle(window, 'Still here');
  expect(await save(window.workbench)).toBe(true);
  window.letGo('read other');
  await opened;
  expect([shown(window), titleIn(window, 'mine'), titleIn(window, 'other')]).toEqual([
    'Other',
    'Still here',
    'Other',
  ]);
});

test('while a save hangs, the work can be saved elsewhere, and the document is there from then on', async () => {
  const window = await aWindowWithMine();
  window.hold('write mine');
  retitle(window, 'One');
  const hanging = save(window.workbench);
  await settled();
  window.choices.push('elsewhere');
  expect(await saveAs(window.workbench)).toBe(true);
  retitle(window, 'Two');
  expect(await save(window.workbench)).toBe(true);
  expect([titleIn(window, 'elsewhere'), edited(window)]).toEqual(['Two', false]);

  window.letGo('write mine');
  expect(await hanging).toBe(false);
  expect(window.editor.store.getState().fileName).toBe('elsewhere');
  expect(titleIn(window, 'elsewhere')).toBe('Two');
});

test('closing saves what was typed while a slow save ran', async () => {
  const window = await aWindowWithMine();
  window.hold('write mine');
  retitle(window, 'One');
  void save(window.workbench);
  await settled();
  retitle(window, 'Two');
  const done = window.editor.beginTyping(() => {
    done();
    retitle(window, 'Three');
  });
  const closing = saveAll(window.workbench);
  window.letGo('write mine');
  expect(await closing).toBe(true);
  expect([titleIn(window, 'mine'), edited(window)]).toEqual(['Three', false]);
});

test('closing does not go on where a save fails', async () => {
  const window = await aWindowWithMine();
  retitle(window, 'Mine still');
  window.disk.set('mine', serializeProject(titled('Theirs')));
  expect(await saveAll(window.workbench)).toBe(false);
  expect([titleIn(window, 'mine'), edited(window)]).toEqual(['Theirs', true]);
});

test('what begins to be typed while a file is read is asked about before the file takes its place', async () => {
  const window = await aWindowWithMine();
  window.hold('read other');
  const opened = openWith(window.workbench, () => window.session.open('other'));
  await settled();
  retitle(window, 'Begun');
  window.letGo('read other');
  await vi.waitFor(() =>
    expect(window.workspace.store.getState().dialog).toMatchObject({ name: 'unsaved' }),
  );
  const { dialog } = window.workspace.store.getState();
  if (dialog?.name === 'unsaved') dialog.answer('cancel');
  await opened;
  expect([shown(window), edited(window)]).toEqual(['Begun', true]);
  // And it is still in its own file.
  expect(await save(window.workbench)).toBe(true);
  expect([titleIn(window, 'mine'), titleIn(window, 'other')]).toEqual(['Begun', 'Other']);
});

test('a file that is opened from outside does not replace what has been begun', async () => {
  const window = aWindow();
  window.disk.set('other', serializeProject(titled('Other')));
  const opened = await window.session.open('other');
  retitle(window, 'Begun');
  if (opened.ok && opened.value) await takeOpened(window.workbench, opened.value);
  expect([shown(window), window.session.holds((file) => file === 'other')]).toEqual([
    'Begun',
    false,
  ]);
});

test('a save that takes long is told, and what to do; when it has ended nothing more is said', async () => {
  const window = await aWindowWithMine();
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  window.hold('write mine');
  retitle(window, 'One');
  const saving = save(window.workbench);
  await vi.advanceTimersByTimeAsync(10_000);
  const { toasts } = window.workspace.store.getState();
  expect(toasts.map(({ text, action }) => [text, action?.label])).toEqual([
    [expect.stringContaining('mine is still being saved'), 'Save As…'],
  ]);
  window.letGo('write mine');
  expect(await saving).toBe(true);
  expect(window.workspace.store.getState().toasts).toEqual([]);
});
