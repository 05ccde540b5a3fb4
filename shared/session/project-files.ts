import type { FormatWork } from '../open/format-work.ts';
import type { FoundProject } from '../open/open-file.ts';
import { bytesToSave, type Saving } from '../open/bytes-to-save.ts';
import type { FileError } from '../project/file-error.ts';
import type { Project } from '../project/project-schema.ts';
import { limits } from '../project/value-schemas.ts';
import { failure, success, type Result } from '../result.ts';
import { toFileError } from './file-errors.ts';
import type { ReadableFiles, WritableFiles } from './file-store.ts';

export interface ReadProject extends FoundProject {
  /** Of the file's bytes. */
  readonly hash: string;
}

/** Reads a file of any format that can be read, or an image that carries a project. */
export async function readProject<File>(
  files: ReadableFiles<File>,
  file: File,
  formats: FormatWork,
): Promise<Result<ReadProject, FileError>> {
  try {
    const content = await files.read(file, limits.fileBytes);
    if (!content.ok) return content;
    const found = await formats.read(content.value.bytes, files.nameOf(file));
    return found.ok ? success({ ...found.value, hash: content.value.hash }) : found;
  } catch (error) {
    return failure(toFileError(error));
  }
}

/** If the person has not agreed, a save that would lose something is refused with `would-lose`. */
export interface WayToWrite extends Saving {
  /** The hash that the content of the file must still have; `null` replaces any content. */
  readonly expected: string | null;
}

/** Writes a project to a file and returns the file's new hash. What could not be opened again is not written. */
export async function writeProject<File>(
  files: WritableFiles<File>,
  file: File,
  project: Project,
  { expected, ...saving }: WayToWrite,
  formats: FormatWork,
): Promise<Result<string, FileError>> {
  try {
    const content = await bytesToSave(formats, project, saving);
    if (!content.ok) return content;
    const bytes = content.value;
    if (bytes.length > limits.fileBytes)
      return failure({ kind: 'too-large', bytes: bytes.length, limit: limits.fileBytes });
    const readBack = await formats.read(bytes, files.nameOf(file));
    return readBack.ok ? await files.write(file, bytes, expected) : readBack;
  } catch (error) {
    return failure(toFileError(error));
  }
}
