import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileError } from '../../shared/project/file-outcome.ts';
import { failure, success } from '../../shared/result.ts';
import type { WritableFiles } from '../../shared/session/file-store.ts';
import { hasCode, writeAtomically } from './atomic-write.ts';

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
    if (expected !== null && (await isChanged(path, expected))) {
      return failure({ kind: 'changed-on-disk' });
    }
    await writeAtomically(path, bytes);
    return success(hashOf(bytes));
  },
};

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
