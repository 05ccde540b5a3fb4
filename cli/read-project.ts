import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileError } from '../shared/project/file-error.ts';
import { projectInFile, type FoundProject } from '../shared/open/open-file.ts';
import { limits } from '../shared/project/value-schemas.ts';
import { decodeText } from './decode-text.ts';
import { findWishedColumns, type ColumnWish } from './column-choice.ts';
import { failure, type Result } from '../shared/result.ts';

/**
 * Opens a file of any format that can be read, or an image that carries a project. The size is looked at before the
 * content, so that no huge file is read to be refused.
 */
export async function readProject(
  path: string,
  wish?: ColumnWish,
): Promise<Result<FoundProject, FileError>> {
  try {
    const unfit = await whyNotReadable(path);
    if (unfit) return failure(unfit);
    const bytes = await readFile(path);
    const columns = wish === undefined ? null : findWishedColumns(bytes, wish);
    if (columns?.ok === false) return failure(withoutColumn(columns.error));
    return await projectInFile(bytes, basename(path), decodeText, columns?.value);
  } catch (error) {
    return failure(toFileError(error));
  }
}

function withoutColumn(why: string): FileError {
  return { kind: 'damaged', problems: [{ where: '--columns', why }], total: 1 };
}

async function whyNotReadable(path: string): Promise<FileError | null> {
  const stats = await stat(path);
  if (stats.isDirectory()) return { kind: 'is-a-folder' };
  // A device or pipe has no size to check and may never end.
  if (!stats.isFile()) return { kind: 'not-a-project', found: 'a device or a pipe' };
  if (stats.size <= limits.fileBytes) return null;
  return { kind: 'too-large', bytes: stats.size, limit: limits.fileBytes };
}

/** Codes: errno(3). Anything but a failed system call is a fault of ours, and throws. */
function toFileError(error: unknown): FileError {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { kind: 'missing' };
    case 'EACCES':
    case 'EPERM':
      return { kind: 'no-permission' };
    default:
      return { kind: 'system', reason: error.message };
  }
}
