import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createDocuments } from '../../../electron/documents.ts';
import { createTurns } from '../../../electron/turns.ts';
import { documentName, windowTitle } from '../../../electron/window-title.ts';

test('a file belongs to one window until it closes', () => {
  const documents = createDocuments<string>();
  const first = documents.add('first');
  documents.add('second');
  first.file = { path: '/link', realPath: '/real', format: 'neuromatrix', hash: 'h' };
  expect(documents.withFileAt('/real')).toBe(first);
  expect(documents.withFileAt('/link')).toBeNull();
  documents.remove(first);
  expect(documents.withFileAt('/real')).toBeNull();
  expect(documents.all().map((one) => one.window)).toEqual(['second']);
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
