import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileError } from '../shared/project/file-error.ts';
import { bytesToSave, type Saving } from '../shared/open/bytes-to-save.ts';
import { createFormatWork, type FormatWork } from '../shared/open/format-work.ts';
import type { FoundProject } from '../shared/open/open-file.ts';
import { limits } from '../shared/project/value-schemas.ts';
import { parseProject } from '../shared/project/parse-project.ts';
import type { Project } from '../shared/project/project-schema.ts';
import { serializeProject } from '../shared/project/serialize-project.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { writeAtomically } from './atomic-write.ts';
import { decodeText } from './decode-text.ts';
import { toFileError } from './file-errors.ts';

const inThisThread = createFormatWork(decodeText);

export interface ReadProject extends FoundProject {
  /** SHA-256 of the file's bytes: tells later whether someone else changed it. */
  readonly hash: string;
}

/** A project file, or an image that carries a project. */
export async function readProject(
  path: string,
  work: FormatWork = inThisThread,
): Promise<Result<ReadProject, FileError>> {
  try {
    const unfit = await whyNotReadable(path);
    return unfit === null
      ? await projectIn(await readFile(path), basename(path), work)
      : failure(unfit);
  } catch (error) {
    return failure(toFileError(error));
  }
}

/**
 * Replaces the file whole or not at all and answers its new hash. `expected` is the hash of what we last read or
 * wrote there: a file that holds something else is left alone. `null` overwrites whatever is there.
 * A file that has vanished meanwhile is written anew.
 */
export async function writeProject(
  path: string,
  project: Project,
  expected: string | null,
): Promise<Result<string, FileError>> {
  const text = serializeProject(project);
  return writeBytes(path, Buffer.from(text, 'utf8'), expected, () => parseProject(text));
}

/**
 * The same in the format that the file has. Refuses with `would-lose` what the format cannot say, unless `lossy`.
 */
export async function writeInFormat(
  path: string,
  project: Project,
  { expected, ...saving }: FormatToWrite,
  work: FormatWork,
): Promise<Result<string, FileError>> {
  const bytes = await bytesToSave(work, project, saving);
  if (!bytes.ok) return bytes;
  return writeBytes(path, Buffer.from(bytes.value), expected, () =>
    work.read(bytes.value, basename(path)),
  );
}

interface FormatToWrite extends Saving {
  /** As for `writeProject`. */
  readonly expected: string | null;
}

type ReadBack = () => MaybePromise<Result<unknown, FileError>>;
type MaybePromise<Value> = Value | Promise<Value>;

async function writeBytes(
  path: string,
  bytes: Buffer,
  expected: string | null,
  readBack: ReadBack,
): Promise<Result<string, FileError>> {
  if (bytes.length > limits.fileBytes) return failure(tooLarge(bytes.length));
  // What could not be opened again must not replace what can.
  const readable = await readBack();
  if (!readable.ok) return failure(readable.error);
  try {
    if (expected !== null && (await isChanged(path, expected))) {
      return failure({ kind: 'changed-on-disk' });
    }
    await writeAtomically(path, bytes);
    return success(hashOf(bytes));
  } catch (error) {
    return failure(toFileError(error));
  }
}

/** Asked before reading: a pipe would never end, and a film would fill the memory. */
async function whyNotReadable(path: string): Promise<FileError | null> {
  const found = await stat(path);
  if (found.isDirectory()) return { kind: 'is-a-folder' };
  if (!found.isFile()) return { kind: 'not-a-project', found: 'a device or pipe' };
  return found.size > limits.fileBytes ? tooLarge(found.size) : null;
}

async function projectIn(
  bytes: Buffer,
  name: string,
  work: FormatWork,
): Promise<Result<ReadProject, FileError>> {
  const found = await work.read(bytes, name);
  return found.ok ? success({ ...found.value, hash: hashOf(bytes) }) : found;
}

async function isChanged(path: string, expected: string): Promise<boolean> {
  try {
    return hashOf(await readFile(path)) !== expected;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function tooLarge(bytes: number): FileError {
  return { kind: 'too-large', bytes, limit: limits.fileBytes };
}
