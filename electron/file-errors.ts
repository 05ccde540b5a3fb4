import type { FileError } from '../shared/project/file-error.ts';

/** What a failed file operation of the system means to a person. Source of the codes: errno(3). */
export function toFileError(error: unknown): FileError {
  switch (errorCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { kind: 'missing' };
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return { kind: 'no-permission' };
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return { kind: 'disk-full' };
    case 'EISDIR':
      return { kind: 'is-a-folder' };
    default:
      return { kind: 'system', reason: error instanceof Error ? error.message : String(error) };
  }
}

function errorCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
