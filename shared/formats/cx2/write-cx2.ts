import type { Project } from '../../project/project-schema.ts';
import { attributesOf } from '../plain/plain-fields.ts';
import { plainGraphOf } from '../plain/plain-from-project.ts';
import type { PlainValue } from '../plain/plain-graph.ts';
import { withAttributes } from '../plain/sayable.ts';
import type { WrittenFile } from '../project-format.ts';

interface Entry {
  readonly v: Readonly<Record<string, PlainValue>>;
}

/** Elements have numbers in this format; ours are kept as the attribute `id of the element`. */
export function writeCx2(project: Project): WrittenFile {
  const { graph, report } = plainGraphOf(project, withAttributes);
  const numbers = new Map(graph.nodes.map(({ id }, number) => [id, number]));
  const nodes = graph.nodes.map((node, id) => {
    const { x = 0, y = 0, label = '', parent, ...rest } = node;
    // By number, as nodes go by here.
    const within = parent === undefined ? {} : { parent: String(numbers.get(parent) ?? '') };
    return { id, x, y, v: { ...Object.fromEntries(attributesOf(rest)), ...within, name: label } };
  });
  const edges = graph.links.map((link, id) => {
    const { relation = '', source, target, ...rest } = link;
    const ends = { s: numbers.get(source) ?? 0, t: numbers.get(target) ?? 0 };
    const v = {
      ...Object.fromEntries(attributesOf({ ...rest, source, target })),
      interaction: relation,
    };
    return { id, ...ends, v };
  });
  const network = { name: graph.title, description: graph.description };
  const declared = {
    nodes: declare(nodes),
    edges: declare(edges),
    networkAttributes: declare([{ v: network }]),
  };
  const counts = [
    { elementCount: 1, name: 'attributeDeclarations' },
    { elementCount: 1, name: 'networkAttributes' },
    { elementCount: nodes.length, name: 'nodes' },
    { elementCount: edges.length, name: 'edges' },
  ];
  const aspects: readonly (readonly [string, readonly object[]])[] = [
    ['metaData', counts],
    ['attributeDeclarations', [declared]],
    ['networkAttributes', [network]],
    ['nodes', nodes],
    ['edges', edges],
    ['status', [{ success: true }]],
  ];
  return { text: `[\n${[head, ...aspects.map(writeAspect)].join(',\n')}\n]\n`, report };
}

const head = JSON.stringify({ CXVersion: '2.0', hasFragments: false });

function writeAspect([name, entries]: readonly [string, readonly object[]]): string {
  return `{${JSON.stringify(name)}:[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]}`;
}

/** The type of each attribute; one that has several is written as text, which every value can be read as. */
function declare(entries: readonly Entry[]): object {
  const types = new Map<string, string>();
  for (const { v } of entries) {
    for (const [name, value] of Object.entries(v)) types.set(name, typeOf(value));
  }
  return Object.fromEntries([...types].map(([name, d]) => [name, { d }]));
}

function typeOf(value: PlainValue): string {
  if (typeof value === 'number') return 'double';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}
