import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { AgentCommand } from './agent-commands.ts';
import type { DesktopProgram, DesktopStart } from './desktop-program.ts';
import { createExitWatch } from './exit-watch.ts';
import { inTime, patience } from './patience.ts';
import { bundleAgent } from './stand-in/bundle.ts';

/** The path of Electron's runtime, if it has been fetched and has a screen to run on; `null` if not. */
export function findElectron(): string | null {
  // The runner has tried, and said so.
  if (process.env['NEUROMATRIX_STAND_IN'] === '1') return null;
  const needsScreen = !['darwin', 'win32'].includes(process.platform);
  if (needsScreen && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return null;
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('electron/package.json'));
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  // Written by Electron's installer: the runtime's name on this platform.
  const nameFile = join(folder, 'path.txt');
  const name = existsSync(nameFile) ? readFileSync(nameFile, 'utf8') : usualName();
  const path = join(override ?? join(folder, 'dist'), name);
  return existsSync(path) ? path : null;
}

function usualName(): string {
  if (process.platform === 'win32') return 'electron.exe';
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return 'electron';
}

/**
 * Starts the program. A busy machine seldom loses the connection by which a test reaches Electron's main process; then the
 * program is started once more.
 */
export async function launchElectron(path: string, start: DesktopStart): Promise<DesktopProgram> {
  try {
    return await launchOnce(path, start);
  } catch (error) {
    if (!(error instanceof Error) || !lostConnection.test(error.message)) throw error;
    return launchOnce(path, start);
  }
}

const lostConnection = /garbage collected|Timeout \d+ms exceeded|has been closed/u;

async function launchOnce(path: string, start: DesktopStart): Promise<DesktopProgram> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const electron = await _electron.launch({
    executablePath: path,
    args: [...sandbox, start.appFolder, ...start.args],
    cwd: start.workingFolder,
    env: definedOnly(start.env),
    timeout: patience,
  });
  electron.context().setDefaultTimeout(patience);
  const child = electron.process();
  const exit = createExitWatch(child);
  try {
    await inTime(installAgent(electron, start.logFile), 'To reach Electron’s main process');
  } catch (error) {
    child.kill('SIGKILL');
    await exit.code;
    throw error;
  }
  return {
    pages: () => electron.windows(),
    onPage: (listener) => {
      for (const page of electron.windows()) listener(page);
      electron.on('window', listener);
    },
    ask: (command) => inTime(askAgent(electron, command), `Electron’s answer to “${command.do}”`),
    windowId: (page) => inTime(windowIdOf(electron, page), 'To find the window of a page'),
    beforeDrop: () => Promise.resolve(),
    startAgain: (args) => {
      const { workingFolder: cwd, env } = start;
      const second = spawn(path, [...sandbox, start.appFolder, ...args], { cwd, env });
      return inTime(createExitWatch(second).code, 'The end of the second instance');
    },
    exitCode: exit.code,
    output: exit.output,
    kill: () => child.kill('SIGKILL'),
    gone: exit.code.then(() => undefined),
  };
}

function askAgent(electron: ElectronApplication, command: AgentCommand): Promise<unknown> {
  return electron.evaluate((_modules, given) => {
    // Put there by `installAgent`.
    const agent = Reflect.get(globalThis, 'testAgent') as (command: unknown) => unknown;
    return agent(given);
  }, command);
}

async function windowIdOf(electron: ElectronApplication, page: Page): Promise<number> {
  const window = await electron.browserWindow(page);
  return window.evaluate((one: Electron.BrowserWindow) => one.id);
}

async function installAgent(electron: ElectronApplication, logFile: string): Promise<void> {
  const code = await bundleAgent();
  // Electron's main process has no other way in than code as text.
  await electron.evaluate(
    (modules, given) => {
      // The script defines `agent`, the exports of `main-agent.ts`.
      // oxlint-disable-next-line typescript/no-implied-eval
      const load = new Function(`${given.code}; return agent.createAgent;`) as () => (
        electron: unknown,
        logFile: string,
      ) => unknown;
      Reflect.set(globalThis, 'testAgent', load()(modules, given.logFile));
    },
    { code, logFile },
  );
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
