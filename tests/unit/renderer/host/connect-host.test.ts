import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { OpenedProject } from '../../../../shared/session/opened-project.ts';
import { serializeProject } from '../../../../shared/project/serialize-project.ts';
import { aNode, aProject } from '../../../support/a-project.ts';
import { aFolder } from '../../electron/a-folder.ts';
import { aBrowser } from './a-browser.ts';
import { aFileHandle } from './a-file-handle.ts';

const first = aProject({ nodes: [aNode({ label: 'Serotonin' })] });
const second = aProject({ nodes: [aNode({ label: 'Melatonin' })] });

async function aFile(name: string, text = serializeProject(first)): Promise<string> {
  const path = join(await aFolder(), name);
  writeFileSync(path, text);
  return path;
}

test('opens a chosen file and saves back into it', async () => {
  const { host, choices, asked } = aBrowser();
  const path = await aFile('a.neuromatrix');
  choices.push(aFileHandle(path));

  const opened = await host.openProject({ target: 'here' });
  expect(opened).toEqual({ ok: true, value: { name: 'a.neuromatrix', project: first } });
  const saved = await host.saveProject({ project: second, overwrite: false });
  expect(saved).toEqual({ ok: true, value: { name: 'a.neuromatrix', isCurrent: true } });
  expect(readFileSync(path, 'utf8')).toBe(serializeProject(second));
  expect(asked).toEqual([]);
});

test('will not save over a change made elsewhere, unless told to', async () => {
  const { host, choices } = aBrowser();
  const path = await aFile('a.neuromatrix');
  choices.push(aFileHandle(path));
  await host.openProject({ target: 'here' });
  writeFileSync(path, 'theirs');

  expect(await host.saveProject({ project: second, overwrite: false })).toEqual({
    ok: false,
    error: { file: 'a.neuromatrix', error: { kind: 'changed-on-disk' } },
  });
  expect(readFileSync(path, 'utf8')).toBe('theirs');
  expect(await host.saveProject({ project: second, overwrite: true })).toMatchObject({ ok: true });
  expect(readFileSync(path, 'utf8')).toBe(serializeProject(second));
});

test('saves twice in a row without taking its own writing for a change made elsewhere', async () => {
  const { host, choices } = aBrowser();
  const path = await aFile('a.neuromatrix', '');
  choices.push(aFileHandle(path));
  await host.saveProject({ project: first, overwrite: false });

  expect(await host.saveProject({ project: second, overwrite: false })).toMatchObject({ ok: true });
  expect(readFileSync(path, 'utf8')).toBe(serializeProject(second));
});

test('asks where a new project goes, offering its title as a name that any system takes', async () => {
  const { host, choices, asked } = aBrowser();
  choices.push(null);
  const project = aProject({ metadata: { ...first.metadata, title: '../GABA: "in/out"?' } });

  expect(await host.saveProject({ project, overwrite: false })).toEqual({ ok: true, value: null });
  expect(asked).toEqual(['-GABA- -in-out--.neuromatrix']);
});

test('a project begun afresh is not written into the file that was open before', async () => {
  const { host, choices, asked } = aBrowser();
  const path = await aFile('a.neuromatrix');
  choices.push(aFileHandle(path), null);
  await host.openProject({ target: 'here' });
  await host.startAfresh();

  await host.saveProject({ project: second, overwrite: false });
  expect(asked).toHaveLength(1);
  expect(readFileSync(path, 'utf8')).toBe(serializeProject(first));
});

test('a file that cannot be opened leaves the open one as it was', async () => {
  const { host, choices } = aBrowser();
  const path = await aFile('a.neuromatrix');
  const wrong = await aFile('wrong.neuromatrix', '{"format":"something"}');
  choices.push(aFileHandle(path), aFileHandle(wrong));
  await host.openProject({ target: 'here' });

  expect(await host.openProject({ target: 'here' })).toMatchObject({
    ok: false,
    error: { file: 'wrong.neuromatrix', error: { kind: 'not-a-project' } },
  });
  await host.saveProject({ project: second, overwrite: false });
  expect(readFileSync(path, 'utf8')).toBe(serializeProject(second));
});

test('a file in another encoding is refused rather than read with its letters replaced', async () => {
  const { host, choices } = aBrowser();
  const path = await aFile('latin.neuromatrix');
  writeFileSync(
    path,
    Buffer.from(serializeProject(first).replace('Serotonin', 'Sérotonine'), 'latin1'),
  );
  choices.push(aFileHandle(path));

  expect(await host.openProject({ target: 'here' })).toMatchObject({
    error: { error: { kind: 'not-json', line: 3 } },
  });
});

test.each([
  ['QuotaExceededError', { kind: 'disk-full' }],
  ['NoModificationAllowedError', { kind: 'no-permission' }],
  ['AbortError', { kind: 'system', reason: 'It broke off.' }],
])('a save that breaks off with %s leaves the file as it was', async (failsWith, error) => {
  const { host, choices } = aBrowser();
  const path = await aFile('a.neuromatrix');
  choices.push(aFileHandle(path, { failsWith }));
  await host.openProject({ target: 'here' });

  expect(await host.saveProject({ project: second, overwrite: false })).toEqual({
    ok: false,
    error: { file: 'a.neuromatrix', error },
  });
  expect(readFileSync(path, 'utf8')).toBe(serializeProject(first));
});

test('without permission nothing is written', async () => {
  const { host, choices } = aBrowser();
  const path = await aFile('a.neuromatrix');
  choices.push(aFileHandle(path, { permission: 'denied' }));
  await host.openProject({ target: 'here' });

  expect(await host.saveProject({ project: second, overwrite: true })).toMatchObject({
    error: { error: { kind: 'no-permission' } },
  });
  expect(readFileSync(path, 'utf8')).toBe(serializeProject(first));
});

test('where the browser cannot write to files, each save is a download under the same name', async () => {
  const { host, choices, downloads } = aBrowser();
  choices.push('download', 'download');
  await host.saveProjectAs({ project: first, suggestedName: 'mine' });
  await host.saveProject({ project: second, overwrite: false });

  expect(downloads.map(({ name }) => name)).toEqual(['mine.neuromatrix', 'mine.neuromatrix']);
  expect(await downloads[1]?.content.text()).toBe(serializeProject(second));
});

test('lists recent files once each, the last one first, and opens them again', async () => {
  const { host, choices } = aBrowser();
  const a = aFileHandle(await aFile('a.neuromatrix'));
  const b = aFileHandle(await aFile('b.neuromatrix', serializeProject(second)));
  choices.push(a, b, a);
  for (let opened = 0; opened < 3; opened++) await host.openProject({ target: 'here' });

  const recents = await host.recentFiles();
  expect(recents.map(({ name }) => name)).toEqual(['a.neuromatrix', 'b.neuromatrix']);
  const id = recents[1]?.id ?? '';
  expect(await host.openRecent({ id, target: 'here' })).toEqual({
    ok: true,
    value: { name: 'b.neuromatrix', project: second },
  });
  await host.clearRecentFiles();
  expect(await host.recentFiles()).toEqual([]);
});

test('a recent file that is gone is said to be missing and listed no more', async () => {
  const { host, choices } = aBrowser();
  const path = await aFile('a.neuromatrix');
  choices.push(aFileHandle(path));
  await host.openProject({ target: 'here' });
  rmSync(path);

  const [recent] = await host.recentFiles();
  expect(await host.openRecent({ id: recent?.id ?? '', target: 'here' })).toMatchObject({
    error: { file: 'a.neuromatrix', error: { kind: 'missing' } },
  });
  expect(await host.recentFiles()).toEqual([]);
});

test('opening works where the browser stores nothing', async () => {
  const { host, choices } = aBrowser({ storageForbidden: true });
  choices.push(aFileHandle(await aFile('a.neuromatrix')));

  expect(await host.openProject({ target: 'here' })).toMatchObject({ ok: true });
  expect(await host.recentFiles()).toMatchObject([{ name: 'a.neuromatrix' }]);
});

test('a dropped file is saved back to where it came from; a dropped folder is named as one', async () => {
  const browser = aBrowser();
  const path = await aFile('a.neuromatrix');
  browser.dropped = aFileHandle(path);
  const file = await aFileHandle(path).getFile();
  expect(await browser.host.openDropped(file, 'here')).toMatchObject({ ok: true });
  await browser.host.saveProject({ project: second, overwrite: false });
  expect(readFileSync(path, 'utf8')).toBe(serializeProject(second));

  // Of a folder's handle only its kind is looked at.
  browser.dropped = { kind: 'directory', name: 'things' } as FileSystemHandle;
  expect(await browser.host.openDropped(new File([], 'things'), 'here')).toEqual({
    ok: false,
    error: { file: 'things', error: { kind: 'is-a-folder' } },
  });
});

test('copies and pastes within the page where the clipboard is forbidden', async () => {
  const { host } = aBrowser({ clipboardForbidden: true });
  await host.writeClipboard({ text: 'two nodes' });
  expect(await host.readClipboard()).toEqual({ text: 'two nodes', html: '' });
});

test('starts with the file that the start script was given, and saves it under its name', async () => {
  const startupFile = { name: 'given.neuromatrix', text: serializeProject(first) };
  const { host, asked } = aBrowser({ startupFile });
  expect(await host.start()).toMatchObject({
    version: '1.2.3',
    opened: { name: 'given.neuromatrix', project: first },
    failure: null,
  });
  await host.saveProject({ project: second, overwrite: false });
  expect(asked).toEqual(['given.neuromatrix']);
});

test('a large file that is named at the start is read when the window is there', async () => {
  const nodes = Array.from({ length: 800 }, (_, i) => aNode({ id: `n${i}`, label: `Node ${i}` }));
  const text = serializeProject(aProject({ nodes }));
  const startupFile = { name: 'large.neuromatrix', text };
  const { plainHost: host } = aBrowser({ startupFile });
  expect(await host.start()).toMatchObject({ opened: null, failure: null });
  const opened = await new Promise<OpenedProject>((resolve) => host.on('opened', resolve));
  expect(opened.project.nodes).toEqual(nodes);

  const { plainHost: other } = aBrowser({ startupFile: { ...startupFile, text: `${text}{` } });
  await other.start();
  const failed = await new Promise((resolve) => other.on('openFailed', resolve));
  expect(failed).toMatchObject({ file: 'large.neuromatrix', error: { kind: 'not-json' } });
});

test('a file that is opened with the installed program opens in its window and is saved back', async () => {
  const path = await aFile('launched.neuromatrix');
  const { plainHost: host, asked } = aBrowser({ launched: aFileHandle(path) });
  await host.start();
  const opened = await new Promise<OpenedProject>((resolve) => host.on('opened', resolve));
  expect(opened.project).toEqual(first);
  const { document } = opened;
  const saved = await host.saveProject({ document, project: second, overwrite: false });
  expect(saved.ok).toBe(true);
  expect(asked).toEqual([]);
  expect(readFileSync(path, 'utf8')).toBe(serializeProject(second));
});

test('starts empty, with the reason, when the given file is not a project', async () => {
  const { host } = aBrowser({ startupFile: { name: 'x.txt', text: 'hello' } });
  expect(await host.start()).toMatchObject({ opened: null, failure: { file: 'x.txt' } });
});

test('starts empty when whatever serves the page answers something else', async () => {
  const { host } = aBrowser({ startupFile: '<!doctype html>' });
  expect(await host.start()).toMatchObject({ opened: null, failure: null });
});

test('the title marks unsaved work and the browser asks before it is lost', async () => {
  const { host, shown } = aBrowser();
  const state = { pristine: false, title: 'a.neuromatrix', disabled: [], checked: [] };
  await host.reportState({ ...state, edited: true });
  expect(shown).toEqual({ title: '● a.neuromatrix — Neuromatrix', guarded: true });
  await host.reportState({ ...state, edited: false });
  expect(shown).toEqual({ title: 'a.neuromatrix — Neuromatrix', guarded: false });
});
