import type { ExportedKind } from '../open/exported-files.ts';
import type { FileError } from '../project/file-error.ts';
import type { ImageOptions } from '../project/image-options.ts';
import type { Result } from '../result.ts';

interface FileContent {
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes: tells later whether someone else changed the file. */
  readonly hash: string;
}

/** Files as a shell names them: by path or by handle. Errors of the system are thrown. */
export interface ReadableFiles<File> {
  /** The file's bare name with extension. */
  nameOf(file: File): string;
  /** Refuses what is not a file, and files longer than `limit` bytes, before reading. */
  read(file: File, limit: number): Promise<Result<FileContent, FileError>>;
}

/** Files that can be written, too. */
export interface WritableFiles<File> extends ReadableFiles<File> {
  /**
   * Replaces the whole file or nothing, and returns its new hash. If the content of the file does not match `expected`,
   * it refuses with `changed-on-disk`; `null` replaces any content. A file that no longer exists is written anew.
   */
  write(file: File, bytes: Uint8Array, expected: string | null): Promise<Result<string, FileError>>;
}

/** The question to a person: where should this file go? */
export interface SaveQuestion<File> {
  /** A project becomes the document's file; an image or another file is only written. */
  readonly purpose: 'project' | 'image' | 'file';
  readonly kind: ExportedKind;
  /** A name that every system takes, with its extension. */
  readonly suggestedName: string;
  /** The document's own file. The new file may go next to it. */
  readonly beside: File | null;
}

/** All that the session of a document needs from its shell. */
export interface FileStore<File> extends WritableFiles<File> {
  /** Whether a save goes back to this file. If not, the person is asked again. */
  canWriteBack(file: File): boolean;
  /** What is in the file at present, whatever the person opened. */
  readNow(file: File): Promise<Result<FileContent, FileError>>;
  /** `null`: cancelled. */
  ask(question: SaveQuestion<File>): Promise<File | null>;
  /** The file was opened or saved: it is remembered for recent files and for the next dialog. */
  remember(file: File, purpose: SaveQuestion<File>['purpose']): Promise<void>;
  imageOptions(file: File): ImageOptions | null;
  rememberImageOptions(file: File, options: ImageOptions): Promise<void>;
}
