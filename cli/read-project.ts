import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import type { FileError } from '../shared/file-error.ts';
import { limits } from '../shared/project/limits.ts';
import { explainUndecodable, parseProject } from '../shared/project/parse-project.ts';
import type { Project } from '../shared/project/project-schema.ts';
import { failure, type Result } from '../shared/result.ts';

/** Opens a project file. The size is looked at before the content, so that no huge file is read to be refused. */
export async function readProject(path: string): Promise<Result<Project, FileError>> {
  try {
    const unfit = await whyNotReadable(path);
    if (unfit) return failure(unfit);
    const bytes = await readFile(path);
    const text = bytes.toString('utf8');
    return isUtf8(bytes) ? parseProject(text) : failure(explainUndecodable(text));
  } catch (error) {
    return failure(toFileError(error));
  }
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
