import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { createAppWindows, ourContent } from './app-windows.ts';
import { createExitWatch } from './exit-watch.ts';
import { findElectron } from './launch-electron.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where Electron lies from which a package can be made on this machine; null where there is none. */
export function electronToPackage(): string | null {
  const electron = process.platform === 'linux' ? findElectron() : null;
  const folder = electron === null ? null : dirname(electron);
  return folder !== null && existsSync(join(folder, 'version')) ? folder : null;
}

/** Makes a package, as a folder, as `npm run package` makes them. Returns that folder. */
export async function makePackage(electron: string, output: string): Promise<string> {
  const version = readFileSync(join(electron, 'version'), 'utf8').trim().replace(/^v/u, '');
  const words = [
    join(root, 'cli', 'package.mjs'),
    '--linux',
    'dir',
    `-c.electronDist=${electron}`,
    `-c.electronVersion=${version}`,
    `-c.directories.output=${output}`,
  ];
  const builder = spawn(process.execPath, words, { cwd: root });
  const { code, output: said } = createExitWatch(builder);
  if ((await code) !== 0) throw new Error(`No package was made:\n${said()}`);
  return join(output, 'linux-unpacked');
}

/** Makes the packages of Linux from such a folder, as `npm run package:linux` makes them. Returns the names of the files. */
export async function makeLinuxPackages(
  folder: string,
  output: string,
  kinds: readonly string[],
): Promise<readonly string[]> {
  const words = ['--from', folder, '--output', output, '--only', kinds.join(','), '--quick'];
  const tool = spawn(process.execPath, [join(root, 'cli', 'package-linux.mjs'), ...words]);
  const { code, output: said } = createExitWatch(tool);
  if ((await code) !== 0) throw new Error(`No packages were made:\n${said()}`);
  return readdirSync(output);
}

/** Runs the launcher of a package, on a machine without a screen. */
export async function runLauncher(
  launcher: string,
  words: readonly string[],
  home: string,
): Promise<{ readonly code: number | null; readonly out: string; readonly errors: string }> {
  const { DISPLAY: _, WAYLAND_DISPLAY: _other, ...env } = process.env;
  const child = spawn(launcher, words, { cwd: home, env: { ...env, HOME: home } });
  const [out, errors, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    createExitWatch(child).code,
  ]);
  return { code, out, errors };
}

export interface PackagedApp {
  firstWindow(): Promise<Page>;
  /** The exit code; null after a signal. */
  readonly exited: Promise<number | null>;
  kill(): void;
}

/** Starts a package as a desktop does. Its fuses shut Node's debugger, so only its pages can be reached. */
export async function startPackage(
  folder: string,
  { userData, home, files = [] }: { userData: string; home: string; files?: readonly string[] },
): Promise<PackagedApp> {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const words = [...sandbox, `--user-data-dir=${userData}`, '--remote-debugging-port=0', ...files];
  const env = { ...process.env, HOME: home };
  const child = spawn(join(folder, 'neuromatrix'), words, { cwd: home, env });
  const exit = createExitWatch(child);
  const address = new Promise<string>((resolve, reject) => {
    createInterface(child.stderr).on('line', (line) => {
      const [, found] = /^DevTools listening on (\S+)/u.exec(line) ?? [];
      if (found !== undefined) resolve(found);
    });
    void exit.code.then((code) => reject(new Error(`It ended with ${code}:\n${exit.output()}`)));
  });
  const browser = await chromium.connectOverCDP(await address);
  const [context] = browser.contexts();
  if (!context) throw new Error('The package shows nothing.');
  const windows = createAppWindows(
    exit.code.then(() => exit.output()),
    ourContent,
  );
  context.on('page', (page) => windows.add(page));
  return {
    ...windows.members(() => context.pages()),
    exited: exit.code,
    kill: () => child.kill('SIGKILL'),
  };
}
