import type { FileError } from '../project/file-error.ts';
import type { Result } from '../result.ts';

interface FileContent {
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes: tells later whether someone else changed the file. */
  readonly hash: string;
}

/** Files as a shell names them: by path, or by a handle. What the system throws comes through. */
export interface ReadableFiles<File> {
  /** The file's bare name with extension. */
  nameOf(file: File): string;
  /** Refuses what is no file, and what is longer than `limit` bytes, before reading it. */
  read(file: File, limit: number): Promise<Result<FileContent, FileError>>;
}

/** Files that can be written, too. */
export interface WritableFiles<File> extends ReadableFiles<File> {
  /**
   * Replaces the file whole or not at all and answers its new hash. Refuses with `changed-on-disk` a file that holds
   * something else than `expected` says; `null` replaces whatever is there. A file that is gone is written anew.
   */
  write(file: File, bytes: Uint8Array, expected: string | null): Promise<Result<string, FileError>>;
}
