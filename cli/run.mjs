// Starts the command line: `npm run -s cli -- info FILE`. Builds it first where a source is newer than the build.
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { isStale } from './stale.mjs';

const root = join(import.meta.dirname, '..');
const program = join(root, 'out/cli/main.mjs');
const sources = ['cli', 'shared', 'data', 'package.json', 'package-lock.json'];

// npm runs scripts in the folder of the package, but file names are relative to the person's folder.
const origin = process.env.INIT_CWD;
if (process.env.npm_lifecycle_event === 'cli' && origin) process.chdir(origin);

const isBuilt = !isStale(
  program,
  sources.map((source) => join(root, source)),
);
if (isBuilt || (await build())) await import(pathToFileURL(program).href);

/** Returns whether there is something to run now; if not, it has printed why. */
async function build() {
  const { buildCli } = await import('./build-cli.mjs');
  try {
    await buildCli(root);
    return true;
  } catch (error) {
    process.stderr.write(`The command line could not be built. ${error.message}\n`);
    process.exitCode = 1;
    return false;
  }
}
