import type { FileError } from '../../shared/file-error.ts';
import type { FormatWork } from '../../shared/formats/format-work.ts';
import type { FoundProject } from '../../shared/paint/embedded-project.ts';
import { limits } from '../../shared/project/limits.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { toFileError } from './dom-errors.ts';

/** A project as read, with what tells whether its file has changed since. */
export interface ReadProject extends FoundProject {
  /** SHA-256 of the bytes, in hexadecimal; empty where the page is not served securely and so cannot write back either. */
  readonly hash: string;
}

/** Reads a file's bytes once and makes a project of them. */
export async function readProject(
  file: File,
  formats: FormatWork,
): Promise<Result<ReadProject, FileError>> {
  if (file.size > limits.fileBytes) {
    return failure({ kind: 'too-large', bytes: file.size, limit: limits.fileBytes });
  }
  try {
    const bytes = await file.arrayBuffer();
    const found = await formats.read(new Uint8Array(bytes), file.name);
    return found.ok ? success({ ...found.value, hash: await hashOf(bytes) }) : found;
  } catch (error) {
    return failure(toFileError(error));
  }
}

export async function hashOf(bytes: BufferSource): Promise<string> {
  // The types promise it to every page; a browser gives it only to pages that are served securely.
  const subtle: SubtleCrypto | undefined = crypto.subtle;
  if (!subtle) return '';
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
