// Finds Electron's runtime, or lets Electron's own installer fetch it.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build.mjs';

const folder = join(root, 'node_modules', 'electron');
const program = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
}[process.platform];
const executable = program ?? 'electron';

/** Milliseconds that the installer may take: about 120 MB over a slow line. */
const installLimit = 10 * 60_000;

/** Why no window can be shown here; `null` if windows can be shown. */
export function whyNoWindow() {
  return hasDisplay() ? null : 'there is no display (DISPLAY and WAYLAND_DISPLAY are not set)';
}

export function hasDisplay(env = process.env) {
  const needsName = !['darwin', 'win32'].includes(process.platform);
  return !needsName || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/** The path of Electron's program if it is on this machine in the version that we need; `null` otherwise. */
export function findElectron() {
  const own = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (own) return existsSync(join(own, executable)) ? join(own, executable) : null;
  const path = join(folder, 'dist', executable);
  return existsSync(path) && installedVersion() === neededVersion() ? path : null;
}

/** Runs Electron's installer and shows its progress. Throws why it failed, in one line. */
export async function installElectron() {
  const own = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (own) throw new Error(`there is no Electron in ${own} (ELECTRON_OVERRIDE_DIST_PATH)`);
  process.stdout.write('Fetching Electron, once…\n');
  const { code, timedOut, errors } = await runInstaller();
  if (timedOut)
    throw new Error(`Electron's installer took more than ${installLimit / 60_000} minutes`);
  if (code !== 0) {
    throw new Error(`Electron's installer failed: ${whyNotFetched(errors)}`);
  }
  const path = findElectron();
  if (path === null) throw new Error("Electron's installer ended without leaving a program");
  return path;
}

function runInstaller() {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], {
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    let errors = '';
    let timedOut = false;
    const limit = setTimeout(() => {
      timedOut = true;
      child.kill();
    }, installLimit);
    // If it fails, one line says why; the rest of its output (a stack, deprecated parts of Node) helps nobody.
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(limit);
      resolve({ code, timedOut, errors });
    });
  });
}

function whyNotFetched(errors) {
  const isUnreached = /fetch failed|ENOTFOUND|ECONN|ETIMEDOUT|EAI_AGAIN/u.test(errors);
  return isUnreached ? 'it could not be fetched (is there a network?)' : firstReason(errors);
}

/** The line that names the error, from what a failed program said. */
export function firstReason(errors) {
  const lines = errors.split('\n').map((line) => line.trim());
  const named = lines.find((line) => /^(?:\w+: )?(?:\w*Error|Fatal)\b.*:/u.test(line));
  return named ?? lines.find((line) => line !== '') ?? 'it gave no reason';
}

function installedVersion() {
  try {
    return readFileSync(join(folder, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/u, '');
  } catch {
    return null;
  }
}

function neededVersion() {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
}
