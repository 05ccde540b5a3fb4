import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

const usualPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
];

/** How a person gets what is missing. */
export const howToGetChromium =
  'Install Chromium or Chrome (Debian: apt-get install chromium), or set CHROMIUM to the path of one.';

/** The path of a Chromium: `$CHROMIUM`, or one on the PATH, or one in a usual folder; `null` if there is none. */
export function findChromium() {
  const asked = process.env['CHROMIUM'];
  if (asked === 'none') return null;
  if (asked) return asked;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...usualPaths].find(isExecutable) ?? null;
}

/** As `findChromium`. Where there is none and Debian's package can be installed, says so, and does it. */
export function findOrInstallChromium() {
  const found = findChromium();
  if (found || process.env['CHROMIUM'] === 'none' || !canInstall()) return found;
  process.stdout.write(
    'There is no Chromium, which the end-to-end tests drive. It is now installed as a package of this system, by\n' +
      '"apt-get install chromium". CHROMIUM=none npm test installs nothing and leaves those tests out.\n',
  );
  try {
    apt('update');
    apt('install', '-y', '--no-install-recommends', 'chromium');
  } catch (error) {
    process.stdout.write(`Chromium could not be installed: ${error.message}\n`);
  }
  return findChromium();
}

function canInstall() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['-q', ...args], { stdio: 'inherit', env });
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
