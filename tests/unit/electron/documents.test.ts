import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDocuments } from '../../../electron/documents.ts';
import { findRealPath } from '../../../electron/real-path.ts';
import { createTurns } from '../../../electron/turns.ts';
import { documentName, windowTitle } from '../../../electron/window-title.ts';
import { aFolder } from './a-folder.ts';

test('a file belongs to one window until it closes', () => {
  const documents = createDocuments<string>();
  const first = documents.add('first');
  documents.add('second');
  first.file = { path: '/link', realPath: '/real', format: 'neuromatrix', hash: 'h', unread: [] };
  expect(documents.withFileAt('/real')).toBe(first);
  expect(documents.withFileAt('/link')).toBeNull();
  documents.remove(first);
  expect(documents.withFileAt('/real')).toBeNull();
  expect(documents.all().map((one) => one.window)).toEqual(['second']);
});

test.skipIf(process.platform === 'win32')('every way to a file leads to one place', async () => {
  const folder = await aFolder();
  await mkdir(join(folder, 'sub'));
  await writeFile(join(folder, 'sub', 'a'), '');
  await symlink('sub', join(folder, 'way'));
  await symlink(join('sub', 'a'), join(folder, 'link'));
  const ways = ['sub/a', 'way/a', 'link', 'sub/../way/./a'].map((way) => join(folder, way));
  expect(new Set(await Promise.all(ways.map((way) => findRealPath(way))))).toEqual(
    new Set([join(folder, 'sub', 'a')]),
  );
});

test.skipIf(process.platform === 'win32')(
  'so it is for a file that is yet to be made',
  async () => {
    const folder = await aFolder();
    await mkdir(join(folder, 'sub'));
    await symlink('sub', join(folder, 'way'));
    await symlink(join('sub', 'new'), join(folder, 'link'));
    expect(await findRealPath(join(folder, 'way', 'new'))).toBe(join(folder, 'sub', 'new'));
    expect(await findRealPath(join(folder, 'link'))).toBe(join(folder, 'sub', 'new'));
    await expect(findRealPath(join(folder, 'nowhere', 'new'))).rejects.toThrow('ENOENT');
  },
);

test.skipIf(process.platform === 'win32')('links in a circle lead nowhere', async () => {
  const folder = await aFolder();
  await symlink('b', join(folder, 'a'));
  await symlink('a', join(folder, 'b'));
  await expect(findRealPath(join(folder, 'a'))).rejects.toThrow('ELOOP');
});

test('tasks on one file wait for each other, even after a failure; others do not', async () => {
  const inTurn = createTurns();
  const order: string[] = [];
  let release = () => {};
  const gate = new Promise<void>((resolve) => (release = resolve));
  const first = inTurn('a', async () => {
    await gate;
    order.push('first');
    throw new Error('no');
  });
  const second = inTurn('a', async () => void order.push('second'));
  await inTurn('b', async () => void order.push('other'));
  release();
  await expect(first).rejects.toThrow('no');
  await second;
  expect(order).toEqual(['other', 'first', 'second']);
});

test('the title names the file, or what the page calls it, and says what is not saved', () => {
  const file = { path: join('/p', 'a.neuromatrix') };
  const saved = { file, title: 'Something', edited: false };
  expect(windowTitle(saved, 'linux')).toBe('a.neuromatrix — Neuromatrix');
  expect(windowTitle({ ...saved, edited: true }, 'win32')).toBe('● a.neuromatrix — Neuromatrix');
  expect(windowTitle({ ...saved, edited: true }, 'darwin')).toBe('a.neuromatrix');
  expect(documentName({ file: null, title: 'New\nmap', edited: true })).toBe('New map');
  expect(documentName({ file: null, title: ' ', edited: true })).toBe('Untitled');
});
