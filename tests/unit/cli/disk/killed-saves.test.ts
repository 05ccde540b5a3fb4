import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { build } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import { createDraftFiles } from '../../../../electron/draft-files.ts';
import { createVersionFiles } from '../../../../electron/version-files.ts';
import { aFolder } from '../../electron/a-folder.ts';
import { draftOf, versionOf, type Kind } from './killed-content.ts';

/** Kills at random moments: a few in `npm test`, very many in `npm run soak`. */
const randomKills = Number(process.env['SOAK'] ?? 6);
const kinds: readonly Kind[] = ['file', 'draft', 'version'];

let program = '';
beforeAll(async () => {
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
}, 120_000);

interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly said: string;
}

function run(args: readonly string[], killAfter: number | null = null): Promise<Ended> {
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
async function found(kind: Kind, folder: string): Promise<string> {
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

test.each(kinds)(
  'killed before any call of the system, a program leaves the old %s or the new one, whole',
  async (kind) => {
    const old = await aFolder();
    await run([kind, old, 'a']);
    const trial = await aFolder();
    await cp(old, trial, { recursive: true });
    const { said } = await run([kind, trial, 'b']);
    const steps = Number(said);
    expect(steps).toBeGreaterThan(6);
    const left: string[] = [];
    for (let step = 0; step < steps; step += 1) {
      // One after the other: each needs a process of its own.
      // oxlint-disable-next-line no-await-in-loop
      const folder = await aFolder();
      // oxlint-disable-next-line no-await-in-loop
      await cp(old, folder, { recursive: true });
      // oxlint-disable-next-line no-await-in-loop
      const { signal } = await run([kind, folder, 'b', String(step)]);
      // oxlint-disable-next-line no-await-in-loop
      left.push(signal === 'SIGKILL' ? await found(kind, folder) : 'not killed');
    }
    expect(left.filter((one) => one !== 'a' && one !== 'b')).toEqual([]);
    expect(left[0]).toBe('a');
  },
  240_000,
);

test.each(kinds)(
  'killed at random moments of writing without end, a program leaves a whole %s',
  async (kind) => {
    const folder = await aFolder();
    await run([kind, folder, 'a']);
    const left: string[] = [];
    for (let kill = 0; kill < randomKills; kill += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await run([kind, folder, 'forever'], Math.random() * 40);
      // oxlint-disable-next-line no-await-in-loop
      left.push(await found(kind, folder));
    }
    expect(left.filter((one) => one !== 'a' && one !== 'b')).toEqual([]);
    expect(left).toHaveLength(randomKills);
  },
  60_000 + randomKills * 2_000,
);
