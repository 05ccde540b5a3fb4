import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findBrowser } from '../../../cli/find-browser.mjs';
import { openInBrowser } from '../../../cli/open-browser.mjs';
import { aFolder } from '../electron/a-folder.ts';

const isPosix = process.platform !== 'win32';
const isLinux = process.platform === 'linux';

/** A machine whose PATH holds only these programs; each notes what it is called with and then does as its lines say. */
async function aMachine(programs: Readonly<Record<string, string>>) {
  const folder = await aFolder();
  const bin = join(folder, 'bin');
  await mkdir(bin);
  for (const [name, lines] of Object.entries(programs)) {
    const path = join(bin, name);
    await writeFile(path, `#!/bin/sh\nprintf '%s\\n' "$@" > "${folder}/${name}.words"\n${lines}\n`);
    await chmod(path, 0o755);
  }
  const env = { PATH: bin, HOME: folder, XDG_DATA_HOME: join(folder, 'data'), DISPLAY: ':7' };
  const wordsOf = async (name: string) =>
    (await readFile(join(folder, `${name}.words`), 'utf8')).trim().split('\n');
  return { folder, env, bin, wordsOf };
}

const address = 'http://127.0.0.1:47813/';
/** Waits for a file that the machine's owner makes, so that nothing here depends on how fast it is. */
const untilClosed = (folder: string) =>
  `while [ ! -e "${folder}/closed" ]; do /bin/sleep 0.02; done; exit 0`;

test.runIf(isLinux)('a browser of the Chromium family shows a window of its own', async () => {
  const { folder, env, bin, wordsOf } = await aMachine({});
  await writeFile(
    join(bin, 'google-chrome'),
    `#!/bin/sh\nprintf '%s\\n' "$@" > "${folder}/chrome.words"\n${untilClosed(folder)}\n`,
  );
  await chmod(join(bin, 'google-chrome'), 0o755);
  const opened = await openInBrowser(address, env, 300);
  expect(opened?.type).toBe('window');
  await writeFile(join(folder, 'closed'), '');
  // The program ends with its window.
  expect(opened?.type === 'window' && (await opened.closed)).toBe(0);
  expect(await wordsOf('chrome')).toEqual(
    expect.arrayContaining([
      `--app=${address}`,
      `--user-data-dir=${join(folder, 'data', 'neuromatrix-browser-edition')}`,
      '--no-first-run',
    ]),
  );
});

test.runIf(isLinux)('a browser that has a window already takes the address', async () => {
  const { env } = await aMachine({ chromium: 'exit 0' });
  expect(await openInBrowser(address, env)).toEqual({ type: 'browser' });
});

test.runIf(isLinux)('a browser that cannot start leaves it to the usual one', async () => {
  const { env, wordsOf } = await aMachine({ chromium: 'exit 1', 'xdg-open': 'exit 0' });
  expect(await openInBrowser(address, env)).toEqual({ type: 'browser' });
  expect(await wordsOf('xdg-open')).toEqual([address]);
});

test.runIf(isLinux)('where there is none, or none that works, nothing is claimed', async () => {
  const none = await aMachine({});
  expect(await openInBrowser(address, none.env)).toBeNull();
  const failing = await aMachine({ 'xdg-open': 'exit 3' });
  expect(await openInBrowser(address, failing.env)).toBeNull();
});

test.runIf(isLinux)('without a display nothing is started', async () => {
  const { env, wordsOf } = await aMachine({ chromium: 'exit 0', 'xdg-open': 'exit 0' });
  const { DISPLAY: _, ...withoutDisplay } = env;
  expect(await openInBrowser(address, withoutDisplay)).toBeNull();
  await expect(wordsOf('chromium')).rejects.toThrow('ENOENT');
});

test.runIf(isPosix)(
  'Chromium and Chrome come before Edge, and a folder is no browser',
  async () => {
    const { env, bin } = await aMachine({ 'microsoft-edge': 'exit 0', 'google-chrome': 'exit 0' });
    await mkdir(join(bin, 'chromium'));
    expect(findBrowser(env, 'linux')).toBe(join(bin, 'google-chrome'));
  },
);

test('a person can name the browser, or say that there is none', () => {
  expect(findBrowser({ CHROMIUM: '/opt/my/chromium' })).toBe('/opt/my/chromium');
  expect(findBrowser({ CHROMIUM: 'none', PATH: process.env['PATH'] })).toBeNull();
});

test.runIf(isPosix)('Edge is found where Windows keeps it', async () => {
  const { folder, env } = await aMachine({});
  const path = join(folder, String.raw`Microsoft\Edge\Application\msedge.exe`);
  await writeFile(path, '');
  await chmod(path, 0o755);
  expect(findBrowser({ ...env, ProgramFiles: folder }, 'win32')).toBe(path);
});
