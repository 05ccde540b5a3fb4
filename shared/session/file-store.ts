import type { ExportedKind } from '../open/exported-files.ts';
import type { FileError } from '../project/file-error.ts';
import type { ImageOptions } from '../project/image-options.ts';
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

/** Asks a person where a file shall go. */
export interface SaveQuestion<File> {
  /** A project becomes the document's file; an image or another file is only written. */
  readonly purpose: 'project' | 'image' | 'file';
  readonly kind: ExportedKind;
  /** A name that every system takes, with its extension. */
  readonly suggestedName: string;
  /** The document's own file, near which the new one may go. */
  readonly beside: File | null;
}

/** All that the session of a document needs of its shell. */
export interface FileStore<File> extends WritableFiles<File> {
  /** Whether a save goes back to where the file came from; else it asks anew. */
  canWriteBack(file: File): boolean;
  /** `null`: cancelled. */
  ask(question: SaveQuestion<File>): Promise<File | null>;
  /** It was opened or saved: for recent files, and for the next dialog. */
  remember(file: File, purpose: SaveQuestion<File>['purpose']): Promise<void>;
  imageOptions(file: File): ImageOptions | null;
  rememberImageOptions(file: File, options: ImageOptions): Promise<void>;
}
