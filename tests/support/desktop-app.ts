import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { commands } from '../../shared/commands.ts';
import type {
  AgentRecord,
  Area,
  MenuEntryShown,
  PageGuards,
  WindowShown,
} from './agent-commands.ts';
import type { App, AppOptions, Dialogs, Guards } from './app.ts';
import { createAppWindows, ourContent } from './app-windows.ts';
import type { DesktopProgram, DesktopStart } from './desktop-program.ts';
import { dropOnPage } from './drop-files.ts';
import { findElectron, launchElectron } from './launch-electron.ts';
import { createProblems } from './problems.ts';
import { launchStandIn } from './stand-in/launch-stand-in.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What main writes to its terminal only when something went wrong. */
const failureLines =
  /^.*(?:Error occurred in handler|protocol handler failed|not in the stand-in).*$/gmu;

export async function launchDesktopApp(folder: string, options: AppOptions): Promise<App> {
  const start = await prepareStart(folder, options);
  const electron = options.platform === undefined ? findElectron() : null;
  const program = electron ? await launchElectron(electron, start) : await launchStandIn(start);
  const problems = createProblems();
  const content = options.appFolder === undefined ? ourContent : 'body';
  const windows = createAppWindows(
    program.exitCode.then(() => program.output()),
    content,
  );
  program.onPage((page) => {
    problems.watch(page);
    windows.add(page);
  });
  const members = windows.members(() => program.pages());
  /** A page can be there before its window is shown, and loses what is typed or dropped until then. */
  const onScreen = async (page: Page): Promise<Page> => {
    await program.ask({ do: 'wait-until-visible', window: await program.windowId(page) });
    return page;
  };
  let killed = false;
  const kill = async (): Promise<void> => {
    killed = true;
    problems.stopWatching();
    program.kill();
    await program.gone;
  };

  return {
    shell: electron ? 'electron' : 'stand-in',
    folder,
    userData: start.userData,
    ...members,
    firstWindow: async () => onScreen(await members.firstWindow()),
    waitForWindow: async (action) => onScreen(await members.waitForWindow(action)),
    closeWindow: async (page) =>
      void (await program.ask({ do: 'close-window', window: await program.windowId(page) })),
    // What the agent answers to this command.
    windowStates: async () => (await program.ask({ do: 'windows' })) as WindowShown[],
    // What the agent answers to this command.
    workArea: async () => (await program.ask({ do: 'work-area' })) as Area,
    stopsAnswering: async (page) =>
      void (await program.ask({ do: 'stop-answering', window: await program.windowId(page) })),
    shownText: async (index) => String(await program.ask({ do: 'shown-text', index })),
    contextMenu: {
      read: () =>
        readLog(start.logFile)
          .flatMap((record) => (record.kind === 'popup' ? [record.items] : []))
          .at(-1) ?? null,
      click: async (label) => void (await program.ask({ do: 'click-popup', label })),
    },
    prints: () =>
      readLog(start.logFile).flatMap((record) => (record.kind === 'print' ? [record] : [])),
    guards: electron ? createGuards(program) : null,
    dialogs: createDialogs(program, start.logFile),
    ...createMenuMembers(program),
    openFromOutside: async (...paths) => {
      const code = await program.startAgain([...profileArgs(start.userData), ...paths]);
      if (code !== 0) throw new Error(`The second instance ended with ${code}.`);
    },
    dropFiles: async (page, paths, at) => {
      await program.beforeDrop(page, paths);
      await dropOnPage(page, paths, at);
    },
    clipboard: {
      read: async () => String(await program.ask({ do: 'read-clipboard' })),
      write: async (text) => void (await program.ask({ do: 'write-clipboard', text })),
      readType: async (type) => {
        const base64 = await program.ask({ do: 'read-clipboard-type', type });
        return typeof base64 === 'string' ? Buffer.from(base64, 'base64') : null;
      },
    },
    openedWebPages: () =>
      readLog(start.logFile).flatMap((record) => (record.kind === 'web-page' ? [record.url] : [])),
    failWrites: async (part, code = 'ENOSPC') =>
      void (await program.ask({ do: 'fail-writes', part, code })),
    stopFailingWrites: async () => void (await program.ask({ do: 'stop-failing' })),
    quit: async () => void (await program.ask({ do: 'quit' })),
    crash: kill,
    exited: program.exitCode,
    output: program.output,
    problems: problems.all,
    expectProblem: problems.expect,
    close: async () => {
      const ended = await Promise.race([program.exitCode, Promise.resolve('running')]);
      if (ended === 'running') await kill();
      await program.gone;
      if (!killed && ended !== 0)
        problems.add(`The program ended with ${ended}.\n${program.output()}`);
      for (const [line] of program.output().matchAll(failureLines)) problems.add(line);
      for (const record of readLog(start.logFile)) {
        if (record.kind === 'network') problems.add(`Asked of the network: ${record.address}`);
        if (record.kind === 'dialog' && !record.expected) {
          problems.add(`Unexpected ${record.dialog} dialog: ${JSON.stringify(record.asked)}`);
        }
      }
      problems.check(program.output());
    },
  };
}

async function prepareStart(folder: string, options: AppOptions): Promise<DesktopStart> {
  const home = join(folder, 'home');
  const userData = join(folder, 'user-data');
  await mkdir(join(home, 'Documents'), { recursive: true });
  await mkdir(userData, { recursive: true });
  if (options.settings) {
    await writeFile(join(userData, 'settings.json'), JSON.stringify(options.settings));
  }
  // One per run: a folder may see several.
  const logFile = join(folder, `agent-${randomUUID()}.log`);
  return {
    appFolder: options.appFolder ?? root,
    workingFolder: folder,
    userData,
    args: [...profileArgs(userData), ...(options.files ?? [])],
    env: cleanEnvironment({
      HOME: home,
      NEUROMATRIX_TEST_LOG: logFile,
      ...(options.platform === undefined ? {} : { NEUROMATRIX_TEST_PLATFORM: options.platform }),
    }),
    logFile,
  };
}

/** Chromium's own switch, which Electron's `userData` follows. */
function profileArgs(userData: string): string[] {
  return [`--user-data-dir=${userData}`];
}

/** The program must not find out that it is being tested, nor the person's own settings. */
function cleanEnvironment(own: Record<string, string>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|NODE_|npm_|ELECTRON_RENDERER_URL|XDG_|VITE_)/u.test(name),
  );
  return { ...Object.fromEntries(kept), ...own };
}

function createDialogs(program: DesktopProgram, logFile: string): Dialogs {
  return {
    answerOpen: async (paths) => {
      const answer = typeof paths === 'string' ? [paths] : paths;
      await program.ask({ do: 'answer', dialog: 'open', answer });
    },
    answerSave: async (answer) =>
      void (await program.ask({ do: 'answer', dialog: 'save', answer })),
    answerMessage: async (answer) =>
      void (await program.ask({ do: 'answer', dialog: 'message', answer })),
    asked: () =>
      readLog(logFile).flatMap((record) =>
        record.kind === 'dialog' ? [{ kind: record.dialog, ...record.asked }] : [],
      ),
  };
}

function createGuards(program: DesktopProgram): Guards {
  return {
    // What the agent answers to this command.
    all: async () => (await program.ask({ do: 'guards' })) as PageGuards[],
    askFromOtherPage: async (page, url) =>
      program.ask({ do: 'ask-from-other-page', window: await program.windowId(page), url }),
    askFromOtherWindow: (url) => program.ask({ do: 'ask-from-other-window', url }),
    exposeMessages: async (script) => void (await program.ask({ do: 'expose-messages', script })),
  };
}

function createMenuMembers(program: DesktopProgram): Pick<App, 'menu' | 'run'> {
  // What the agent answers to this command.
  const read = async () => (await program.ask({ do: 'menu' })) as MenuEntryShown[];
  const click = async (path: readonly string[], page?: Page) => {
    const window = page ? await program.windowId(page) : null;
    await program.ask({ do: 'click', path, window });
  };
  return {
    menu: {
      read,
      click: (...path) => click(path),
      // What the agent answers to this command.
      dock: async () => (await program.ask({ do: 'dock' })) as MenuEntryShown[] | null,
      cover: async (page, covered) =>
        void (await program.ask({ do: 'cover', window: await program.windowId(page), covered })),
    },
    run: async (command, page) => {
      const path = findPath(await read(), commands[command].label);
      if (!path) throw new Error(`The native menu has no ${commands[command].label}.`);
      // The menu comes back from grey a moment after a dialog has closed. What stays grey, the click will say.
      await expect
        .poll(async () => isEnabled(await read(), path), { timeout: 10_000 })
        .toBe(true)
        .catch(() => undefined);
      await click(path, page);
    },
  };
}

function isEnabled(entries: readonly MenuEntryShown[], path: readonly string[]): boolean {
  const [label, ...inside] = path;
  const entry = entries.find((one) => one.label === label);
  if (!entry) return false;
  return inside.length === 0 ? entry.enabled : isEnabled(entry.items, inside);
}

function findPath(entries: readonly MenuEntryShown[], label: string): string[] | null {
  for (const entry of entries) {
    if (entry.label === label.replace('…', '...')) return [entry.label];
    const inside = findPath(entry.items, label);
    if (inside) return [entry.label, ...inside];
  }
  return null;
}

function readLog(path: string): AgentRecord[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  // Lines are written by the agent, whole.
  return lines.filter(Boolean).map((line) => JSON.parse(line) as AgentRecord);
}
