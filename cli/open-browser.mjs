// Shows the browser edition: in a window of its own where there is a browser that can, else in the usual browser.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { hasDisplay } from './electron-runtime.mjs';
import { findBrowser, findOnPath } from './find-browser.mjs';
import { sandboxSwitch } from './sandbox-switch.mjs';

/** Milliseconds. A browser that ends sooner has shown no window of its own. */
const startLimit = 5_000;

/**
 * Opens the address. Answers `window` with `closed`, which resolves when a person closes that window, `close`, and `leave`, after which
 * this program need not last as long; `browser`
 * if a browser that runs already, or the usual one, has taken the address; `null` if nothing could be opened.
 *
 * @returns {Promise<{ type: 'window', closed: Promise<number>, close: () => boolean, leave: () => void } | { type: 'browser' } | null>}
 */
export async function openInBrowser(address, env = process.env, limit = startLimit) {
  if (!hasDisplay(env)) return null;
  return (await openAppWindow(address, env, limit)) ?? openUsualBrowser(address, env, limit);
}

async function openAppWindow(address, env, limit) {
  const browser = findBrowser(env);
  const profile = profileFolder(env);
  if (browser === null || !makeFolder(profile)) return null;
  const child = start(browser, env, [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-mode',
    ...sandboxSwitch(),
  ]);
  const ended = endOf(child);
  const early = await Promise.race([ended, after(limit)]);
  // One profile has one browser: a second one gives the address to the first one and ends.
  if (early === 0) return { type: 'browser' };
  if (early !== undefined) return null;
  const leave = () => child.unref();
  return { type: 'window', closed: ended, close: () => child.kill(), leave };
}

async function openUsualBrowser(address, env, limit) {
  const command = usualOpener(address, env);
  if (command === null) return null;
  const [program, ...words] = command;
  const child = start(program, env, words);
  const code = await Promise.race([endOf(child), after(limit)]);
  child.unref();
  // Some openers last as long as the browser.
  return code === 0 || code === undefined ? { type: 'browser' } : null;
}

function usualOpener(address, env) {
  if (process.platform === 'darwin') return ['open', address];
  if (process.platform === 'win32') return ['cmd', '/c', 'start', '', address];
  const opener = findOnPath('xdg-open', env);
  return opener === null ? null : [opener, address];
}

/** The messages of a browser on a terminal (about buses, drivers and fonts) do not help a person who wants to draw. */
function start(program, env, words) {
  return spawn(program, words, { stdio: 'ignore', env });
}

/** The exit code; -1 for a program that cannot be started or was killed. */
function endOf(child) {
  return new Promise((resolve) => {
    child.on('error', () => resolve(-1));
    child.on('exit', (code) => resolve(code ?? -1));
  });
}

function after(milliseconds) {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}

/** The folder where that window keeps drafts and recent files. Never the profile with which a person browses. */
export function profileFolder(env) {
  const home = env['HOME'] ?? homedir();
  const folders = {
    darwin: () => join(home, 'Library', 'Application Support', 'Neuromatrix Browser Edition'),
    win32: () => join(env['LOCALAPPDATA'] ?? home, 'Neuromatrix Browser Edition'),
  };
  const data = () => env['XDG_DATA_HOME'] || join(home, '.local', 'share');
  return folders[process.platform]?.() ?? join(data(), 'neuromatrix-browser-edition');
}

function makeFolder(path) {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return true;
  } catch {
    return false;
  }
}
