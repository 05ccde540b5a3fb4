import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';
import { diskFiles } from '../../../../cli/disk/disk-files.ts';
import { createDraftFiles } from '../../../../electron/draft-files.ts';
import { createVersionFiles } from '../../../../electron/version-files.ts';
import { draftOf, versionOf, type Kind } from './killed-content.ts';

// Writes one thing in a folder, and kills itself when it is about to make a certain call of the file system, or is
// killed from outside while it writes again and again: `node killed-program KIND FOLDER LETTER STEP`. A step of -1 is
// none; then all calls are counted and told at the end.
const [, , kind = '', folder = '', letter = '', step = '-1'] = process.argv;
const calls = [
  'stat',
  'open',
  'readFile',
  'rename',
  'rm',
  'chmod',
  'chown',
  'readdir',
  'realpath',
  'writeFile',
  'mkdir',
];
let count = 0;

function dieAt(): void {
  if (count === Number(step)) process.kill(process.pid, 'SIGKILL');
  count += 1;
}

for (const name of calls) {
  const original: unknown = Reflect.get(fs.promises, name);
  Reflect.set(fs.promises, name, async (...args: unknown[]) => {
    dieAt();
    const made: unknown =
      typeof original === 'function' ? await Reflect.apply(original, fs.promises, args) : null;
    if (name === 'open' && typeof made === 'object' && made !== null) watchHandle(made);
    return made;
  });
}
syncBuiltinESMExports();

function watchHandle(handle: object): void {
  for (const name of ['write', 'sync', 'truncate', 'close']) {
    const original: unknown = Reflect.get(handle, name);
    if (typeof original !== 'function') continue;
    Object.defineProperty(handle, name, {
      value: (...args: unknown[]) => {
        dieAt();
        // Half of it is written, so that a kill finds a file that is not whole.
        const given = name === 'write' ? halved(args) : args;
        return Reflect.apply(original, handle, given) as unknown;
      },
    });
  }
}

function halved([bytes, at, length, position]: unknown[]): unknown[] {
  return [bytes, at, Math.ceil(Number(length) / 2), position];
}

const log = () => undefined;
const writers: Record<Kind, (letter: string) => Promise<unknown>> = {
  file: (text) =>
    diskFiles.write(`${folder}/a.neuromatrix`, Buffer.from(versionOf(text).content), null),
  draft: (text) => createDraftFiles(folder, log).put(draftOf(text)),
  version: (text) => {
    const { version, content } = versionOf(text);
    return createVersionFiles(folder, log).put(version, Buffer.from(content));
  },
};

const write = writers[kind as Kind];
if (letter === 'forever') {
  process.stdout.write('begun\n');
  for (let turn = 0; ; turn += 1) await write(turn % 2 === 0 ? 'a' : 'b');
}
await write(letter);
process.stdout.write(String(count));
