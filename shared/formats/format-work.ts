import type { FileError } from '../file-error.ts';
import { projectInFile, type DecodeText, type FoundProject } from '../paint/embedded-project.ts';
import type { Project } from '../project/project-schema.ts';
import type { Result } from '../result.ts';
import type { FormatId } from './known-formats.ts';
import type { WrittenFile } from './project-format.ts';
import { writeText } from './write-text.ts';

/** Reading and writing files of any format, wherever it is done. Rejects only for faults of the program. */
export interface FormatWork {
  /** `name` is the file's, which tells the format where its content does not. */
  read(bytes: Uint8Array, name: string): Promise<Result<FoundProject, FileError>>;
  write(project: Project, format: FormatId): Promise<WrittenFile>;
}

/** Does the work at once, on the thread that asks. */
export function createFormatWork(decode: DecodeText): FormatWork {
  return {
    read: (bytes, name) => projectInFile(bytes, name, decode),
    write: writeText,
  };
}
