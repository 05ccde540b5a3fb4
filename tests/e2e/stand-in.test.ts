import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../support/app.ts';
import { findElectron } from '../support/launch-electron.ts';
import { canLaunch, launchApp } from '../support/launch.ts';
import { aTemporaryFolder, startApp } from '../support/start-app.ts';

/** What `preload.cjs` of the tiny program shows its page. */
interface Bridge {
  ask(channel: string, value?: unknown): Promise<unknown>;
  askWithFunction(): Promise<unknown>;
  readonly globals: Record<string, string>;
  readonly fs: string;
  readonly point: { x: number; method?: unknown };
  readonly nested: { list: unknown[] };
  twice(callback: (n: number) => number): number;
  whoIs(value: object): boolean;
  fail(): void;
  pathOf(file: File): string;
  pings(): { at: Date }[];
  exposeAgain(): void;
}

declare const bridge: Bridge;

const appFolder = fileURLToPath(new URL('../fixtures/tiny-program', import.meta.url));
const expectedHere = /inline script|Error occurred in handler|not in the stand-in/u;

/** What a page's script is told when `action` fails, as `Name: message`. */
async function messageOf(page: Page, action: () => unknown): Promise<string> {
  try {
    await page.evaluate(action);
    return 'no error';
  } catch (error) {
    const [line = ''] = String(error).split('\n');
    return line.replace('Error: page.evaluate: ', '');
  }
}

describe.skipIf(!canLaunch('desktop'))('a page of the desktop program', () => {
  let app: App;
  let page: Page;

  // One program for all of these: they only look.
  beforeAll(async () => {
    app = await launchApp({ appFolder });
    app.expectProblem(expectedHere);
    page = await app.firstWindow();
  });
  afterAll(() => app.close());

  const ask = (channel: string, value?: unknown) =>
    page.evaluate(([name, input]) => bridge.ask(name, input), [channel, value] as const);

  test('has nothing of Node or of the preload script but what that shows it', async () => {
    const globals = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'leftInPreload', 'electron'].filter(
        (name) => name in globalThis,
      ),
    );
    expect(globals).toEqual([]);
    expect(await page.evaluate(() => isSecureContext)).toBe(true);
  });

  test('runs its own scripts and none that its policy forbids', async () => {
    const ran = await page.evaluate(() => ({
      page: Reflect.get(window, 'pageRan') as unknown,
      inline: Reflect.get(window, 'inlineRan') as unknown,
    }));
    expect(ran).toEqual({ page: true, inline: undefined });
  });

  test('has a preload script with what a sandbox leaves of Node', async () => {
    expect(await page.evaluate(() => [bridge.globals, bridge.fs])).toEqual([
      { process: 'object', buffer: 'function', global: 'object' },
      'module not found: fs',
    ]);
  });

  test('gets copies without prototypes, frozen, and cannot replace them', async () => {
    const seen = await page.evaluate(() => ({
      method: typeof bridge.point.method,
      x: bridge.point.x,
      frozen: Object.isFrozen(bridge) && Object.isFrozen(bridge.nested.list),
      minusZero: Object.is(bridge.nested.list[2], -0),
      twice: bridge.twice((n) => n * 10),
      plain: bridge.whoIs(
        new (class Own {
          x = 1;
        })(),
      ),
      same: bridge.nested === bridge.nested,
      replaced: Reflect.set(window, 'bridge', {}),
    }));
    expect(seen).toEqual({
      method: 'undefined',
      x: 1,
      frozen: true,
      minusZero: true,
      twice: 200,
      plain: true,
      same: true,
      replaced: false,
    });
  });

  test('is told of errors in Electron’s words', async () => {
    expect(await messageOf(page, () => bridge.ask('fail'))).toBe(
      "Error: Error invoking remote method 'fail': TypeError: It went wrong",
    );
    expect(await messageOf(page, () => bridge.ask('nobody'))).toBe(
      "Error: Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    );
    expect(await messageOf(page, () => bridge.ask('function'))).toBe(
      "Error: Error invoking remote method 'function': Error: An object could not be cloned.",
    );
    expect(await messageOf(page, () => bridge.askWithFunction())).toBe(
      'Error: An object could not be cloned.',
    );
    expect(await messageOf(page, () => bridge.fail())).toBe('Error: Not today');
    expect(await messageOf(page, () => bridge.exposeAgain())).toBe(
      'Error: Cannot bind an API on top of an existing property on the window object',
    );
  });

  test.skipIf(findElectron() !== null)('is told what the stand-in does not have', async () => {
    expect(await messageOf(page, () => bridge.ask('unknown'))).toMatch(
      /not in the stand-in: app\./u,
    );
  });

  test('sends values to the program and back as structured clones', async () => {
    const same = await page.evaluate(async () => {
      const list: unknown[] = [1, undefined, Number.NaN, -0, 10n, null];
      const sent = {
        list,
        again: list,
        date: new Date(7),
        map: new Map([['a', new Set([1])]]),
        bytes: new Uint8Array([1, 2, 255]),
        ['__proto__']: 1,
      };
      const back = (await bridge.ask('echo', sent)) as typeof sent;
      return {
        list: back.list.map((item) => (Object.is(item, -0) ? '-0' : String(item))),
        shared: back.again === back.list,
        date: back.date.getTime(),
        set: back.map.get('a') instanceof Set,
        bytes: back.bytes instanceof Uint8Array && [...back.bytes],
      };
    });
    expect(same).toEqual({
      list: ['1', 'undefined', 'NaN', '-0', '10', 'null'],
      shared: true,
      date: 7,
      set: true,
      bytes: [1, 2, 255],
    });
    expect(await page.evaluate(() => bridge.ask('describe', new Uint8Array(3)))).toBe(
      '[object Uint8Array] Uint8Array',
    );
  });

  test('is known to the program by its own address and frame', async () => {
    expect(await ask('frame')).toEqual({
      url: 'app://neuromatrix/index.html',
      isMain: true,
      isOurs: true,
    });
  });

  test('goes nowhere and opens nothing against the program’s will', async () => {
    // One after the other: a navigation takes the place of one that has not been asked about yet.
    await page.evaluate(() => location.assign('https://example.org/away'));
    await expect.poll(async () => ((await ask('told')) as unknown[]).length).toBe(1);
    await page.evaluate(() => location.assign('/index.html?again'));
    await expect.poll(async () => ((await ask('told')) as unknown[]).length).toBe(2);
    const opened = await page.evaluate(() => window.open('https://example.org/popup'));
    // Playwright would wait for the end of a navigation that never begins.
    await page.evaluate(() => document.querySelector('a')?.click());
    await expect
      .poll(() => ask('told'))
      .toEqual([
        { navigate: 'https://example.org/away' },
        { navigate: 'app://neuromatrix/index.html?again' },
        { open: 'https://example.org/popup' },
        { open: 'https://example.org/' },
      ]);
    expect([opened, app.windows().length, new URL(page.url()).search]).toEqual([null, 1, '']);
  });

  test('cannot reach a file that the program does not serve, nor the network', async () => {
    const statuses = await page.evaluate(async () => [
      (await fetch('/package.json')).status,
      await fetch('https://example.org/').then(
        () => 'reached',
        () => 'refused',
      ),
    ]);
    app.expectProblem(/404|Content Security Policy|Fetch API cannot load/u);
    expect(statuses).toEqual([404, 'refused']);
  });

  test('learns the path of a dropped file through the preload script, and of no other', async () => {
    const path = join(app.folder, 'dropped.txt');
    await writeFile(path, 'dropped');
    await app.dropFiles(page, [path]);
    await expect
      .poll(() => page.evaluate(() => Reflect.get(window, 'droppedPath') as string))
      .toBe(path);
    expect(await page.evaluate(() => bridge.pathOf(new File(['x'], 'made-up.txt')))).toBe('');
  });

  test('hears from the native menu, whose greyed entries cannot be clicked', async () => {
    const [file] = await app.menu.read();
    expect(file?.items.map(({ label, enabled }) => [label, enabled])).toEqual([
      ['Ping', true],
      ['Never', false],
      ['Quit', true],
    ]);
    await app.menu.click('File', 'Ping');
    await expect
      .poll(() => page.evaluate(() => bridge.pings().map(({ at }) => at.getTime())))
      .toEqual([5]);
    await expect(app.menu.click('File', 'Never')).rejects.toThrow('enabled');
  });

  test('gets the answers that the test gives to native dialogs', async () => {
    await app.dialogs.answerOpen('/a.file');
    await app.dialogs.answerOpen(null);
    await app.dialogs.answerMessage("Don't Save");
    await app.dialogs.answerMessage(null);
    expect([await ask('choose'), await ask('choose'), await ask('ask'), await ask('ask')]).toEqual([
      ['/a.file'],
      null,
      'Don’t Save',
      'Cancel',
    ]);
    expect(app.dialogs.asked().map(({ kind, title, message }) => [kind, title ?? message])).toEqual(
      [
        ['open', 'Choose'],
        ['open', 'Choose'],
        ['message', 'Save?'],
        ['message', 'Save?'],
      ],
    );
  });

  test('can be put on a full disk and in a read-only folder', async () => {
    const path = join(app.folder, 'full', 'x.txt');
    await app.failWrites('x.txt', 'EROFS');
    expect(await ask('write', path)).toBe('EROFS');
    await app.stopFailingWrites();
    const other = join(app.folder, 'y.txt');
    await app.failWrites('y.txt');
    expect([await ask('write', other), await readFile(other, 'utf8')]).toEqual(['ENOSPC', '']);
    await app.stopFailingWrites();
    expect([await ask('write', other), await readFile(other, 'utf8')]).toEqual(['written', 'text']);
  });

  test('hands web pages to the person’s browser', async () => {
    await ask('browse', 'https://example.org/doc');
    expect(app.openedWebPages()).toEqual(['https://example.org/doc']);
  });
});

test('a window that the program keeps stays open, and goes when it lets go', async () => {
  const app = await startApp({ appFolder });
  app.expectProblem(expectedHere);
  const page = await app.firstWindow();
  await page.evaluate(() => bridge.ask('keep', true));
  await app.closeWindow(page);
  await app.quit();
  expect(await page.evaluate(() => bridge.ask('told'))).toEqual([
    { close: 'kept' },
    { close: 'kept' },
  ]);
  await page.evaluate(() => bridge.ask('keep', false));
  await app.closeWindow(page);
  expect(await app.exited).toBe(0);
});

test('a second instance hands over what it was asked for, and ends', async () => {
  const app = await startApp({ appFolder });
  app.expectProblem(expectedHere);
  const page = await app.firstWindow();
  await app.openFromOutside('b.file');
  await expect
    .poll(() => page.evaluate(() => bridge.ask('told')))
    .toEqual([{ last: 'b.file', folder: app.folder, data: { files: ['a.file'] } }]);
});

test('after a crash the same person can start again', async () => {
  const folder = await aTemporaryFolder();
  const first = await launchApp({ appFolder, folder });
  first.expectProblem(expectedHere);
  const page = await first.firstWindow();
  await page.evaluate(() => localStorage.setItem('kept', 'yes'));
  await first.crash();
  expect(await first.exited).toBeNull();
  // The pages are told to be closed a moment later.
  await expect.poll(() => first.windows()).toEqual([]);
  await first.close();
  const second = await launchApp({ appFolder, folder });
  second.expectProblem(expectedHere);
  expect(await (await second.firstWindow()).title()).toBe('Tiny');
  await second.close();
});

test('a dialog that nobody expected fails the test', async () => {
  const app = await launchApp({ appFolder });
  app.expectProblem(expectedHere);
  const page = await app.firstWindow();
  expect(await page.evaluate(() => bridge.ask('ask'))).toBe('Cancel');
  await expect(app.close()).rejects.toThrow('Unexpected message dialog: {"message":"Save?"');
});
