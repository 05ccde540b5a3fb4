import { mkdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createBrowserServer, listen } from '../../../cli/browser-server.mjs';
import { firstReason } from '../../../cli/electron-runtime.mjs';
import { createStartupFile, whyNotReadable } from '../../../cli/startup-file.mjs';
import { aFolder } from './a-folder.ts';

interface Asked {
  readonly method?: string;
  readonly headers?: Record<string, string>;
}

interface Reply {
  readonly status: number | undefined;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** A page beside a file that nobody may see. */
async function aServer(startupPath: string | null = null) {
  const folder = await aFolder();
  await mkdir(join(folder, 'page', 'assets'), { recursive: true });
  await writeFile(join(folder, 'page', 'index.html'), '<p>page');
  await writeFile(join(folder, 'page', 'assets', 'a.js'), '1');
  await writeFile(join(folder, 'page', '.hidden'), 'hidden');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  const startupFile = createStartupFile(startupPath);
  const server = createBrowserServer(join(folder, 'page'), startupFile);
  const address: string = await listen(server, 0);
  onTestFinished(() => void server.close());
  // The request's path goes out as written: `fetch` would tidy it up.
  const ask = (path: string, asked: Asked = {}): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(address);
      const sent = request({ host: '127.0.0.1', port, path, ...asked }, (answer) => {
        let body = '';
        answer.on('data', (chunk) => (body += String(chunk)));
        answer.on('end', () =>
          resolve({ status: answer.statusCode, headers: answer.headers, body }),
        );
      });
      sent.on('error', reject);
      sent.end();
    });
  return { ask, secret: startupFile.hash.replace('#file=', '') };
}

test('the page comes with its policy', async () => {
  const { ask } = await aServer();
  const reply = await ask('/');
  expect(reply).toMatchObject({ status: 200, body: '<p>page' });
  expect(reply.headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(reply.headers['x-content-type-options']).toBe('nosniff');
});

test.each(['/assets', '/assets/', '/missing.js', '/.hidden'])('%s shows nothing', async (path) => {
  const { ask } = await aServer();
  expect((await ask(path)).status).toBe(404);
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/..%5csecret.txt',
])('%s does not lead out of the page', async (path) => {
  const { ask } = await aServer();
  const reply = await ask(path);
  expect([reply.status, reply.body]).toEqual([404, '']);
});

test('another name for this machine is refused', async () => {
  const { ask } = await aServer();
  expect((await ask('/', { headers: { Host: 'evil.example' } })).status).toBe(403);
});

test('another site cannot ask for the file, though a person may follow a link to the page', async () => {
  const { ask } = await aServer();
  const fromElsewhere = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors' };
  expect((await ask('/startup-file', { headers: fromElsewhere })).status).toBe(403);
  const byLink = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate' };
  expect((await ask('/', { headers: byLink })).status).toBe(200);
});

test('nothing can be sent to it', async () => {
  const { ask } = await aServer();
  expect((await ask('/', { method: 'POST' })).status).toBe(405);
});

test('the file named at the start is handed over once, to whom has the secret', async () => {
  const path = join(await aFolder(), 'a b.neuromatrix');
  await writeFile(path, '{"title": "é"}');
  const { ask, secret } = await aServer(path);
  expect((await ask('/startup-file')).status).toBe(204);
  expect((await ask(`/startup-file?${'x'.repeat(secret.length)}`)).status).toBe(204);
  const first = await ask(`/startup-file?${secret}`);
  expect(JSON.parse(first.body)).toEqual({ name: 'a b.neuromatrix', text: '{"title": "é"}' });
  expect((await ask(`/startup-file?${secret}`)).status).toBe(204);
});

test('a file that has gone since the start, and a file with no name at all, end nothing', async () => {
  const path = join(await aFolder(), 'a.neuromatrix');
  await writeFile(path, '{}');
  const { ask, secret } = await aServer(path);
  await rm(path);
  expect((await ask(`/startup-file?${secret}`)).status).toBe(204);
  expect((await (await aServer()).ask('/startup-file')).status).toBe(204);
  expect((await ask('/')).status).toBe(200);
});

test.each(['//', '///', '/\\', '/%', '/%00', '/startup-file?%', '/?#', '/a/%ff', 'http://[', '*'])(
  'the odd address %s ends nothing',
  async (path) => {
    const { ask } = await aServer();
    await ask(path).catch(() => null);
    expect((await ask('/')).status).toBe(200);
  },
);

test('what cannot be handed over is said before the page opens', async () => {
  const folder = await aFolder();
  const path = join(folder, 'a.neuromatrix');
  expect(whyNotReadable(path)).toContain('cannot be read');
  expect(whyNotReadable(folder)).toContain('is not a file');
  await writeFile(path, '{}');
  expect(whyNotReadable(path)).toBeNull();
});

test.each([
  [
    'Error: getaddrinfo ENOTFOUND github.com\n    at Get',
    'Error: getaddrinfo ENOTFOUND github.com',
  ],
  ['node:internal:1\n  throw e;\n\nTypeError: x is not\n  at y', 'TypeError: x is not'],
  ['[12:0723/FATAL] no sandbox\nmore', '[12:0723/FATAL] no sandbox'],
  ['', 'it gave no reason'],
])('of %j the reason is %j', (errors, reason) => {
  expect(firstReason(errors)).toBe(reason);
});
