import type { Project } from '../../project/project-schema.ts';
import { plainGraphOf } from '../plain/plain-from-project.ts';
import type { PlainLink, PlainValue } from '../plain/plain-graph.ts';
import type { Sayable } from '../plain/report-losses.ts';
import type { WrittenFile } from '../project-format.ts';
import { writeRows } from './csv-cells.ts';

const sayable: Sayable = {
  node: new Set(['kind']),
  link: new Set(['relation', 'label', 'notes', 'xrefs']),
  file: new Set(),
};

const columns = [
  'id',
  'source',
  'source label',
  'source kind',
  'relation',
  'target',
  'target label',
  'target kind',
  'label',
  'notes',
  'xrefs',
];

/** One row a link. Nodes without links are not in it: those need the table of nodes. */
export function writeLinkTable(project: Project): WrittenFile {
  const { graph, report } = plainGraphOf(project, sayable);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const extra = extraColumns(graph.links);
  const rows = graph.links.map((link) => {
    const [source, target] = [nodes.get(link.source), nodes.get(link.target)];
    const { id, relation, label, notes, xrefs, attributes = {} } = link;
    const ends = [link.source, source?.label, source?.kind, relation, link.target, target?.label];
    const own = [id, ...ends, target?.kind, label, notes, xrefs];
    return [...own, ...extra.map((name): PlainValue | undefined => attributes[name])];
  });
  return { text: writeRows([[...columns, ...extra], ...rows]), report };
}

/** Names of the attributes that an import left with the elements. */
export function extraColumns(elements: readonly Pick<PlainLink, 'attributes'>[]): string[] {
  const names = elements.flatMap(({ attributes = {} }) => Object.keys(attributes));
  return [...new Set(names)].filter((name) => !columns.includes(name.toLowerCase()));
}
