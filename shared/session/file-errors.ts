import type { FileError } from '../project/file-error.ts';
import { failure } from '../result.ts';
import type { Answer, FileFailure } from './opened-project.ts';

/**
 * Names of errors that mean the same to a person: the codes of errno(3) on a disk, and the names of
 * https://fs.spec.whatwg.org and https://w3c.github.io/FileAPI in a browser.
 */
const kinds = {
  missing: ['ENOENT', 'ENOTDIR', 'NotFoundError'],
  'no-permission': [
    'EACCES',
    'EPERM',
    'EROFS',
    'NotAllowedError',
    'SecurityError',
    'NoModificationAllowedError',
  ],
  'disk-full': ['ENOSPC', 'EDQUOT', 'EFBIG', 'QuotaExceededError'],
  'is-a-folder': ['EISDIR', 'TypeMismatchError'],
} as const satisfies Partial<Record<FileError['kind'], readonly string[]>>;

const kindsByName = new Map(
  // The keys of an object literal are those of its type.
  (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((kind) =>
    kinds[kind].map((name) => [name as string, kind] as const),
  ),
);

/** Says what a failed file operation means to a person, by the system's code or by the browser's name of the error. */
export function toFileError(error: unknown): FileError {
  if (!(error instanceof Error)) return { kind: 'system', reason: String(error) };
  const kind = kindsByName.get(codeOf(error) ?? error.name);
  return kind === undefined ? { kind: 'system', reason: error.message || error.name } : { kind };
}

/** Errors of the browser have a number there, which is older than their names and says less. */
function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Runs `work`. If it throws, the error becomes a failure of that file. */
export async function attempt<Value>(file: string, work: () => Answer<Value>): Answer<Value> {
  try {
    return await work();
  } catch (error) {
    return failure<FileFailure>({ file, error: toFileError(error) });
  }
}
