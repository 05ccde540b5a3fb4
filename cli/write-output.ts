import { mkdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import type { FileError } from '../shared/project/file-outcome.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { toFileError } from '../shared/session/file-store.ts';
import { withoutExtension } from '../shared/formats/known-formats.ts';
import { findRealPath, writeAtomically } from './disk/atomic-write.ts';
import { withFileLock } from './disk/file-lock.ts';

/** Makes the folder for the output if it does not exist. If that fails, writing will say why. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch(() => undefined);
}

/** Writes a file whole or not at all; a sentence says why not. */
export async function writeOutput(output: string, data: Uint8Array): Promise<Result<null, string>> {
  try {
    // A device or pipe must not be replaced by a file.
    const existing = await stat(output).catch(() => null);
    if (existing && !existing.isFile()) return failure('It exists and is not a file.');
    const target = await findRealPath(output);
    await withFileLock(target, () => writeAtomically(target, data));
    return success(null);
  } catch (error) {
    return failure(describeWriteError(toFileError(error)));
  }
}

function describeWriteError(error: FileError): string {
  if (error.kind === 'missing') return 'The folder to write to does not exist.';
  if (error.kind === 'no-permission') return 'The system denies writing there.';
  if (error.kind === 'disk-full') return 'The disk is full.';
  const reason = error.kind === 'system' ? ` The system reports: ${error.reason}` : '';
  return `It could not be written.${reason}`;
}

/** On systems that do not distinguish capitals, two names of one file are one path. */
function comparablePathOf(output: string): string {
  const path = resolve(output);
  return process.platform === 'linux' ? path : path.toLowerCase();
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
  const read = new Set(files.map(comparablePathOf));
  const taken = new Set<string>();
  return planned.map((one) => {
    const path = comparablePathOf(one.output);
    const isTaken = taken.has(path);
    taken.add(path);
    if (read.has(path)) return { ...one, obstacle: words.isRead };
    return { ...one, obstacle: isTaken ? words.isTaken : null };
  });
}
