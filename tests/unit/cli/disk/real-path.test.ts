import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findRealPath } from '../../../../cli/disk/atomic-write.ts';
import { aFolder } from '../../electron/a-folder.ts';

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
