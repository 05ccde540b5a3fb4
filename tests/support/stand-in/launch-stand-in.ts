import { fork } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { launchChromium } from '../chromium.ts';
import type { DesktopProgram, DesktopStart } from '../desktop-program.ts';
import { createExitWatch } from '../exit-watch.ts';
import { bundleStandIn } from './bundle.ts';
import { createLink, type Link } from './link.ts';
import type { HostCalls, MainCalls } from './messages.ts';
import { createWindowPages } from './window-pages.ts';

/** Starts the program's built main process in Node, with the stand-in for Electron. */
export async function launchStandIn(start: DesktopStart): Promise<DesktopProgram> {
  const code = await bundleStandIn();
  const entry = await entryOf(start.appFolder);
  const startProcess = (args: readonly string[]) =>
    fork(code.bootstrap, [entry, start.appFolder, ...args], {
      cwd: start.workingFolder,
      env: start.env,
      // Not what the test runner itself was started with.
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
  const child = startProcess(start.args);
  const exit = createExitWatch(child);
  const windows = createWindowPages(
    () => launchChromium(join(start.userData, 'Chromium')),
    code,
    () => link,
  );
  const link: Link<MainCalls> = createLink<HostCalls, MainCalls>(
    {
      send: (message) => {
        // A failure here means that the program has ended, which `exit` tells.
        if (child.connected) child.send(message as object, () => undefined);
      },
      onMessage: (listener) => child.on('message', listener),
    },
    windows.calls,
  );
  // The pages of a program do not outlive it.
  const gone = exit.code.then(() => {
    link.cut('The program has ended.');
    return windows.close();
  });

  return {
    pages: windows.pages,
    onPage: windows.onPage,
    ask: (command) => link.call('control', command),
    windowId: (page) => Promise.resolve(windows.idOf(page)),
    beforeDrop: async (page, paths) => {
      await windows.announceDrop(page, await Promise.all(paths.map(describeFile)));
    },
    startAgain: (args) => createExitWatch(startProcess(args)).code,
    exitCode: exit.code,
    output: exit.output,
    kill: () => child.kill('SIGKILL'),
    gone,
  };
}

/** What Electron runs for a folder: `main` of its package.json. */
async function entryOf(appFolder: string): Promise<string> {
  const text = await readFile(join(appFolder, 'package.json'), 'utf8');
  const manifest = JSON.parse(text) as { main?: string };
  return join(appFolder, manifest.main ?? 'index.js');
}

async function describeFile(path: string) {
  const { size, mtimeMs } = await stat(path);
  return { name: basename(path), size, lastModified: Math.floor(mtimeMs), path };
}
