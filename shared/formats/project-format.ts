import type { ProjectFileError } from '../project/file-error.ts';
import type { Project } from '../project/project-schema.ts';
import type { Result } from '../result.ts';
import type { LossReport } from '../project/loss-report.ts';
import type { TextEncoding } from '../text/decode-text-file.ts';
import type { LinkColumns } from './plain/table-columns.ts';

export interface ReadFile {
  readonly project: Project;
  readonly report: LossReport;
  /** What a table lists, which its name need not say. */
  readonly table?: 'links' | 'nodes';
}

/** What is known of a file beyond its text. */
export interface ReadOptions {
  readonly encoding?: TextEncoding;
  /** The text begins with a byte order mark in the file. */
  readonly marked?: boolean;
  /** What a person said of a table's columns. */
  readonly columns?: LinkColumns | undefined;
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
  readonly read?: (
    text: string,
    name: string,
    options?: ReadOptions,
  ) => Result<ReadFile, ProjectFileError>;
  /** Never fails: what the format cannot say is in the report. */
  readonly write?: (project: Project) => WrittenFile;
}
