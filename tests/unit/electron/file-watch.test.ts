import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createFileWatch } from '../../../electron/file-watch.ts';
import { aFolder } from './a-folder.ts';

async function aWatch() {
  const folder = await aFolder();
  const [path, other] = [join(folder, 'a.neuromatrix'), join(folder, 'b.neuromatrix')];
  await writeFile(path, 'first');
  await writeFile(other, 'first');
  const touched: object[] = [];
  const watch = createFileWatch<object>((key) => touched.push(key));
  const window = { name: 'window' };
  onTestFinished(() => watch.follow(window, null));
  return { watch, window, touched, path, other, folder };
}

/** As most programs save. */
async function replace(path: string): Promise<void> {
  await writeFile(`${path}.new`, 'next');
  await rename(`${path}.new`, path);
}

test('a file that is written or replaced is told, again and again', async () => {
  const { watch, window, touched, path } = await aWatch();
  watch.follow(window, path);
  const times = async (change: () => Promise<void>) => {
    const before = touched.length;
    await change();
    await expect.poll(() => touched.length).toBeGreaterThan(before);
  };
  await times(() => replace(path));
  await times(() => replace(path));
  await times(() => writeFile(path, 'in place'));
  expect(new Set(touched)).toEqual(new Set([window]));
});

test('other files of the folder, and the file that was followed before, say nothing', async () => {
  const { watch, window, touched, path, other } = await aWatch();
  const neighbour = { name: 'neighbour' };
  onTestFinished(() => watch.follow(neighbour, null));
  watch.follow(window, other);
  watch.follow(window, path);
  watch.follow(neighbour, other);
  await replace(other);
  await expect.poll(() => touched).toContain(neighbour);
  expect(touched).not.toContain(window);
});

test('a folder that is not there is no fault', async () => {
  const { watch, window, folder } = await aWatch();
  expect(() => watch.follow(window, join(folder, 'gone', 'a.neuromatrix'))).not.toThrow();
});
