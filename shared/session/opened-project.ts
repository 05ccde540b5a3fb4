import { formatOf, type FormatId } from '../formats/known-formats.ts';
import type { FoundProject } from '../open/open-file.ts';
import type { FileError, LossReport } from '../project/file-outcome.ts';
import type { Project } from '../project/project-schema.ts';
import type { Result } from '../result.ts';

/** A failed file operation: the file's bare name and why. */
export interface FileFailure {
  readonly file: string;
  readonly error: FileError;
}

/** What a person asks of files. `null` means that the person cancelled. */
export type Answer<Value> = Promise<Result<Value | null, FileFailure>>;

export interface OpenedProject {
  /** The id of the document for saving. Opaque: it does not tell where the file is. */
  readonly document: string;
  /** The file's bare name with extension. */
  readonly name: string;
  readonly project: Project;
  /** It came from a file of another format. */
  readonly imported?: Imported | undefined;
  /** It came from a file that is never saved in: the document is a new one, with the name of that file. */
  readonly isNew?: boolean | undefined;
  /** It is work that was not saved, and is not yet: in a file that holds something else, or in none. */
  readonly restored?: 'in-file' | 'without-file' | undefined;
}

export interface Imported {
  readonly format: FormatId;
  /** What the file has and the project has not. */
  readonly report: LossReport;
}

export interface SavedFile {
  readonly name: string;
}

export interface SavedProject extends SavedFile {
  /** The document is in this file. False if it moved to another file while this one was written. */
  readonly isCurrent: boolean;
}

/** What a window gets from a file that was read. */
export function openedProject(document: string, name: string, found: FoundProject): OpenedProject {
  const { project, format, report } = found;
  return {
    document,
    name,
    project,
    ...(isSavedIn(found) ? {} : { isNew: true }),
    ...(format === 'neuromatrix' ? {} : { imported: { format, report } }),
  };
}

/** Whether saving writes the file that was read: not an image, nor a file of a format that is only read. */
export function isSavedIn({ fromImage, format }: FoundProject): boolean {
  return !fromImage && formatOf(format).writes;
}
