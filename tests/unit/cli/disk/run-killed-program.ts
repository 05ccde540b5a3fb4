import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'vite';
import { beforeAll } from 'vitest';
import { createDraftFiles } from '../../../../electron/draft-files.ts';
import { createVersionFiles } from '../../../../electron/version-files.ts';
import { draftOf, versionOf, type Kind } from './killed-content.ts';

export const kinds: readonly Kind[] = ['file', 'draft', 'version'];

let program = '';

/** Makes the program that is killed, before the tests of the file that calls this. */
export function buildKilledProgram(): void {
  beforeAll(makeProgram, 120_000);
}

async function makeProgram(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'neuromatrix-killed-'));
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(import.meta.dirname, 'killed-program.ts'),
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: { output: { format: 'es', entryFileNames: 'killed.mjs' } },
    },
    ssr: { noExternal: true },
  });
  program = join(folder, 'killed.mjs');
  return () => rm(folder, { recursive: true, force: true });
}

interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly said: string;
}

/** `killAfter`: milliseconds from its first word on. */
export function run(args: readonly string[], killAfter: number | null = null): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...args]);
  let said = '';
  let problem = '';
  child.stderr.on('data', (data: Buffer) => (problem += data.toString()));
  child.stdout.on('data', (data: Buffer) => {
    said += data.toString();
    if (killAfter !== null) void pause(killAfter).then(() => child.kill('SIGKILL'));
  });
  return new Promise((resolve, reject) => {
    child.on('close', (code, signal) => {
      if (code === 0 || signal !== null) resolve({ signal, said });
      else reject(new Error(problem));
    });
  });
}

/** What is there: the letter that it is full of, or words that say what is wrong. */
export async function found(kind: Kind, folder: string): Promise<string> {
  if (kind === 'file') return letterIn(await readFile(join(folder, 'a.neuromatrix'), 'utf8'));
  if (kind === 'draft') {
    const said: string[] = [];
    const [draft] = await createDraftFiles(folder, (line) => said.push(line)).list();
    return said.length > 0 || draft === undefined ? `lost: ${said.join()}` : letterIn(draft.text);
  }
  const files = createVersionFiles(folder, () => undefined);
  const [version] = await files.list();
  const content = version && (await files.read(version));
  return content ? letterIn(Buffer.from(content).toString()) : 'lost';
}

function letterIn(text: string): string {
  const [letter = ''] = text;
  return text === draftOf(letter).text && text === versionOf(letter).content
    ? letter
    : `${text.length} characters, not one letter`;
}
