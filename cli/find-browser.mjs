// Finds a browser of Chromium's family on this machine.
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Chromium and Chrome first; Edge is on many machines that have neither. */
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const windowsPrograms = [
  String.raw`Google\Chrome\Application\chrome.exe`,
  String.raw`Chromium\Application\chrome.exe`,
  String.raw`Microsoft\Edge\Application\msedge.exe`,
];

/** The path of a Chromium, Chrome or Edge: `$CHROMIUM` (`none`: there is none), else on the PATH, else in a usual folder; `null` if there is none. */
export function findBrowser(env = process.env, platform = process.platform) {
  const asked = env['CHROMIUM'];
  if (asked === 'none') return null;
  if (asked) return asked;
  const onPath = names.map((name) => findOnPath(name, env));
  return onPath.find((path) => path !== null) ?? usualPaths(env, platform).find(isProgram) ?? null;
}

/** The path of a program on the PATH; `null` if it is not there. */
export function findOnPath(name, env = process.env) {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isProgram) ?? null;
}

function usualPaths(env, platform) {
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(env['HOME'] ? [join(env['HOME'], 'Applications')] : [])];
    return folders.flatMap((folder) =>
      macApps.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
    );
  }
  if (platform !== 'win32') return [];
  const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap(
    (name) => env[name] ?? [],
  );
  return windowsPrograms.flatMap((program) => folders.map((folder) => join(folder, program)));
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
