import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAppState } from '../../../electron/app-state.ts';
import { createStoredValue } from '../../../electron/stored-values.ts';
import { imageOptionsSchema } from '../../../shared/project/image-formats.ts';
import { defaultSettings, settingsSchema } from '../../../shared/settings.ts';
import { aFolder } from './a-folder.ts';

const silent = () => {};

test('recent files are the latest first, each once, twelve at most', async () => {
  const state = await createAppState(await aFolder(), silent);
  for (let number = 1; number <= 14; number += 1) await state.addRecent(`/p/${number}.neuromatrix`);
  await state.addRecent('/p/10.neuromatrix');
  const names = state.recentFiles().map((file) => file.name.replace('.neuromatrix', ''));
  expect(names).toEqual(['10', '14', '13', '12', '11', '9', '8', '7', '6', '5', '4', '3']);
});

test('a recent file is named by an id that does not tell its path', async () => {
  const state = await createAppState(await aFolder(), silent);
  await state.addRecent(join('/home/person/secret', 'a.neuromatrix'));
  const [file] = state.recentFiles();
  expect(file).toMatchObject({ name: 'a.neuromatrix', folder: 'secret' });
  expect(JSON.stringify(file)).not.toContain('person');
  expect(state.recentPath(file?.id ?? '')).toBe(join('/home/person/secret', 'a.neuromatrix'));
  expect(state.recentPath('made up')).toBeNull();
});

test('the next run knows what this one left', async () => {
  const folder = await aFolder();
  const state = await createAppState(folder, silent);
  await Promise.all([
    state.addRecent('/a'),
    state.addRecent('/b'),
    state.rememberFolder('lastFolder', '/c'),
    state.rememberSession(['/a', '/b']),
  ]);
  const next = await createAppState(folder, silent);
  expect(next.recentFiles().map((file) => file.name)).toEqual(['b', 'a']);
  expect([next.folder('lastFolder'), next.folder('lastExportFolder')]).toEqual(['/c', null]);
  expect(next.session()).toEqual(['/a', '/b']);
});

test('recent files can be forgotten, one and all', async () => {
  const state = await createAppState(await aFolder(), silent);
  await state.addRecent('/a');
  await state.addRecent('/b');
  await state.forgetRecent('/a');
  expect(state.recentFiles().map((file) => file.name)).toEqual(['b']);
  await state.clearRecent();
  expect(state.recentFiles()).toEqual([]);
});

test('clearing the recent files leaves no trace of any file or folder', async () => {
  const folder = await aFolder();
  const state = await createAppState(folder, silent);
  await state.addRecent('/secret/a');
  await state.rememberFolder('lastFolder', '/secret');
  await state.rememberFolder('lastExportFolder', '/secret');
  await state.rememberSession(['/secret/a']);
  await state.rememberImageOptions('/secret/a', imageOptionsSchema.parse({}));
  await state.clearRecent();
  expect(await readFile(join(folder, 'state.json'), 'utf8')).not.toContain('secret');
});

test('a spoilt state is a fresh start that the log mentions', async () => {
  const folder = await aFolder();
  await writeFile(join(folder, 'state.json'), '{"recentFiles": [');
  const lines: string[] = [];
  const state = await createAppState(folder, (line) => void lines.push(line));
  expect(state.recentFiles()).toEqual([]);
  expect(lines).toEqual([expect.stringContaining('state.json aside as state.json.unreadable')]);
  await state.addRecent('/a');
  expect(JSON.parse(await readFile(join(folder, 'state.json'), 'utf8'))).toMatchObject({
    recentFiles: ['/a'],
  });
});

test('one spoilt field does not cost the others', async () => {
  const folder = await aFolder();
  await writeFile(join(folder, 'state.json'), '{"recentFiles": 5, "session": ["/a"]}');
  const state = await createAppState(folder, silent);
  expect([state.recentFiles(), state.session()]).toEqual([[], ['/a']]);
});

test('settings come back, and a first run is no news', async () => {
  const path = join(await aFolder(), 'made', 'settings.json');
  const lines: string[] = [];
  const log = (line: string) => void lines.push(line);
  const settings = await createStoredValue(path, settingsSchema, defaultSettings, log);
  expect(settings.get()).toEqual(defaultSettings);
  await settings.set({ ...defaultSettings, theme: 'dark' });
  const again = await createStoredValue(path, settingsSchema, defaultSettings, log);
  expect(again.get().theme).toBe('dark');
  expect(lines).toEqual([]);
});

test('settings that cannot be written still hold, and the log says so', async () => {
  const folder = await aFolder();
  await writeFile(join(folder, 'file'), '');
  const lines: string[] = [];
  const path = join(folder, 'file', 'settings.json');
  const log = (line: string) => void lines.push(line);
  const settings = await createStoredValue(path, settingsSchema, defaultSettings, log);
  await settings.set({ ...defaultSettings, theme: 'light' });
  expect(settings.get().theme).toBe('light');
  expect(lines.at(-1)).toContain('Could not write');
});

test('how projects were last made images is known in the next run, by their paths', async () => {
  const folder = await aFolder();
  const state = await createAppState(folder, silent);
  const options = imageOptionsSchema.parse({ format: 'pdf', theme: 'dark' });
  await state.rememberImageOptions('/a', imageOptionsSchema.parse({}));
  await state.rememberImageOptions('/a', options);
  const next = await createAppState(folder, silent);
  expect([next.imageOptions('/a'), next.imageOptions('/b')]).toEqual([options, null]);
});

test('image options of another version are none', async () => {
  const folder = await aFolder();
  const imageOptions = [{ file: '/a', options: { format: 'hologram' } }];
  await writeFile(
    join(folder, 'state.json'),
    JSON.stringify({ imageOptions, recentFiles: ['/a'] }),
  );
  const state = await createAppState(folder, silent);
  expect([state.imageOptions('/a'), state.recentFiles()]).toMatchObject([null, [{ name: 'a' }]]);
});
