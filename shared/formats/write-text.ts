import { nameOfEnd } from '../graph/link-words.ts';
import { indexProject } from '../graph/project-index.ts';
import { shorten } from '../project/element-names.ts';
import type { Project } from '../project/project-schema.ts';
import { formatOf, type FormatId } from './known-formats.ts';
import type { Loss } from './loss-report.ts';
import type { WrittenFile } from './project-format.ts';

/** The text of a file of that format, and what it does not say. Fetches the format's module at its first use. */
export async function writeText(project: Project, format: FormatId): Promise<WrittenFile> {
  const { write } = await formatOf(format).load();
  if (!write) throw new Error(`The format ${format} says that it is written, but is not.`);
  const { text, report } = write(project);
  return { text, report: { ...report, losses: withLinkNames(report.losses, project) } };
}

/** A link has no name of its own most times: it is known by what it joins. */
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
