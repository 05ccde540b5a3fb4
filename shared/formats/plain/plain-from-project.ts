import { indexProject, type ProjectIndex } from '../../graph/project-index.ts';
import type { Link, Project } from '../../project/project-schema.ts';
import type { PathwayNode } from '../../project/node-schema.ts';
import type { LossReport } from '../../project/loss-report.ts';
import { nodeAtEnd, reportLosses, type Sayable } from './report-losses.ts';
import type { PlainGraph, PlainLink, PlainNode } from './plain-graph.ts';
import { kindFromWord, neutralKind, relationFromWord, keptOf, writeXrefs } from './plain-words.ts';

export interface PlainExport {
  readonly graph: PlainGraph;
  readonly report: LossReport;
}

/** What a simple format can say of a project, and what of it is not said. */
export function plainGraphOf(project: Project, sayable: Sayable): PlainExport {
  const index = indexProject(project);
  const graph: PlainGraph = {
    title: project.metadata.title,
    description: project.metadata.description,
    nodes: project.nodes.map((node) => plainNode(node)),
    links: project.links.flatMap((link) => plainLink(link, index)),
  };
  return { graph, report: reportLosses(project, sayable) };
}

function plainNode(node: PathwayNode): PlainNode {
  const kept = keptOf(node.origin);
  const { id, x, y, width, height, parent, entity } = node;
  return {
    id,
    label: node.label,
    kind: kindWord(node),
    caption: node.caption || undefined,
    notes: node.notes || undefined,
    xrefs: writeXrefs(node.xrefs),
    entity,
    x: x + width / 2,
    y: y + height / 2,
    width,
    height,
    parent,
    attributes: kept?.attributes,
  };
}

function plainLink(link: Link, index: ProjectIndex): PlainLink[] {
  const [source, target] = [nodeAtEnd(link, 'source', index), nodeAtEnd(link, 'target', index)];
  if (source === null || target === null) return [];
  const kept = keptOf(link.origin);
  return [
    {
      id: link.id,
      source,
      target,
      relation: relationWord(link),
      label: link.label || undefined,
      notes: link.notes || undefined,
      xrefs: writeXrefs(link.xrefs),
      attributes: kept?.attributes,
    },
  ];
}

/** The word of the file that it came from, as long as it still means what the element is. */
function kindWord({ kind, origin }: PathwayNode): string {
  const word = keptOf(origin)?.word;
  return word !== undefined && (kindFromWord(word) ?? neutralKind) === kind ? word : kind;
}

function relationWord({ relation, origin }: Link): string {
  const word = keptOf(origin)?.word;
  return word !== undefined && (relationFromWord(word) ?? 'relates-to') === relation
    ? word
    : relation;
}
