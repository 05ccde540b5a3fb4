import { statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { constants } from 'node:os';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import type { FileError } from '../shared/project/file-outcome.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { toFileError } from '../shared/session/file-store.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import { withoutExtension } from '../shared/formats/known-formats.ts';
import { diskFilesWhile } from './disk/disk-files.ts';
import { cliWords } from '../shared/words/cli.ts';

/** Makes the folder for the output if it does not exist. If that fails, writing will say why. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch(() => undefined);
}

/**
 * Writes a file whole or not at all; a sentence says why not. Ctrl+C meanwhile ends the program once nothing of it is
 * left on the disk; pressed again, at once.
 */
export async function writeOutput(output: string, data: Uint8Array): Promise<Result<null, string>> {
  let signal: StoppingSignal | null = null;
  const listeners = stoppingSignals.map((name) => {
    const listener = () => {
      signal = name;
    };
    process.once(name, listener);
    return () => process.off(name, listener);
  });
  const written = await write(output, data, () => signal === null);
  for (const forget of listeners) forget();
  if (signal !== null) endBy(signal, output, written.ok);
  return written;
}

const stoppingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type StoppingSignal = (typeof stoppingSignals)[number];

/** As a shell tells the end by a signal (`man bash`, exit status). */
function endBy(signal: StoppingSignal, output: string, isWritten: boolean): never {
  process.stderr.write(`${cliWords.stopped(toOneLine(output), isWritten)}\n`);
  process.exit(128 + constants.signals[signal]);
}

async function write(
  output: string,
  data: Uint8Array,
  isWanted: () => boolean,
): Promise<Result<null, string>> {
  try {
    const written = await diskFilesWhile(isWanted).write(output, data, null);
    return written.ok ? success(null) : failure(describeWriteError(written.error));
  } catch (error) {
    return failure(describeWriteError(toFileError(error)));
  }
}

function describeWriteError(error: FileError): string {
  const sentences: Partial<Record<FileError['kind'], string>> = cliWords.writeErrors;
  const sentence = sentences[error.kind];
  if (sentence !== undefined) return sentence;
  return cliWords.notWritten(error.kind === 'system' ? error.reason : null);
}

/** Whether two paths lead to one file: also by links, and by capitals where the system does not distinguish them. */
export function isSameFile(one: string, other: string): boolean {
  return identityOf(one) === identityOf(other);
}

/** What tells a file from all others; of one that is not there yet, its path. */
function identityOf(file: string): string {
  try {
    const { dev, ino } = statSync(file, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    // What cannot be looked at is told apart by its name; reading or writing it says what is wrong.
    const path = resolve(file);
    return process.platform === 'linux' ? path : path.toLowerCase();
  }
}

const images = /(?<=.)\.(?:svg|pdf|png)$/iu;

/** A file's name without folder and extension, also of an image that carries a project. */
function stemOf(file: string): string {
  const name = basename(file);
  return images.test(name) ? name.replace(images, '') : withoutExtension(name);
}

/** A file, and the path of its output. */
interface PlannedOutput {
  readonly file: string;
  readonly output: string;
}

/** Why an output must not be written there; null if it may. */
interface Checked {
  readonly obstacle: string | null;
}

/** The path of what is made of a file, in a folder. */
export function pathInFolder(file: string, folder: string, extension: string): string {
  return join(folder, `${stemOf(file)}.${extension}`);
}

/**
 * Nothing is written over a file that is read, because it may be the only one with the project. No two outputs may have
 * the same path.
 */
export function withObstacles<Planned extends PlannedOutput>(
  planned: readonly Planned[],
  files: readonly string[],
  words: { readonly isRead: string; readonly isTaken: string },
): (Planned & Checked)[] {
  const read = new Set(files.map(identityOf));
  const taken = new Set<string>();
  return planned.map((one) => {
    const path = identityOf(one.output);
    const isTaken = taken.has(path);
    taken.add(path);
    if (read.has(path)) return { ...one, obstacle: words.isRead };
    return { ...one, obstacle: isTaken ? words.isTaken : null };
  });
}
