import type { FileError } from '../file-error.ts';
import { projectInFile, type DecodeText, type FoundProject } from '../paint/embedded-project.ts';
import type { Project } from '../project/project-schema.ts';
import { failure, success, type Result } from '../result.ts';
import { formatOf, type FormatId } from './known-formats.ts';
import type { WrittenFile } from './project-format.ts';

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
    write: async (project, format) => {
      const { write } = await formatOf(format).load();
      if (!write) throw new Error(`The format ${format} says that it is written, but is not.`);
      return write(project);
    },
  };
}

/** The text to save, unless something would be lost that nobody agreed to lose. */
export async function textToSave(
  work: FormatWork,
  project: Project,
  format: FormatId,
  lossy: boolean,
): Promise<Result<string, FileError>> {
  const { text, report } = await work.write(project, format);
  if (lossy || report.losses.length === 0) return success(text);
  return failure({ kind: 'would-lose', format: formatOf(format).label, report });
}
