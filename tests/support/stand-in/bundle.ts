import { createHash } from 'node:crypto';
import { mkdir, realpath, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

export interface StandInCode {
  /** The script to start with Node; its arguments are the program's first module, its folder, and what else it gets. */
  readonly bootstrap: string;
  /** Scripts that define `pageWorld` and `preloadWorld`. */
  readonly pageWorld: string;
  readonly preloadWorld: string;
}

const cache = fileURLToPath(new URL('../../../node_modules/.cache/neuromatrix', import.meta.url));

let made: Promise<StandInCode> | null = null;

/** Turns the stand-in's TypeScript into what Node and Chromium run; once per process. */
export function bundleStandIn(): Promise<StandInCode> {
  made ??= bundle();
  return made;
}

/** Real Electron gets the agent alone, as a script that defines `agent`. */
export function bundleAgent(): Promise<string> {
  return bundleScript(new URL('../main-agent.ts', import.meta.url), 'agent');
}

async function bundle(): Promise<StandInCode> {
  const [main, pageWorld, preloadWorld] = await Promise.all([
    bundleText(new URL('main/electron.ts', import.meta.url), 'es', null),
    bundleScript(new URL('page/page-world.ts', import.meta.url), 'pageWorld'),
    bundleScript(new URL('page/preload-world.ts', import.meta.url), 'preloadWorld'),
  ]);
  const electron = await keep('electron', main);
  const bootstrap = await keep('bootstrap', bootstrapScript(pathToFileURL(electron).href));
  return { bootstrap, pageWorld, preloadWorld };
}

/** Writes a script into a cache under the name of its content: nobody sees half of it, and nothing piles up. */
async function keep(name: string, code: string): Promise<string> {
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 16);
  const path = join(cache, `${name}-${hash}.mjs`);
  await mkdir(cache, { recursive: true });
  await writeFile(`${path}.${process.pid}`, code);
  await rename(`${path}.${process.pid}`, path);
  // Where the folder is a link, Node would take the one script by its two names for two.
  return realpath(path);
}

function bundleScript(entry: URL, name: string): Promise<string> {
  return bundleText(entry, 'iife', name);
}

async function bundleText(entry: URL, format: 'es' | 'iife', name: string | null): Promise<string> {
  const input = fileURLToPath(entry);
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    ...(format === 'es' ? { ssr: { noExternal: true } } : {}),
    build: {
      write: false,
      minify: false,
      ssr: format === 'es',
      target: 'es2023',
      rolldownOptions: {
        input,
        // What a file exports is reached from outside.
        preserveEntrySignatures: 'strict',
        output: { format, ...(name === null ? {} : { name }), codeSplitting: false },
      },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error(`${input} was not built.`);
  return output.output[0].code;
}

/**
 * Node resolves `electron` to the stand-in, and the program finds itself in a process that looks like Electron's:
 * arguments are Electron itself, the program's folder, the rest.
 */
function bootstrapScript(electron: string): string {
  const hooks = `export const resolve = (name, context, next) =>
    name === 'electron' || name === 'electron/main'
      ? { url: ${JSON.stringify(electron)}, shortCircuit: true }
      : next(name, context);`;
  return `import { register } from 'node:module';
import { pathToFileURL } from 'node:url';
register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hooks)}));
const [entry] = process.argv.splice(1, 2).slice(1);
const platform = process.env['NEUROMATRIX_TEST_PLATFORM'];
if (platform) Object.defineProperty(process, 'platform', { value: platform });
Object.defineProperty(process.versions, 'electron', { value: '45.0.0', enumerable: true });
Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: process.argv[1] });
const { standIn } = await import(${JSON.stringify(electron)});
await import(pathToFileURL(entry).href);
setImmediate(standIn.becomeReady);
`;
}
