// npm run bench: measures against baselines of the same run, and prints a line for each. Nothing here passes or fails.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareElectron } from '../real-electron.mjs';
import { findOrInstallChromium, howToGetChromium } from '../support/find-chromium.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const chromium = findOrInstallChromium();
if (chromium === null) throw new Error(`There is no Chromium to measure in. ${howToGetChromium}`);
process.env['CHROMIUM'] = chromium;
const closeScreens = await prepareElectron();

run(process.execPath, ['cli/build.mjs', '--if-stale']);
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
run(process.execPath, [vitest, 'run', '--project', 'bench', '--silent=false', '--reporter=dot']);
closeScreens();

function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
