import { spawn } from 'node:child_process';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { diskFiles } from '../../../../cli/disk/disk-files.ts';
import { withFileLock } from '../../../../cli/disk/file-lock.ts';
import { aFolder } from '../../electron/a-folder.ts';

const saves = 60;

/** A program of its own, so that nothing is shared but the disk. */
async function buildLoop(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(import.meta.dirname, 'saving-loop.ts'),
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { format: 'es', entryFileNames: 'loop.mjs' } },
    },
  });
  return join(folder, 'loop.mjs');
}

interface Told {
  readonly added: readonly string[];
  readonly refused: number;
}

function runLoop(program: string, path: string): Promise<Told> {
  const child = spawn(process.execPath, [program, path, String(saves)]);
  let out = '';
  let err = '';
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      // What our own program printed.
      if (code === 0) resolve(JSON.parse(out) as Told);
      else reject(new Error(err));
    });
  });
}

test(
  'no save that said "saved" vanishes while three programs save one file',
  { timeout: 120_000 },
  async () => {
    const program = await buildLoop(await aFolder());
    const folder = await aFolder();
    const path = join(folder, 'a.neuromatrix');
    await writeFile(path, '');
    const told = await Promise.all([1, 2, 3].map(() => runLoop(program, path)));
    const lines = (await readFile(path, 'utf8')).trim().split('\n');
    expect(lines.toSorted()).toEqual(told.flatMap(({ added }) => added).toSorted());
    // They did get in each other's way.
    expect(told.some(({ refused }) => refused > 0)).toBe(true);
    expect(await readdir(folder)).toEqual(['a.neuromatrix']);
  },
);

/** The lock file of a program that is writing `a.neuromatrix`. */
async function lockIn(folder: string): Promise<string> {
  const path = join(folder, 'a.neuromatrix');
  const name = await withFileLock(path, async () =>
    (await readdir(folder)).find((one) => one.endsWith('.lock')),
  );
  return join(folder, name ?? '');
}

test('a lock that a killed program left does not stand in the way', async () => {
  const folder = await aFolder();
  const ended = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => ended.on('close', resolve));
  const holder = { token: 'gone', pid: ended.pid, host: hostname() };
  await writeFile(await lockIn(folder), JSON.stringify(holder));
  const saved = await diskFiles.write(join(folder, 'a.neuromatrix'), Buffer.from('new'), null);
  expect(saved.ok).toBe(true);
  expect(await readdir(folder)).toEqual(['a.neuromatrix']);
});

test('a lock of another computer, and one that is half written, go once they are old', async () => {
  const folder = await aFolder();
  const lock = await lockIn(folder);
  const anHourAgo = Date.now() / 1000 - 3_600;
  const contents = [JSON.stringify({ token: 'far', pid: 1, host: 'elsewhere' }), '{"tok'];
  for (const content of contents) {
    // oxlint-disable-next-line no-await-in-loop
    await writeFile(lock, content);
    // oxlint-disable-next-line no-await-in-loop
    await utimes(lock, anHourAgo, anHourAgo);
    // oxlint-disable-next-line no-await-in-loop
    const saved = await diskFiles.write(join(folder, 'a.neuromatrix'), Buffer.from('new'), null);
    expect(saved.ok).toBe(true);
  }
  expect(await readdir(folder)).toEqual(['a.neuromatrix']);
});

test('a file that another program changes while it is being written is not replaced', async () => {
  const folder = await aFolder();
  const path = join(folder, 'a.neuromatrix');
  const first = await diskFiles.write(path, Buffer.from('first'), null);
  // A big file takes long enough to write for the other program to come in between.
  const writing = diskFiles.write(path, Buffer.alloc(20_000_000, 'x'), first.ok ? first.value : '');
  await writeFile(path, 'by another program');
  const second = await writing;
  expect([second.ok, (await readFile(path, 'utf8')).slice(0, 40)]).toEqual([
    false,
    'by another program',
  ]);
});
