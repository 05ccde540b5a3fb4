import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createBrowserServer, listen } from '../../../cli/browser-server.mjs';
import { createHandOver, handOver } from '../../../cli/running-server.mjs';
import { createStartupFile } from '../../../cli/startup-file.mjs';
import { aFolder } from '../electron/a-folder.ts';

async function aRunningProgram() {
  const folder = await aFolder();
  await mkdir(join(folder, 'page'));
  await writeFile(join(folder, 'page', 'index.html'), '<p>page');
  const startupFile = createStartupFile(null);
  const receiver = createHandOver(startupFile);
  const server = createBrowserServer(join(folder, 'page'), startupFile, receiver);
  const address: string = await listen(server, 0);
  onTestFinished(() => void server.close());
  const note = join(folder, 'data', 'running.json');
  receiver.leaveNote(note, address);
  return { folder, note, address, server, receiver };
}

test('a second start finds the running program, and its file opens there once', async () => {
  const { folder, note, address } = await aRunningProgram();
  expect(await handOver(note, null)).toBe(address);
  const file = join(folder, 'a & b.csv');
  await writeFile(file, 'source,target\n');
  const [one, other] = [await handOver(note, file), await handOver(note, file)];
  expect(one).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#file=\S{32}$/u);
  expect(other).not.toBe(one);
  const secret = one?.split('#file=')[1] ?? '';
  const fetched = await fetch(`${address}startup-file?${secret}`);
  expect(await fetched.json()).toEqual({ name: 'a & b.csv', text: 'source,target\n' });
  expect((await fetch(`${address}startup-file?${secret}`)).status).toBe(204);
});

test.skipIf(process.platform === 'win32')('only the person can read the note', async () => {
  const { note } = await aRunningProgram();
  expect((await stat(note)).mode & 0o077).toBe(0);
});

test('who does not know the key is given nothing, and told nothing', async () => {
  const { note, address } = await aRunningProgram();
  expect((await fetch(`${address}hand-over?nonce=a&file=%2Fetc%2Fpasswd&proof=b`)).status).toBe(
    204,
  );
  const stranger = join(note, '..', 'stranger.json');
  await writeFile(stranger, JSON.stringify({ address, key: 'another key' }));
  expect(await handOver(stranger, '/etc/passwd')).toBeNull();
});

test('the note of a program that was killed or has ended leads nowhere', async () => {
  const { folder, note, server, receiver } = await aRunningProgram();
  server.close();
  server.closeAllConnections();
  expect(await handOver(note, null)).toBeNull();
  receiver.removeNote(note);
  await expect(readFile(note)).rejects.toThrow('ENOENT');
  expect(await handOver(join(folder, 'none.json'), null)).toBeNull();
  await writeFile(note, '{"address":"http://example.org/"');
  expect(await handOver(note, null)).toBeNull();
});

test('the note of a later program is not removed by an earlier one', async () => {
  const { note, address, receiver } = await aRunningProgram();
  createHandOver(createStartupFile(null)).leaveNote(note, address);
  receiver.removeNote(note);
  expect(JSON.parse(await readFile(note, 'utf8'))).toMatchObject({ address });
});
