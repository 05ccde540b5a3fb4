import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { commands, type CommandId } from '../../../shared/commands.ts';
import { createAppWindows, ourContent } from '../app-windows.ts';
import type { App, AppOptions } from '../app.ts';
import { launchChromium } from '../chromium.ts';
import { dropOnPage } from '../drop-files.ts';
import { createProblems } from '../problems.ts';
import { installFakePickers, type PickerRequest } from './fake-pickers.ts';
import { createPickerAnswers, type PickerAnswers } from './picker-answers.ts';
import { servePages } from './serve-pages.ts';

/** The browser edition in Chromium, with its pickers answered by the test. */
export async function launchBrowserApp(folder: string, options: AppOptions): Promise<App> {
  const userData = join(folder, 'user-data');
  await mkdir(userData, { recursive: true });
  const server = await servePages(options.files?.[0] ?? null, await portOf(userData));
  await writeFile(join(userData, 'port'), new URL(server.address).port);
  const context = await launchChromium(join(userData, 'Chromium'));
  const problems = createProblems();
  const answers = createPickerAnswers(problems.add);
  const { origin } = new URL(server.address);
  const openedPages: string[] = [];
  const watched = new Set<Page>();
  let code: (exit: number) => void = () => undefined;
  const exited = new Promise<number>((resolve) => (code = resolve));
  context.on('close', () => code(0));
  const windows = createAppWindows(
    exited.then(() => ''),
    ourContent,
  );

  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  await installPickers(context, answers);
  if (options.settings) await installSettings(context, options.settings);
  const watch = (page: Page): void => {
    if (watched.has(page)) return;
    watched.add(page);
    problems.watch(page);
    page.on('dialog', (dialog) => {
      const agreed = answers.agree(`${dialog.type()} ${dialog.message()}`.trim());
      void (agreed ? dialog.accept() : dialog.dismiss());
    });
    windows.add(page);
  };
  // Tests run offline, and another site's page is the person's web browser, not ours.
  await context.route(
    (url) => url.origin !== origin,
    (route) => {
      if (route.request().isNavigationRequest()) openedPages.push(route.request().url());
      return route.abort('internetdisconnected');
    },
  );
  context.on('page', (page) => void watchOwn(page, origin, watch));
  const first = context.pages()[0] ?? (await context.newPage());
  watch(first);
  await first.goto(server.address);

  const close = async (): Promise<void> => {
    await context.close();
    await server.close();
  };
  const front = (): Page => {
    const page = context.pages().at(-1);
    if (!page) throw new Error('All pages are closed.');
    return page;
  };
  return {
    shell: 'browser',
    folder,
    userData,
    ...windows.members(() => context.pages()),
    closeWindow: (page) => page.close({ runBeforeUnload: true }),
    windowStates: () => notHere('windows with a frame of their own'),
    workArea: () => notHere('a screen of its own'),
    stopsAnswering: () => notHere('a watch over its page'),
    shownText: () => notHere('a window beside its page'),
    contextMenu: {
      read: () => notHere('a context menu of its own'),
      click: () => notHere('a context menu of its own'),
    },
    prints: () => notHere('a printer'),
    guards: null,
    dialogs: answers.dialogs,
    menu: {
      read: () => notHere('a native menu'),
      click: () => notHere('a native menu'),
      dock: () => notHere('a native menu'),
      cover: () => notHere('dialogs of the system'),
    },
    run: async (command, page) => (page ?? front()).keyboard.press(keysOf(command)),
    openFromOutside: () => notHere('files opened from outside'),
    dropFiles: dropOnPage,
    clipboard: {
      read: () => front().evaluate(() => navigator.clipboard.readText()),
      write: (text) => front().evaluate((given) => navigator.clipboard.writeText(given), text),
      readType: async (type) => {
        const base64 = await front().evaluate(readClipboardType, type);
        return base64 === null ? null : Buffer.from(base64, 'base64');
      },
    },
    openedWebPages: () => openedPages,
    failWrites: async (part, errorCode = 'ENOSPC') => answers.failWrites(part, errorCode),
    stopFailingWrites: async () => answers.stopFailing(),
    quit: close,
    crash: close,
    exited,
    output: () => '',
    problems: problems.all,
    expectProblem: problems.expect,
    close: async () => {
      await close();
      problems.check();
    },
  };
}

/** Runs in the page. */
async function readClipboardType(type: string): Promise<string | null> {
  for (const item of await navigator.clipboard.read()) {
    if (!item.types.includes(type)) continue;
    const bytes = new Uint8Array(await (await item.getType(type)).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }
  return null;
}

/** A page's storage belongs to its address, so the same person gets the same port again. */
async function portOf(userData: string): Promise<number> {
  const file = join(userData, 'port');
  return existsSync(file) ? Number(await readFile(file, 'utf8')) : 0;
}

async function installPickers(context: BrowserContext, answers: PickerAnswers): Promise<void> {
  const ask = 'askTheTestForFiles';
  await context.exposeBinding(ask, (_source, request: PickerRequest) => answers.answer(request));
  await context.addInitScript(installFakePickers, ask);
}

async function installSettings(
  context: BrowserContext,
  settings: NonNullable<AppOptions['settings']>,
): Promise<void> {
  await context.addInitScript((text) => {
    // Only before the program's own first word, so that what it stores survives a reload.
    const key = 'neuromatrix.settings';
    if (localStorage.getItem(key) === null) localStorage.setItem(key, text);
  }, JSON.stringify(settings));
}

/** A page of another site is none of the program's windows. */
async function watchOwn(page: Page, origin: string, watch: (page: Page) => void): Promise<void> {
  await page.waitForURL((url) => url.protocol !== 'about:').catch(() => undefined);
  if (page.url().startsWith(origin)) watch(page);
  else await page.close();
}

function notHere(what: string): never {
  throw new Error(`The browser edition has no ${what}.`);
}

/** A command's accelerator in Playwright's words. */
function keysOf(command: CommandId): string {
  const entry: { label: string; keys?: string } = commands[command];
  if (entry.keys === undefined) throw new Error(`${entry.label} has no keys.`);
  return entry.keys.replace('CmdOrCtrl', 'ControlOrMeta').replace('Plus', '+');
}
