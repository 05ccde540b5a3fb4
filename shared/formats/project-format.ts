import type { ProjectFileError, LossReport } from '../project/file-outcome.ts';
import type { Project } from '../project/project-schema.ts';
import type { Result } from '../result.ts';
import type { TextEncoding } from '../text/decode-text-file.ts';
import type { LinkColumns } from './plain/link-columns.ts';

export interface ReadFile {
  readonly project: Project;
  readonly report: LossReport;
  /** The kind of list in a table; the name of the file need not tell it. */
  readonly table?: 'links' | 'nodes';
}

/** What is known about a file besides its text. */
export interface ReadOptions {
  readonly encoding?: TextEncoding;
  /** The text begins with a byte order mark in the file. */
  readonly marked?: boolean;
  /** What a person said about the columns of a table. */
  readonly columns?: LinkColumns | undefined;
  /** How the text of an XML file was in its bytes, if they can be made of it again. Then it is kept. */
  readonly source?: SourceBytes | undefined;
}

/** How a text is in the bytes of its file. */
export interface SourceBytes {
  readonly encoding: TextEncoding;
  /** They begin with a byte order mark, which is no part of the text. */
  readonly marked: boolean;
}

export interface WrittenFile {
  readonly text: string;
  readonly report: LossReport;
  /**
   * The text is that of the file that the project was read from, with what has changed since: what was not read is still
   * in it. It belongs into such bytes again.
   */
  readonly source?: SourceBytes | undefined;
}

/** A file format of the field, besides our own. Loaded when a file asks for it. */
export interface ProjectFormat {
  /**
   * Reads a whole file; `name` is its bare name, for the title if the file has none. Never throws on bad input: an
   * unreadable file is an error with its position; single broken elements are losses.
   */
  readonly read?: (
    text: string,
    name: string,
    options?: ReadOptions,
  ) => Result<ReadFile, ProjectFileError>;
  /** Never fails: what the format cannot say is in the report. */
  readonly write?: (project: Project) => WrittenFile;
}
