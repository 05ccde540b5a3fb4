import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createStoredOwnLibrary, createStoredOwnMotifs } from '../../../electron/stored-values.ts';
import { noOwnMotifs } from '../../../shared/edit/kept-motifs.ts';
import { emptyOwnLibrary } from '../../../shared/library/own-library.ts';
import { aFolder } from './a-folder.ts';
import { anEntity, libraryOf } from '../library/bundled-library.ts';

const own = libraryOf(anEntity({ id: 'own-1', name: 'Saffron', label: 'Saffron' }));

test('the own library is there again at the next start', async () => {
  const path = join(await aFolder(), 'own-library.json');
  const first = await createStoredOwnLibrary(path, () => undefined);
  expect(first.get()).toEqual(emptyOwnLibrary);
  expect(await first.set(own)).toBe(true);
  expect((await createStoredOwnLibrary(path, () => undefined)).get()).toEqual(own);
});

test('a library that cannot be read is put aside, not written over', async () => {
  const folder = await aFolder();
  const path = join(folder, 'own-library.json');
  await writeFile(path, '{"format":"neuromatrix-library","version":1,"entities":[');
  const logged: string[] = [];
  const stored = await createStoredOwnLibrary(path, (line) => void logged.push(line));
  await stored.set(own);
  expect((await readdir(folder)).toSorted()).toEqual([
    'own-library.json',
    'own-library.json.unreadable',
  ]);
  expect(await readFile(`${path}.unreadable`, 'utf8')).toContain('"entities":[');
  expect(logged).toHaveLength(1);
});

test('what cannot be written is told', async () => {
  const folder = await aFolder();
  await writeFile(join(folder, 'a-file'), '');
  const stored = await createStoredOwnLibrary(join(folder, 'a-file', 'x.json'), () => undefined);
  expect(await stored.set(own)).toBe(false);
  expect(stored.get()).toEqual(own);
});

test('own motifs are there again at the next start, and what cannot be read is put aside', async () => {
  const folder = await aFolder();
  const path = join(folder, 'own-motifs.json');
  const motifs = { ...noOwnMotifs, motifs: [{ id: 'm1', text: '{}' }] };
  const first = await createStoredOwnMotifs(path, () => undefined);
  expect(first.get()).toEqual(noOwnMotifs);
  expect(await first.set(motifs)).toBe(true);
  expect((await createStoredOwnMotifs(path, () => undefined)).get()).toEqual(motifs);
  await writeFile(path, '{"version":7}');
  expect((await createStoredOwnMotifs(path, () => undefined)).get()).toEqual(noOwnMotifs);
  expect(await readdir(folder)).toEqual(['own-motifs.json.unreadable']);
});
