import type { FileError } from '../../shared/file-error.ts';

/** The person closed the picker. Only a picker may be asked: elsewhere this name means that the browser gave up. */
export function isCancellation(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** What a browser's file operation threw, by the names of https://fs.spec.whatwg.org and https://w3c.github.io/FileAPI. */
export function toFileError(error: unknown): FileError {
  if (!(error instanceof Error)) return { kind: 'system', reason: String(error) };
  switch (error.name) {
    case 'NotFoundError':
      return { kind: 'missing' };
    case 'NotAllowedError':
    case 'SecurityError':
    case 'NoModificationAllowedError':
      return { kind: 'no-permission' };
    case 'QuotaExceededError':
      return { kind: 'disk-full' };
    case 'TypeMismatchError':
      return { kind: 'is-a-folder' };
    default:
      return { kind: 'system', reason: error.message || error.name };
  }
}
