import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileError } from '../../shared/project/file-outcome.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import type { WritableFiles } from '../../shared/session/file-store.ts';
import {
  findRealPath,
  NotAFile,
  NotReplaceable,
  PartlyWritten,
  writeAtomically,
  writeInPlace,
} from './atomic-write.ts';
import { hasCode } from './error-codes.ts';
import { withFileLock } from './file-lock.ts';
import { desktopWords } from '../../shared/words/desktop.ts';

/** Files on a disk, by their paths. */
export const diskFiles = diskFilesWhile(() => true);

/** The same; where something is no longer wanted, the file stays as it is. */
export function diskFilesWhile(isWanted: () => boolean): WritableFiles<string> {
  return {
    nameOf: (path) => basename(path),
    read: async (path, limit) => {
      const unfit = await whyNotReadable(path, limit);
      if (unfit !== null) return failure(unfit);
      const bytes = await readFile(path);
      return success({ bytes, hash: hashOf(bytes) });
    },
    write: async (path, bytes, expected, inPlace = false) => {
      try {
        const target = await findRealPath(path);
        return await withFileLock(
          target,
          (isOurs) =>
            replace(target, bytes, {
              expected,
              inPlace,
              isStill: async () => isWanted() && isOurs(),
            }),
          isWanted,
        );
      } catch (error) {
        const unfit = whyNotWritable(error);
        if (unfit === null) throw error;
        return failure(unfit);
      }
    },
  };
}

interface Replacing {
  readonly expected: string | null;
  /** The person agreed to write over the content where the file cannot be replaced. */
  readonly inPlace: boolean;
  /** Whether the lock still holds, and the file is still wanted. */
  readonly isStill: () => Promise<boolean>;
}

async function replace(
  target: string,
  bytes: Uint8Array,
  { expected, inPlace, isStill }: Replacing,
): Promise<Result<string, FileError>> {
  const isAsExpected = async () => expected === null || !(await isChanged(target, expected));
  // Programs that know nothing of the lock may have written meanwhile.
  const mayReplace = async () => (await isStill()) && isAsExpected();
  const changed = failure<FileError>({ kind: 'changed-on-disk' });
  if (!(await isAsExpected())) return changed;
  try {
    const isReplaced = await writeAtomically(target, bytes, { mayReplace, isPersonal: true });
    if (!isReplaced) return changed;
  } catch (error) {
    if (!inPlace || !(error instanceof NotReplaceable)) throw error;
    if (!(await mayReplace())) return changed;
    await writeInPlace(target, bytes);
  }
  return success(hashOf(bytes));
}

/** `null`: an error of the system. */
function whyNotWritable(error: unknown): FileError | null {
  if (error instanceof NotReplaceable) return { kind: 'not-replaceable' };
  if (error instanceof NotAFile) return { kind: 'not-a-file' };
  return error instanceof PartlyWritten ? { kind: 'partly-written' } : null;
}

/** Another text as soon as the file may hold something else; null where there is no file. */
export async function stampOf(path: string): Promise<string | null> {
  try {
    const { size, mtimeMs, ctimeMs, ino } = await stat(path);
    return [size, mtimeMs, ctimeMs, ino].join(' ');
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return null;
    throw error;
  }
}

/** Checked before reading: a pipe would never end, and a film would fill the memory. */
async function whyNotReadable(path: string, limit: number): Promise<FileError | null> {
  const found = await stat(path);
  if (found.isDirectory()) return { kind: 'is-a-folder' };
  if (!found.isFile()) return { kind: 'not-a-project', found: desktopWords.deviceOrPipe };
  return found.size > limit ? { kind: 'too-large', bytes: found.size, limit } : null;
}

/** What is not a file has no content to compare; writing refuses it. Reading a pipe would not end. */
async function isChanged(path: string, expected: string): Promise<boolean> {
  try {
    if (!(await stat(path)).isFile()) return false;
    return hashOf(await readFile(path)) !== expected;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
