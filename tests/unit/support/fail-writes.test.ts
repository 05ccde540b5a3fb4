import * as nodeFs from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { createFailingWrites } from '../../support/fail-writes.ts';

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'neuromatrix-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of the module's functions, so that only this test's disk is full. */
function aDisk() {
  const fs = { ...nodeFs, promises: { ...nodeFs.promises } };
  return { fs, failing: createFailingWrites(fs, () => undefined) };
}

test('a full disk lets a file be opened and nothing be written, by every interface', async () => {
  const folder = await aFolder();
  const { fs, failing } = aDisk();
  const path = join(folder, 'a.file');
  failing.start('a.file', 'ENOSPC');
  const handle = await fs.promises.open(path, 'w');
  const code = (error: unknown): unknown => Reflect.get(Object(error), 'code');
  const codes = [
    await handle.writeFile('text').catch(code),
    await handle.write('text').catch(code),
    await fs.promises.writeFile(path, 'text').catch(code),
    await promisify(fs.writeFile)(path, 'text').catch(code),
  ];
  await handle.close();
  const file = await promisify(fs.open)(path, 'w');
  const written = new Promise((resolve) => fs.write(file, 'text', (error) => resolve(code(error))));
  expect([...codes, await written]).toEqual(Array.from({ length: 5 }, () => 'ENOSPC'));
  expect(await readFile(path, 'utf8')).toBe('');
  failing.stop();
  await fs.promises.writeFile(path, 'text');
  expect(await readFile(path, 'utf8')).toBe('text');
});

test('a read-only place refuses already to open, but not to read, and other files are untouched', async () => {
  const folder = await aFolder();
  const { fs, failing } = aDisk();
  const path = join(folder, 'kept.file');
  await fs.promises.writeFile(path, 'old');
  failing.start('kept', 'EACCES');
  await expect(fs.promises.open(path, 'w')).rejects.toMatchObject({ code: 'EACCES' });
  await fs.promises.writeFile(join(folder, 'other.file'), 'new');
  expect([
    await readFile(path, 'utf8'),
    await readFile(join(folder, 'other.file'), 'utf8'),
  ]).toEqual(['old', 'new']);
});
