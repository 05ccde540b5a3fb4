import type { FileError } from '../../shared/project/file-error.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { toFileError } from '../../shared/session/file-errors.ts';
import type { ReadableFiles } from '../../shared/session/file-store.ts';

/** Files that the page was given. The hash is empty where the page is not served securely and so cannot write back either. */
export const pageFiles: ReadableFiles<File> = {
  nameOf: ({ name }) => name,
  read: async (file, limit) => {
    if (file.size > limit) return failure({ kind: 'too-large', bytes: file.size, limit });
    const bytes = await file.arrayBuffer();
    return success({ bytes: new Uint8Array(bytes), hash: await hashOf(bytes) });
  },
};

async function hashOf(bytes: BufferSource): Promise<string> {
  // The types promise it to every page; a browser gives it only to pages that are served securely.
  const subtle: SubtleCrypto | undefined = crypto.subtle;
  if (!subtle) return '';
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Asks for the permission again where the browser has forgotten it: it does so when the page is closed. */
export async function permit(
  handle: FileSystemFileHandle,
  mode: FileSystemPermissionMode,
): Promise<Result<null, FileError>> {
  try {
    const known = await handle.queryPermission({ mode });
    const state = known === 'prompt' ? await handle.requestPermission({ mode }) : known;
    return state === 'granted' ? success(null) : failure({ kind: 'no-permission' });
  } catch (error) {
    return failure(toFileError(error));
  }
}

/**
 * Writes a file and reads it back. The browser writes beside it and replaces it when all is written.
 * @param knownHash refuses with `changed-on-disk` unless the file still has this content; null writes regardless
 * @returns the hash of what is in the file now
 */
export async function writeHandle(
  handle: FileSystemFileHandle,
  text: string,
  knownHash: string | null,
): Promise<Result<string, FileError>> {
  const permitted = await permit(handle, 'readwrite');
  if (!permitted.ok) return permitted;
  try {
    if (knownHash !== null && (await hashInFile(handle)) !== knownHash) {
      return failure({ kind: 'changed-on-disk' });
    }
    const bytes = new TextEncoder().encode(text);
    await replaceContent(handle, bytes);
    const hash = await hashOf(bytes);
    if ((await hashInFile(handle)) === hash) return success(hash);
    return failure({ kind: 'system', reason: 'What was read back is not what was written.' });
  } catch (error) {
    return failure(toFileError(error));
  }
}

/** Throws what the browser throws; the file is then as it was. */
export async function replaceContent(
  handle: FileSystemFileHandle,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const writable = await handle.createWritable();
  try {
    await writable.write(bytes);
    await writable.close();
  } catch (error) {
    // Already broken streams refuse to be aborted, which adds nothing to the first error.
    await writable.abort().catch(() => undefined);
    throw error;
  }
}

async function hashInFile(handle: FileSystemFileHandle): Promise<string> {
  return hashOf(await (await handle.getFile()).arrayBuffer());
}

/** The person closed the picker. Only a picker may be asked: elsewhere this name means that the browser gave up. */
export function isCancellation(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
