import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';

const entry = 'main.mjs';
const day = 24 * 60 * 60 * 1000;

/**
 * Builds the command line into `out/cli` and says nothing. Other runs may build or use it at the same time: all is
 * made aside, parts have their content's hash in their names, and the entry that names them moves in last.
 * @param {string} root the repository's folder
 */
export async function buildCli(root) {
  const started = new Date();
  const output = join(root, 'out/cli');
  mkdirSync(output, { recursive: true });
  const aside = mkdtempSync(join(output, '.build-'));
  try {
    await bundle(root, aside);
    // Dated to the start, so that a file that is edited during the build makes the result stale.
    utimesSync(join(aside, entry), started, started);
    const parts = readdirSync(aside).filter((name) => name !== entry);
    for (const name of [...parts, entry]) renameSync(join(aside, name), join(output, name));
    removeOld(output, new Set([...parts, entry]), started.getTime() - day);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** @type {(root: string, outDir: string) => Promise<void>} */
export async function bundle(root, outDir) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    // One file loads in a third of the time that zod's many take; a native part cannot be bundled.
    ssr: { noExternal: true, external: ['@napi-rs/canvas'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      rolldownOptions: {
        input: join(root, 'cli/main.ts'),
        output: { entryFileNames: entry, chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
}

/**
 * A run that began before may still load the parts of its time, so they stay for a day.
 * @type {(folder: string, current: ReadonlySet<string>, before: number) => void}
 */
function removeOld(folder, current, before) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!current.has(name) && stats && stats.mtimeMs < before) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}
