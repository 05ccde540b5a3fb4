import type { FormatId } from '../formats/known-formats.ts';
import type { FoundProject } from '../open/open-file.ts';
import type { FileError } from '../project/file-error.ts';
import type { LossReport } from '../project/loss-report.ts';
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
  /** Stands for the document when it is saved. Opaque: it tells nothing of where the file is. */
  readonly document: string;
  /** The file's bare name with extension. */
  readonly name: string;
  readonly project: Project;
  /** It came from a file of another format than ours, and goes back there on saving. */
  readonly imported?: Imported | undefined;
  /** It came out of an image, which is not its file: the document is a new one that goes by the image's name. */
  readonly fromImage?: boolean | undefined;
  /** It is work that was not saved, and is not yet: in a file that holds something else, or in none. */
  readonly restored?: 'in-file' | 'without-file' | undefined;
}

export interface Imported {
  readonly format: FormatId;
  /** What of the file is not in the project. */
  readonly report: LossReport;
}

export interface SavedFile {
  readonly name: string;
}

export interface SavedProject extends SavedFile {
  /** The document is in this file. False where it has gone to another one while this was written. */
  readonly isCurrent: boolean;
}

/** What a window is given of a file that was read. */
export function openedProject(document: string, name: string, found: FoundProject): OpenedProject {
  const { project, fromImage, format, report } = found;
  if (fromImage) return { document, name, project, fromImage };
  return format === 'neuromatrix'
    ? { document, name, project }
    : { document, name, project, imported: { format, report } };
}
