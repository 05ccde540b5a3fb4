// A real Electron for the desktop tests, where there is none yet: brought once, into a folder of the person's cache.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findElectron } from '../cli/electron-runtime.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const script = join(root, '..', 'shared', 'tools', 'real-electron', 'get-electron.sh');
const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
/** The folder is named after what the script brings. */
const kept = join(cache, 'neuromatrix', 'electron-33.2.1-linux-x64');

/** A laptop's usual screen, which is smaller than the window would like to be. */
const screen = ['-screen', '0', '1366x768x24'];
/** As many as test files that run at once (`maxWorkers` in vitest.config.ts). */
const screenCount = 2;

/**
 * Sees to it that the desktop tests find an Electron and screens, and says what they drive. Returns what takes the
 * screens away again.
 */
export async function prepareElectron() {
  const none = () => undefined;
  const standIn = (why) => {
    say(`${why}: desktop tests drive the stand-in for it`);
    // Tests look for an Electron themselves; they must not find what this did not.
    process.env['NEUROMATRIX_STAND_IN'] = '1';
    return none;
  };
  if (process.env['NEUROMATRIX_STAND_IN'] === '1')
    return standIn('as asked (NEUROMATRIX_STAND_IN)');
  const electron = findElectron() ?? bringElectron();
  if (electron === null) return standIn('there is no Electron on this machine');
  const hasScreen = process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  if (process.platform === 'linux' && !hasScreen && !hasXvfb())
    return standIn('Electron has no screen here (Debian: apt-get install xvfb)');
  const version = versionOf(electron);
  if (version === null) return standIn(`${electron} does not start`);
  say(`desktop tests drive Electron ${version}`);
  return process.platform === 'linux' && !hasScreen ? startScreens() : none;
}

/** Null where it cannot be had. */
function bringElectron() {
  const isHere = process.platform === 'linux' && process.arch === 'x64' && existsSync(script);
  if (!isHere) return null;
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = kept;
  const found = findElectron();
  if (found !== null) return found;
  say(`fetching Electron once, about 200 MB, into ${kept}`);
  // Under another name until it is whole: a fetch that was broken off must not be taken for an Electron.
  const half = `${kept}.${process.pid}`;
  mkdirSync(join(cache, 'neuromatrix'), { recursive: true });
  const { status } = spawnSync('bash', [script, half, root], { stdio: 'inherit' });
  // Another run may have been quicker, and drives it already.
  if (status === 0 && findElectron() === null) {
    rmSync(kept, { recursive: true, force: true });
    renameSync(half, kept);
  } else rmSync(half, { recursive: true, force: true });
  return findElectron();
}

/**
 * A screen for each test file that runs at once, told in NEUROMATRIX_SCREENS: on a shared one the window of another test
 * comes under the pointer or takes the focus in the middle of a drag.
 */
async function startScreens() {
  // Without -noreset a screen starts anew when its last window closes, and refuses who comes in that moment.
  const words = ['-displayfd', '3', ...screen, '-noreset', '-nolisten', 'tcp'];
  const servers = Array.from({ length: screenCount }, () =>
    spawn('Xvfb', words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] }),
  );
  const close = () => servers.forEach((server) => server.kill());
  process.once('exit', close);
  const names = await Promise.all(servers.map(nameOfScreen));
  process.env['DISPLAY'] = names[0];
  process.env['NEUROMATRIX_SCREENS'] = names.join(' ');
  return () => {
    close();
    delete process.env['DISPLAY'];
    delete process.env['NEUROMATRIX_SCREENS'];
  };
}

/** It writes its number once it can be used. */
function nameOfScreen(server) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', () => reject(new Error('Xvfb, the screen of the desktop tests, ended.')));
    server.stdio[3].once('data', (number) => resolve(`:${String(number).trim()}`));
  });
}

function hasXvfb() {
  const isThere = () => spawnSync('Xvfb', ['-help']).error === undefined;
  if (isThere()) return true;
  const isDebian = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (isDebian) installXvfb();
  return isDebian && isThere();
}

function installXvfb() {
  say('installing xvfb, a screen for the desktop tests, with apt-get');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const words of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', 'xvfb', 'libgtk-3-0'],
  ])
    spawnSync('apt-get', words, { stdio: 'inherit', env });
}

/** The version that it tells of itself, as Node; null if it does not start. */
function versionOf(electron) {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const words = ['-p', 'process.versions.electron'];
  const { status, stdout } = spawnSync(electron, words, { encoding: 'utf8', env, timeout: 60_000 });
  return status === 0 ? stdout.trim() : null;
}

function say(what) {
  process.stdout.write(`\n${what}\n`);
}
