import type { FileError } from '../../shared/file-error.ts';
import { failure, success, type Result } from '../../shared/result.ts';
import { toFileError } from './dom-errors.ts';
import { hashOf } from './file-content.ts';

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
