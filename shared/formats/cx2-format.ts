import type { ProjectFileError, Loss } from '../project/file-outcome.ts';
import { isRecord, ownValue } from '../project/plain-json.ts';
import { failure, success, type Result } from '../result.ts';
import type { Project } from '../project/project-schema.ts';
import { buildProject, type PlainFile } from './plain/build-project.ts';
import { parseJson, attributesIn, idIn, sharedValuesFault, unfit } from './plain/read-json.ts';
import { withUnread } from './unread/unread-parts.ts';
import { watchJson } from './unread/watched-json.ts';
import { withSource } from './kept-source.ts';
import {
  changedRecord,
  writeIntoJson,
  type JsonElements,
  type JsonFacts,
  type JsonFormat,
  type JsonRecord,
} from './plain/kept-json.ts';
import type { ProjectFormat, ReadFile, WrittenFile } from './project-format.ts';
import {
  linkFromAttributes,
  nodeFromAttributes,
  type PlainLink,
  type PlainNode,
  type PlainValue,
  attributesOf,
} from './plain/plain-graph.ts';
import { plainGraphOf, withAttributes } from './plain/plain-from-project.ts';
import { formatsWords } from '../words/formats.ts';
import { placesWords } from '../words/places.ts';

/** NDEx's network format: cytoscape.org/cx/cx2/specification/cytoscape-exchange-format-specification-(version-2). */
export const cx2Format: ProjectFormat = {
  read: (text, name, options) => {
    const read = readText(text, name);
    return read.ok ? success(withSource(read.value, text, name, options)) : read;
  },
  write: (project) => writeIntoJson(project, keptCx2),
};

function readText(text: string, name: string): Result<ReadFile, ProjectFileError> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const watch = watchJson(json.value, silence);
  const file = readCx2(watch.json);
  return file.ok ? withUnread(buildProject(file.value, 'cx2', name, {}), watch.losses) : file;
}

const looks = ['visualProperties', 'nodeBypasses', 'edgeBypasses'];

/** What counts and describes the aspects themselves. */
const silence = {
  silent: new Set('CXVersion hasFragments metaData status attributeDeclarations id'.split(' ')),
  told: new Set(looks),
};

const keptCx2: JsonFormat = {
  originFormat: 'cx2',
  read: readText,
  write: writeCx2,
  elementsOf: (json) => ({
    nodes: aspectIn(json, 'nodes').filter(isRecord),
    edges: aspectIn(json, 'edges').filter(isRecord),
  }),
  idOf: ({ id }) => id,
  attributesOf: ({ v }, json) => {
    const names = shortNames(json);
    return Object.fromEntries(
      Object.entries(isRecord(v) ? v : {}).map(([name, value]) => [names.long(name), value]),
    );
  },
  changed: (element, { attributes, place, ends }, json) => {
    const { v } = element;
    const names = shortNames(json);
    const short = new Map(
      [...attributes].map(([name, value]) => [names.in(isRecord(v) ? v : {}, name), value]),
    );
    return {
      ...element,
      ...(ends ? { s: ends.source, t: ends.target } : {}),
      ...place,
      ...(attributes.size > 0 ? { v: changedRecord(v, short) } : {}),
    };
  },
  made: (noun, _id, { attributes, place, ends }, all) => {
    const list = noun === 'node' ? all.nodes : all.edges;
    const highest = list.reduce((most, { id }) => Math.max(most, Number(id) || 0), -1);
    const { label, relation, parent: _parent, ...others } = Object.fromEntries(attributes);
    const named = label === undefined ? {} : { name: label };
    const meant = relation === undefined ? {} : { interaction: relation };
    return {
      id: highest + 1,
      ...(ends ? { s: ends.source, t: ends.target } : {}),
      ...place,
      v: { ...named, ...meant, ...others },
    };
  },
  withElements: withAspects,
};

/** The file with other nodes and edges: declared, counted, and in the place of the first of their pieces. */
function withAspects(json: unknown, elements: JsonElements, facts: JsonFacts): unknown {
  const written = new Set<string>();
  const once = (name: string, list: readonly unknown[]) => {
    const isFirst = !written.has(name);
    written.add(name);
    return isFirst ? list : [];
  };
  const texts = {
    ...(facts.title === undefined ? {} : { name: facts.title }),
    ...(facts.description === undefined ? {} : { description: facts.description }),
  };
  const pieces: readonly unknown[] = Array.isArray(json) ? json : [];
  return pieces.map((piece) => {
    if (!isRecord(piece)) return piece;
    return Object.fromEntries(
      Object.entries(piece).map(([name, list]): [string, unknown] => {
        if (name === 'nodes' || name === 'edges') return [name, once(name, elements[name])];
        if (!Array.isArray(list)) return [name, list];
        const entries: readonly unknown[] = list;
        if (name === 'metaData') return [name, entries.map((one) => counted(one, elements))];
        if (name === 'networkAttributes' && Object.keys(texts).length > 0)
          return [
            name,
            entries.map((one, at) => (at === 0 && isRecord(one) ? { ...one, ...texts } : one)),
          ];
        if (name === 'attributeDeclarations')
          return [name, entries.map((one, at) => (at === 0 ? declared(one, elements) : one))];
        return [name, list];
      }),
    );
  });
}

function counted(entry: unknown, elements: JsonElements): unknown {
  const name = ownValue(entry, 'name');
  if (!isRecord(entry) || (name !== 'nodes' && name !== 'edges')) return entry;
  return { ...entry, elementCount: elements[name].length };
}

/** Also what no element had before. */
function declared(entry: unknown, elements: JsonElements): unknown {
  if (!isRecord(entry)) return entry;
  const more = (noun: 'nodes' | 'edges') => {
    const own = entry[noun];
    const known = isRecord(own) ? own : {};
    const aliases = new Set(Object.values(known).map((facts) => ownValue(facts, 'a')));
    const values = elements[noun].flatMap(({ v }) => (isRecord(v) ? Object.entries(v) : []));
    const fresh = values.flatMap(([name, value]): [string, { d: string }][] =>
      Object.hasOwn(known, name) || aliases.has(name) || name === '__proto__'
        ? []
        : [
            [
              name,
              { d: typeOf(typeof value === 'number' || typeof value === 'boolean' ? value : '') },
            ],
          ],
    );
    return fresh.length === 0 ? own : { ...known, ...Object.fromEntries(fresh) };
  };
  const [nodes, edges] = [more('nodes'), more('edges')];
  return {
    ...entry,
    ...(nodes === undefined ? {} : { nodes }),
    ...(edges === undefined ? {} : { edges }),
  };
}

function aspectIn(json: unknown, name: string): unknown[] {
  if (!Array.isArray(json)) return [];
  return json.flatMap((one: unknown) => {
    const entries = ownValue(one, name);
    return Array.isArray(entries) ? (entries as unknown[]) : [];
  });
}

/** Attributes may have short names in a file. */
function shortNames(json: unknown) {
  const entry = aspectIn(json, 'attributeDeclarations')[0];
  const known = [ownValue(entry, 'nodes'), ownValue(entry, 'edges')].map(declarations);
  const longOf = new Map(known.flatMap(({ names }) => [...names]));
  const shortOf = new Map([...longOf].map(([short, long]) => [long, short]));
  return {
    long: (name: string) => longOf.get(name) ?? name,
    in: (values: JsonRecord, name: string) =>
      Object.hasOwn(values, name) ? name : (shortOf.get(name) ?? name),
  };
}

/** A list of aspects, which may come in pieces. */
export function readCx2(json: unknown): Result<PlainFile, ProjectFileError> {
  if (!Array.isArray(json) || ownValue(json[0], 'CXVersion') === undefined) {
    return failure(unfit(placesWords.file, formatsWords.mustListBeginsWith));
  }
  const aspect = (name: string) => aspectIn(json, name);
  const declared = aspect('attributeDeclarations')[0];
  const losses: Loss[] = [];
  const nodeWords = declarations(ownValue(declared, 'nodes'));
  const edgeWords = declarations(ownValue(declared, 'edges'));
  const tooMany =
    sharedValuesFault(nodeWords.defaults.size, aspect('nodes').length) ??
    sharedValuesFault(edgeWords.defaults.size, aspect('edges').length);
  if (tooMany !== null) return failure(tooMany);
  const nodes = aspect('nodes').flatMap((node) => readNode(node, nodeWords, losses));
  const links = aspect('edges').flatMap((edge) => readEdge(edge, edgeWords, losses));
  if (looks.some((name) => aspect(name).length > 0)) {
    losses.push({
      kind: 'dropped',
      where: placesWords.file,
      what: formatsWords.hasLookOwnWhich,
    });
  }
  const [network] = aspect('networkAttributes');
  const text = (name: string) => {
    const value = ownValue(network, name);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
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
    losses.push({ kind: 'dropped', where: 'a node', what: formatsWords.hasNoIdWas });
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
      what: formatsWords.lacksEndWasLeft,
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
