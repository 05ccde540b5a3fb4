import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser } from '../../cli/find-browser.mjs';

/** How a person gets what is missing. */
export const howToGetChromium =
  'Install Chromium or Chrome (Debian: apt-get install chromium), or set CHROMIUM to the path of one.';

/** The path of a Chromium, Chrome or Edge to drive; `null` if there is none, or `CHROMIUM=none` says so. */
export function findChromium() {
  return findBrowser();
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
