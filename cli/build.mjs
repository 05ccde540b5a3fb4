// Builds the main process, the preload script and the page into out/. With --if-stale only what has changed.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isStale } from './stale.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

const common = ['shared', 'package.json', 'package-lock.json', 'electron.vite.config.ts'];
const parts = {
  main: { output: 'out/main/main.js', sources: ['electron', 'cli/disk', 'build', ...common] },
  preload: { output: 'out/preload/preload.cjs', sources: ['electron', ...common] },
  renderer: { output: 'out/renderer/index.html', sources: ['renderer', 'data', ...common] },
};

/** Builds those of the parts (`main`, `preload`, `renderer`) that are older than their sources. */
export async function buildStale(names = Object.keys(parts)) {
  const stale = names.filter((name) => {
    const { output, sources } = parts[name];
    return isStale(
      resolve(root, output),
      sources.map((source) => resolve(root, source)),
    );
  });
  if (stale.length > 0) await buildParts(stale, 'error');
}

/** What a bundler advises is for those who build, not for those who start. */
async function buildParts(names, logLevel = 'warn') {
  process.env['NEUROMATRIX_PARTS'] = names.join(',');
  const { build } = await import('electron-vite');
  await build({ root, logLevel, ignoreConfigWarning: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const building = process.argv.includes('--if-stale')
    ? buildStale()
    : buildParts(Object.keys(parts));
  await building.catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
