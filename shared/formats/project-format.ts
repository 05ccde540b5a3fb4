import type { ProjectFileError } from '../project/file-error.ts';
import type { Project } from '../project/project-schema.ts';
import type { Result } from '../result.ts';
import type { LossReport } from '../project/loss-report.ts';

export interface ReadFile {
  readonly project: Project;
  readonly report: LossReport;
}

export interface WrittenFile {
  readonly text: string;
  readonly report: LossReport;
}

/** A file format of the field, besides our own. Loaded when a file asks for it. */
export interface ProjectFormat {
  /**
   * Reads a whole file; `name` is its bare name, for the title where the file has none.
   * Never throws on bad input: an unreadable file is an error with its place; single broken elements are losses.
   */
  readonly read?: (text: string, name: string) => Result<ReadFile, ProjectFileError>;
  /** Never fails: what the format cannot say is in the report. */
  readonly write?: (project: Project) => WrittenFile;
}
