import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileError } from '../../shared/project/file-outcome.ts';
import { failure, success } from '../../shared/result.ts';
import type { WritableFiles } from '../../shared/session/file-store.ts';
import { findRealPath, hasCode, writeAtomically } from './atomic-write.ts';
import { withFileLock } from './file-lock.ts';

/** Files on a disk, by their paths. */
export const diskFiles: WritableFiles<string> = {
  nameOf: (path) => basename(path),
  read: async (path, limit) => {
    const unfit = await whyNotReadable(path, limit);
    if (unfit !== null) return failure(unfit);
    const bytes = await readFile(path);
    return success({ bytes, hash: hashOf(bytes) });
  },
  write: async (path, bytes, expected) => {
    const target = await findRealPath(path);
    return withFileLock(target, async (isOurs) => {
      const isAsExpected = async () => expected === null || !(await isChanged(target, expected));
      const changed = failure<FileError>({ kind: 'changed-on-disk' });
      if (!(await isAsExpected())) return changed;
      // Programs that know nothing of the lock may have written meanwhile.
      const isReplaced = await writeAtomically(
        target,
        bytes,
        async () => (await isOurs()) && isAsExpected(),
      );
      return isReplaced ? success(hashOf(bytes)) : changed;
    });
  },
};

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
  if (!found.isFile()) return { kind: 'not-a-project', found: 'a device or a pipe' };
  return found.size > limit ? { kind: 'too-large', bytes: found.size, limit } : null;
}

async function isChanged(path: string, expected: string): Promise<boolean> {
  try {
    return hashOf(await readFile(path)) !== expected;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
