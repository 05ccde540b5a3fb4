// Starts the command line: `npm run -s cli -- info FILE`. Builds it first where a source is newer than the build.
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { isStale } from './stale.mjs';

const root = join(import.meta.dirname, '..');
const program = join(root, 'out/cli/main.mjs');
const sources = ['cli', 'shared', 'data', 'package.json', 'package-lock.json'];

// npm runs scripts in the package's folder; file names are meant from where the person is.
const origin = process.env.INIT_CWD;
if (process.env.npm_lifecycle_event === 'cli' && origin) process.chdir(origin);

const isBuilt = !isStale(
  program,
  sources.map((source) => join(root, source)),
);
if (isBuilt || (await build())) await import(pathToFileURL(program).href);

/** Answers whether there is now something to run; if not, it has said why. */
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
