import type { Project } from '../../project/project-schema.ts';
import { plainGraphOf } from '../plain/plain-from-project.ts';
import type { PlainNode, PlainValue } from '../plain/plain-graph.ts';
import { withAttributes } from '../plain/sayable.ts';
import type { WrittenFile } from '../project-format.ts';
import { writeRows } from './csv-cells.ts';
import { extraColumns } from './write-link-table.ts';

const columns = [
  'id',
  'label',
  'kind',
  'caption',
  'parent',
  'x',
  'y',
  'width',
  'height',
  'xrefs',
  'entity',
  'notes',
] as const satisfies readonly (keyof PlainNode)[];

/** One row a node. Links are not in it: those need their own table. */
export function writeNodeTable(project: Project): WrittenFile {
  const { nodes } = project;
  const { graph, report } = plainGraphOf(
    { ...project, links: [] },
    { ...withAttributes, file: new Set() },
  );
  const extra = extraColumns(graph.nodes);
  const rows = graph.nodes.map((node) => {
    const attributes = node.attributes ?? {};
    const more = extra.map((name): PlainValue | undefined => attributes[name]);
    return [...columns.map((column) => node[column]), ...more];
  });
  const count = project.links.length;
  const what = `leaves out all ${count} links, which have a table of their own.`;
  const links = count === 0 ? [] : [{ kind: 'dropped' as const, where: 'the file', what }];
  return {
    text: writeRows([[...columns, ...extra], ...rows]),
    report: { kept: Math.min(report.kept, nodes.length), losses: [...report.losses, ...links] },
  };
}
