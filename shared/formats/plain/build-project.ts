import type { Damage, ProjectFileError } from '../../file-error.ts';
import { arrangeNodes } from '../../layout/place-nodes.ts';
import { findCrossProblems } from '../../project/cross-checks.ts';
import { limits } from '../../project/limits.ts';
import { projectSchema } from '../../project/project-schema.ts';
import { failure, success, type Result } from '../../result.ts';
import type { Loss } from '../loss-report.ts';
import type { ReadFile } from '../project-format.ts';
import { buildLinks } from './build-links.ts';
import { buildNodes } from './build-nodes.ts';
import { createIdMaker, cut } from './clean-text.ts';
import type { PlainGraph } from './plain-graph.ts';

export interface PlainFile {
  readonly graph: PlainGraph;
  /** What of the file is not in the graph. */
  readonly losses: readonly Loss[];
}

/** Makes a project of what a simple format says. `name` is the file's, for want of a title. */
export function buildProject(
  { graph, losses }: PlainFile,
  format: string,
  name: string,
): Result<ReadFile, ProjectFileError> {
  const total = graph.nodes.length + graph.links.length;
  if (total > limits.elements) return failure(tooMany(total));
  const ids = createIdMaker();
  const built = buildNodes(graph.nodes, format, ids);
  const links = buildLinks(graph.links, built.ids, format, ids);
  const project = projectSchema.parse({
    metadata: {
      title:
        cut(graph.title, limits.shortTextLength) || cut(bareName(name), limits.shortTextLength),
      description: cut(graph.description, limits.notesLength),
    },
    nodes: built.nodes,
    links: links.links,
  });
  const problems = findCrossProblems(project);
  if (problems.length > 0) return failure(damaged(problems));
  const all = [...losses, ...built.losses, ...links.losses];
  const touched = new Set(all.map(({ elementId }) => elementId).filter((id) => id !== undefined));
  return success({
    project: built.placed ? project : arrangeNodes(project),
    report: { kept: project.nodes.length + project.links.length - touched.size, losses: all },
  });
}

function bareName(name: string): string {
  return name.replace(/\.[a-z0-9]+$/iu, '');
}

function tooMany(total: number): ProjectFileError {
  const [found, most] = [total, limits.elements].map((count) => count.toLocaleString('en'));
  return damaged([
    { where: 'the file', why: `has ${found} elements; at most ${most} can be held` },
  ]);
}

function damaged(problems: Damage[]): ProjectFileError {
  return { kind: 'damaged', problems: problems.slice(0, 20), total: problems.length };
}
