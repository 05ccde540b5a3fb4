import type { FileError, Loss } from '../project/file-outcome.ts';
import type { Project } from '../project/project-schema.ts';
import type { Result } from '../result.ts';
import { type FormatId, formatOf } from '../formats/known-formats.ts';
import type { LinkColumns } from '../formats/plain/table-columns.ts';
import type { WrittenFile } from '../formats/project-format.ts';
import { nameOfEnd } from '../graph/describe-project.ts';
import { indexProject } from '../graph/project-index.ts';
import { shorten } from '../project/element-names.ts';
import type { WorkWatch } from '../worker/worker-client.ts';
import { projectInFile, type FoundProject } from './open-file.ts';

/** Reading and writing files of any format, wherever it is done. Rejects only for faults of the program. */
export interface FormatWork {
  /** `name` is the name of the file. It tells the format where the content does not. */
  read(
    bytes: Uint8Array,
    name: string,
    /** What a person said about the columns of a table. */
    columns?: LinkColumns,
    watch?: WorkWatch,
  ): Promise<Result<FoundProject, FileError>>;
  write(project: Project, format: FormatId): Promise<WrittenFile>;
}

/** Does the work at once, on the thread that asks. */
export const directFormatWork: FormatWork = { read: projectInFile, write: writeText };

/** The text of a file of that format, and what it does not say. Fetches the format's module at its first use. */
export async function writeText(project: Project, format: FormatId): Promise<WrittenFile> {
  const { write } = await formatOf(format).load();
  if (!write) throw new Error(`The format ${format} says that it is written, but is not.`);
  const { text, report } = write(project);
  return { text, report: { ...report, losses: withLinkNames(report.losses, project) } };
}

/** Most links have no name of their own: the two nodes that they join name them. */
function withLinkNames(losses: readonly Loss[], project: Project): Loss[] {
  const index = indexProject(project);
  return losses.map((loss) => {
    const link = index.links.get(loss.elementId ?? '');
    if (!link || link.label !== '') return loss;
    const [from, to] = [link.source, link.target].map((end) => {
      const name = shorten(nameOfEnd(index, end));
      return end.to === 'anchor' ? `(${name})` : name;
    });
    return { ...loss, where: `link "${from} → ${to}" (${shorten(link.id)})` };
  });
}
