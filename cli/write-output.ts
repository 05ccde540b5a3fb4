import { mkdir, stat } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { failure, success, type Result } from '../shared/result.ts';

/** Makes a folder for what is written if it is not there. Where it cannot, writing says why. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch(() => undefined);
}

/** Writes a file whole or not at all; a sentence says why not. */
export async function writeOutput(output: string, data: Uint8Array): Promise<Result<null, string>> {
  try {
    // A device or pipe must not be replaced by a file.
    const existing = await stat(output).catch(() => null);
    if (existing && !existing.isFile()) return failure('It exists and is not a file.');
    await writeFileAtomic(output, Buffer.from(data.buffer, data.byteOffset, data.byteLength));
    return success(null);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return failure(describeWriteError(error.code, error.message));
  }
}

/** Codes: errno(3). */
function describeWriteError(code: unknown, message: string): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'The folder to write to does not exist.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'The system denies writing there.';
    case 'ENOSPC':
      return 'The disk is full.';
    default:
      return `It could not be written. The system reports: ${message}`;
  }
}
