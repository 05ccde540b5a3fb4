import type { ProjectFileError, Loss } from '../project/file-outcome.ts';
import { ownValue } from '../project/plain-json.ts';
import { failure, success, type Result } from '../result.ts';
import type { Project } from '../project/project-schema.ts';
import { buildProject, type PlainFile } from './plain/build-project.ts';
import { parseJson, attributesIn, idIn, sharedValuesFault, unfit } from './plain/read-json.ts';
import type { ProjectFormat, WrittenFile } from './project-format.ts';
import {
  linkFromAttributes,
  nodeFromAttributes,
  type PlainLink,
  type PlainNode,
  type PlainValue,
  attributesOf,
} from './plain/plain-graph.ts';
import { plainGraphOf, withAttributes } from './plain/plain-from-project.ts';

/** NDEx's network format: cytoscape.org/cx/cx2/specification/cytoscape-exchange-format-specification-(version-2). */
export const cx2Format: ProjectFormat = {
  read: (text, name) => {
    const json = parseJson(text);
    if (!json.ok) return json;
    const file = readCx2(json.value);
    return file.ok ? buildProject(file.value, 'cx2', name) : file;
  },
  write: writeCx2,
};

/** A list of aspects, which may come in pieces. */
export function readCx2(json: unknown): Result<PlainFile, ProjectFileError> {
  if (!Array.isArray(json) || ownValue(json[0], 'CXVersion') === undefined) {
    return failure(unfit('the file', 'must be a list that begins with a "CXVersion"'));
  }
  const aspect = (name: string): unknown[] =>
    json.flatMap((one: unknown) => {
      const entries = ownValue(one, name);
      return Array.isArray(entries) ? (entries as unknown[]) : [];
    });
  const declared = aspect('attributeDeclarations')[0];
  const network = attributesIn(aspect('networkAttributes')[0]);
  const losses: Loss[] = [];
  const nodeWords = declarations(ownValue(declared, 'nodes'));
  const edgeWords = declarations(ownValue(declared, 'edges'));
  const tooMany =
    sharedValuesFault(nodeWords.defaults.size, aspect('nodes').length) ??
    sharedValuesFault(edgeWords.defaults.size, aspect('edges').length);
  if (tooMany !== null) return failure(tooMany);
  const nodes = aspect('nodes').flatMap((node) => readNode(node, nodeWords, losses));
  const links = aspect('edges').flatMap((edge) => readEdge(edge, edgeWords, losses));
  const looks = ['visualProperties', 'nodeBypasses', 'edgeBypasses'];
  if (looks.some((name) => aspect(name).length > 0)) {
    losses.push({
      kind: 'dropped',
      where: 'the file',
      what: 'has a look of its own, which is not read.',
    });
  }
  const text = (name: string) => String(network.get(name) ?? '');
  const graph = { title: text('name'), description: text('description'), nodes, links };
  return success({ graph, losses });
}

/** Attributes may have short names and values that need not be written. */
interface Declarations {
  readonly names: ReadonlyMap<string, string>;
  readonly defaults: ReadonlyMap<string, PlainValue>;
}

function declarations(value: unknown): Declarations {
  const names = new Map<string, string>();
  const defaults = new Map<string, PlainValue>();
  for (const [name, facts] of typeof value === 'object' && value !== null
    ? Object.entries(value)
    : []) {
    const short: unknown = ownValue(facts, 'a');
    if (typeof short === 'string') names.set(short, name);
    const usual = attributesIn(facts).get('v');
    if (usual !== undefined) defaults.set(name, usual);
  }
  return { names, defaults };
}

function attributes(value: unknown, { names, defaults }: Declarations): Map<string, PlainValue> {
  const given = [...attributesIn(value)].map(
    ([name, one]) => [names.get(name) ?? name, one] as const,
  );
  return new Map([...defaults, ...given]);
}

function readNode(node: unknown, words: Declarations, losses: Loss[]): PlainNode[] {
  const id = idIn(ownValue(node, 'id'));
  if (id === undefined) {
    losses.push({ kind: 'dropped', where: 'a node', what: 'has no id and was left out.' });
    return [];
  }
  const values = attributes(ownValue(node, 'v'), words);
  for (const axis of ['x', 'y']) {
    const value = ownValue(node, axis);
    if (typeof value === 'number') values.set(axis, value);
  }
  return [nodeFromAttributes(id, values)];
}

function readEdge(edge: unknown, words: Declarations, losses: Loss[]): PlainLink[] {
  const [source, target] = [idIn(ownValue(edge, 's')), idIn(ownValue(edge, 't'))];
  const id = idIn(ownValue(edge, 'id'));
  if (source === undefined || target === undefined) {
    losses.push({
      kind: 'dropped',
      where: `edge ${id ?? ''}`.trim(),
      what: 'lacks an end and was left out.',
    });
    return [];
  }
  // Nodes and edges are numbered separately in this format; our ids are not.
  const ends = { id: id === undefined ? undefined : `e${id}`, source, target };
  return [linkFromAttributes(ends, attributes(ownValue(edge, 'v'), words))];
}

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

/**
 * The type of each attribute. An attribute with several types is written as text, because every value can be read as
 * text.
 */
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
