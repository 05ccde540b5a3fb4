import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createVersionFiles } from '../../../electron/version-files.ts';
import { toUtf8 } from '../../../shared/bytes/bytes.ts';
import { aTemporaryFolder } from '../../support/start-app.ts';

const version = {
  id: 'one',
  key: 'k',
  file: { path: '/a.neuromatrix', realPath: '/a.neuromatrix' },
  time: 1,
  name: 'a.neuromatrix',
  bytes: 3,
  hash: 'h',
  reason: 'saved' as const,
  size: { nodes: 1, links: 0 },
  changes: null,
  hasValues: false,
};

test('versions come back as they were kept, with their content, until they are removed', async () => {
  const folder = join(await aTemporaryFolder(), 'history');
  const files = createVersionFiles(folder, () => undefined);
  expect(await files.list()).toEqual([]);
  await files.put(version, toUtf8('{\n}'));
  await files.put({ ...version, id: 'two', key: 'other' }, toUtf8('binary \u0000'));
  expect(await files.list('k')).toEqual([version]);
  expect(await files.list()).toHaveLength(2);
  expect(Buffer.from((await files.read(version)) ?? []).toString()).toBe('{\n}');
  await files.remove(version);
  expect(await files.read(version)).toBeNull();
  expect(await readdir(folder)).toEqual(['other']);
});

test('what is not a version is left where it is, and the others are there', async () => {
  const folder = await aTemporaryFolder();
  const said: string[] = [];
  const files = createVersionFiles(folder, (line) => said.push(line));
  await files.put(version, toUtf8('{}'));
  await writeFile(join(folder, 'k', 'bad.version'), 'not one');
  expect(await files.list()).toEqual([version]);
  expect(said).toHaveLength(1);
  expect((await readdir(join(folder, 'k'))).toSorted()).toEqual(['bad.version', 'one.version']);
});

test('clearing everything leaves nothing, also not what cannot be read', async () => {
  const folder = await aTemporaryFolder();
  const files = createVersionFiles(folder, () => undefined);
  await files.put(version, toUtf8('{}'));
  await writeFile(join(folder, 'k', 'bad.version'), 'not one');
  await files.removeAll?.();
  expect(await readdir(folder)).toEqual([]);
});

test('no key or id leads out of the folder', async () => {
  const folder = join(await aTemporaryFolder(), 'history');
  const files = createVersionFiles(folder, () => undefined);
  await files.put({ ...version, id: '../x', key: '../../y' }, toUtf8('{}'));
  expect(await readdir(folder, { recursive: true })).toEqual([
    '______y',
    join('______y', '___x.version'),
  ]);
});

test('two spellings of one file have one history', async () => {
  const files = createVersionFiles('/nowhere', () => undefined);
  const file = { path: '/link', realPath: '/a' };
  expect(await files.keyOf(file)).toBe(await files.keyOf({ ...file, path: '/a' }));
  expect(await files.keyOf(file)).not.toBe(await files.keyOf({ ...file, realPath: '/b' }));
});
