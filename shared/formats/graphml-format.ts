import { nameElement } from '../project/element-names.ts';
import type { Project } from '../project/project-schema.ts';
import type { Loss, LossReport, ProjectFileError } from '../project/file-outcome.ts';
import { failure, success, type Result } from '../result.ts';
import { buildProject, type PlainFile } from './plain/build-project.ts';
import { readKeptSource, withSource, writeIntoSource, type PatchedFormat } from './kept-source.ts';
import type { ProjectFormat, ReadFile, WrittenFile } from './project-format.ts';
import { withUnread } from './unread/unread-parts.ts';
import { unwatched, watchXml } from './unread/watched-xml.ts';
import { sharedValuesFault } from './plain/read-json.ts';
import { readXml } from './xml/read-xml.ts';
import {
  attributesOf,
  fieldOf,
  type PlainGraph,
  type PlainLink,
  type PlainNode,
  type PlainValue,
  linkFromAttributes,
  nodeFromAttributes,
} from './plain/plain-graph.ts';
import { plainGraphOf, withAttributes } from './plain/plain-from-project.ts';
import { writeXml, xmlElement, type WritableElement } from './xml/write-xml.ts';
import { attributeOf, childElements, firstChild, textOf, type XmlElement } from './xml/xml-tree.ts';

/** Graphs with attributes, read by Cytoscape, Gephi, yEd and igraph (graphml.graphdrawing.org/specification.html). */
export const graphmlFormat: ProjectFormat = {
  read: (text, name, options) => {
    const read = readText(text, name);
    return read.ok ? success(withSource(read.value, text, name, options)) : read;
  },
  write: (project) => {
    const written = writeIntoSource(project, patchedGraphml(project));
    const kept = readKeptSource(project, 'graphml', readText);
    const isDrawn = kept?.text.includes(yedNamespace) ?? false;
    if (!isDrawn || !written.source || written.text === kept?.text) return written;
    const { report } = written;
    return { ...written, report: { ...report, losses: [...report.losses, lossOfYed] } };
  },
};

const lossOfYed: Loss = {
  kind: 'approximated',
  where: 'the file',
  what: 'has a drawing of yEd, which stays as it is: yEd does not show places and labels that have changed.',
};

function readText(text: string, name: string): Result<ReadFile, ProjectFileError> {
  const root = readXml(text);
  if (!root.ok) return root;
  const meaning = new Map(
    childElements(root.value, 'key')
      .flatMap(readKey)
      .map(([id, key]) => [id, key.name] as const),
  );
  const watch = watchXml(root.value, { ...silence, meaning });
  const file = readGraphml(watch.root);
  return file.ok ? withUnread(buildProject(file.value, 'graphml', name, {}), watch.losses) : file;
}

/** What describes the keys and counts the elements. */
const silence = {
  silent: new Set(
    (
      'id for attr.name attr.type yfiles.type edgedefault parse.order parse.nodes parse.edges parse.nodeids ' +
      'parse.edgeids parse.maxindegree parse.maxoutdegree'
    ).split(' '),
  ),
  naming: new Map([['data', 'key']]),
  told: new Set(['hyperedge']),
};

function patchedGraphml(project: Project): PatchedFormat {
  const kept = readKeptSource(project, 'graphml', readText);
  const own = kept ? ownFile(kept.text, kept.project) : noFile;
  const treeOf = (one: Project) => ({
    root: graphmlTree(plainGraphOf(one, withAttributes).graph, own).root,
    keys: new Map(),
  });
  return {
    originFormat: 'graphml',
    read: readText,
    write: writeGraphml,
    treeOf,
    isOrdered: false,
    rules: {
      fileKeyOf: ({ local, attribute }) => attribute(local === 'data' ? 'key' : 'id'),
      singles: new Set(['graph']),
      withEnds: new Set(),
      numbers: new Set(),
    },
  };
}

/** What the file has that a project was read from. */
interface OwnFile {
  /** The ids of its keys by what they are for, and by their names or what these mean. */
  readonly keys: ReadonlyMap<string, string>;
  /** It says this value in another way than in a `data` of its own, such as in the drawing of yEd, or not at all. */
  readonly isSilent: (
    domain: 'node' | 'edge',
    id: string | undefined,
    name: string,
    value: PlainValue,
  ) => boolean;
  /** What the file gives to every element that says nothing else: a new one says it itself. */
  readonly usualOf: (domain: 'node' | 'edge', id: string | undefined) => [string, PlainValue][];
}

const noFile: OwnFile = { keys: new Map(), isSilent: () => false, usualOf: () => [] };

function ownFile(text: string, base: Project): OwnFile {
  const root = readXml(text);
  const graph = root.ok ? firstChild(root.value, 'graph') : undefined;
  if (!root.ok || !graph) return noFile;
  const keys = keysOfFile(root.value);
  const [nodes, edges] = ['node', 'edge'].map((name) =>
    [...elementsIn(graph)].filter((it) => it.local === name),
  );
  const byId = new Map((nodes ?? []).map((node) => [attributeOf(node, 'id'), node]));
  const { graph: plain } = plainGraphOf(base, withAttributes);
  const known = new Map<
    string,
    { readonly values: Attributes; readonly said: ReadonlySet<string> }
  >();
  const saidIn = (element: XmlElement | undefined) =>
    new Set(
      (element ? childElements(element, 'data') : []).flatMap((it) => attributeOf(it, 'key') ?? []),
    );
  for (const [at, node] of plain.nodes.entries()) {
    const element = byId.get(base.nodes[at]?.origin?.id);
    known.set(`node ${node.id}`, { values: new Map(attributesOf(node)), said: saidIn(element) });
  }
  const isWhole = plain.links.length === edges?.length;
  for (const [at, link] of plain.links.entries()) {
    const said = saidIn(isWhole ? edges?.[at] : undefined);
    known.set(`edge ${link.id ?? ''}`, { values: new Map(attributesOf(link)), said });
  }
  const listed = childElements(root.value, 'key').flatMap(readKey);
  return {
    keys,
    usualOf: (domain, id) =>
      known.has(`${domain} ${id ?? ''}`)
        ? []
        : listed.flatMap(([, key]): [string, PlainValue][] =>
            key.usual === undefined || (key.domain !== domain && key.domain !== 'all')
              ? []
              : [[key.name, key.usual]],
          ),
    isSilent: (domain, id, name, value) => {
      const one = known.get(`${domain} ${id ?? ''}`);
      return one?.values.get(name) === value && !one.said.has(keys.get(`${domain} ${name}`) ?? '');
    },
  };
}

type Attributes = ReadonlyMap<string, PlainValue>;

function keysOfFile(root: XmlElement): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [id, { name, domain }] of childElements(root, 'key').flatMap(readKey)) {
    for (const one of domain === 'all' ? ['node', 'edge', 'graph'] : [domain]) {
      const field = one === 'graph' ? undefined : fieldOf(name, one === 'node' ? 'node' : 'link');
      for (const word of [name, field ?? name]) {
        if (!found.has(`${one} ${word}`)) found.set(`${one} ${word}`, id);
      }
    }
  }
  return found;
}

/**
 * Attributes are declared first; nodes and edges then name them. Positions are of centres, as in Cytoscape and Gephi.
 */
export function writeGraphml(project: Project): WrittenFile {
  const { graph, report } = plainGraphOf(project, withAttributes);
  const { root, owners } = graphmlTree(graph, noFile);
  const { text, unsayable } = writeXml(root);
  const losses = unsayable.map(({ element }) => lossOfSigns(owners.get(element)));
  const unique = [...new Map(losses.map((loss) => [loss.where, loss])).values()];
  return { text, report: withMore(report, unique) };
}

function graphmlTree(graph: PlainGraph, own: OwnFile) {
  const keys = createKeys(own.keys);
  const nodes = graph.nodes.map((node) => nodeElement(node, keys, own));
  const edges = graph.links.map((link) => edgeElement(link, keys, own));
  const facts = factsOf(graph, keys);
  const owners = new Map<WritableElement, PlainNode | PlainLink>();
  for (const [at, node] of graph.nodes.entries()) claim(nodes[at], node, owners);
  for (const [at, link] of graph.links.entries()) claim(edges[at], link, owners);
  const body = xmlElement('graph', { id: 'G', edgedefault: 'directed' }, [
    ...facts,
    ...nodes,
    ...edges,
  ]);
  const namespace = { xmlns: 'http://graphml.graphdrawing.org/xmlns' };
  return { root: xmlElement('graphml', namespace, [...keys.elements(), body]), owners };
}

/** Elements that were whole and now lose something are no longer kept. */
function withMore({ kept, losses }: LossReport, more: readonly Loss[]): LossReport {
  const touched = new Set(losses.map(({ elementId }) => elementId));
  const fresh = more.filter(({ elementId }) => elementId !== undefined && !touched.has(elementId));
  return { kept: kept - fresh.length, losses: [...losses, ...more] };
}

function claim(
  element: WritableElement | undefined,
  owner: PlainNode | PlainLink,
  owners: Map<WritableElement, PlainNode | PlainLink>,
): void {
  if (!element) return;
  owners.set(element, owner);
  for (const child of element.children) {
    if (typeof child === 'object' && 'name' in child) owners.set(child, owner);
  }
}

function lossOfSigns(owner: PlainNode | PlainLink | undefined): Loss {
  const what = 'has characters that XML cannot hold, which were left out.';
  const elementId = owner?.id;
  if (!owner || elementId === undefined) return { kind: 'approximated', where: 'the file', what };
  const noun = 'source' in owner ? 'link' : 'node';
  return {
    kind: 'approximated',
    elementId,
    where: nameElement(noun, elementId, owner.label ?? ''),
    what,
  };
}

interface Keys {
  /** The `data` element of a value. */
  data(domain: string, name: string, value: PlainValue): WritableElement;
  elements(): WritableElement[];
}

/** Keys in the order of their first use. An attribute whose values differ in type is declared as text. */
function createKeys(own: OwnFile['keys']): Keys {
  const keys = new Map<string, { id: string; domain: string; name: string; type: string }>();
  const taken = new Set(own.values());
  // In a file of another program by what it means: numbers would change with what is written before it.
  const freshId = (domain: string, name: string) => {
    const plain =
      own.size === 0 ? `d${keys.size}` : `${domain}-${name.replaceAll(/[^\w.-]/gu, '-')}`;
    let id = plain;
    while (taken.has(id)) id += '-';
    taken.add(id);
    return id;
  };
  return {
    data: (domain, name, value) => {
      const qualifiedName = `${domain} ${name}`;
      const type = typeOf(value);
      const known = keys.get(qualifiedName) ?? {
        id: own.get(qualifiedName) ?? freshId(domain, name),
        domain,
        name,
        type,
      };
      keys.set(qualifiedName, known.type === type ? known : { ...known, type: 'string' });
      return xmlElement('data', { key: known.id }, [String(value)]);
    },
    elements: () =>
      [...keys.values()].map(({ id, domain, name, type }) =>
        xmlElement('key', { id, for: domain, 'attr.name': name, 'attr.type': type }),
      ),
  };
}

function typeOf(value: PlainValue): string {
  if (typeof value === 'number') return 'double';
  return typeof value === 'boolean' ? 'boolean' : 'string';
}

function nodeElement(node: PlainNode, keys: Keys, { isSilent, usualOf }: OwnFile): WritableElement {
  const data = withUsual(attributesOf(node), usualOf('node', node.id))
    .filter(([name, value]) => !isSilent('node', node.id, name, value))
    .map(([name, value]) => keys.data('node', name, value));
  return xmlElement('node', { id: node.id }, data);
}

/** As reading gives it: the usual values are those of attributes that nothing else is said of. */
function withUsual(
  own: readonly [string, PlainValue][],
  usual: readonly [string, PlainValue][],
): [string, PlainValue][] {
  const said = new Set(own.map(([name]) => name));
  return [...own, ...usual.filter(([name]) => !said.has(name))];
}

function edgeElement(link: PlainLink, keys: Keys, { isSilent, usualOf }: OwnFile): WritableElement {
  const { id, source, target } = link;
  const data = withUsual(attributesOf(link), usualOf('edge', id))
    .filter(([name, value]) => !isSilent('edge', id, name, value))
    .map(([name, value]) => keys.data('edge', name, value));
  return xmlElement('edge', { id, source, target }, data);
}

function factsOf({ title, description }: PlainGraph, keys: Keys): WritableElement[] {
  const facts = Object.entries({ title, description }).filter(([, text]) => text !== '');
  return facts.map(([name, text]) => keys.data('graph', name, text));
}

interface Reading {
  readonly keys: ReadonlyMap<string, Key>;
  readonly nodes: PlainNode[];
  readonly links: PlainLink[];
  readonly losses: Loss[];
}

interface Key {
  readonly name: string;
  readonly domain: string;
  readonly usual: string | undefined;
}

/** The first graph of the file, with the graphs in its nodes. */
export function readGraphml(root: XmlElement): Result<PlainFile, ProjectFileError> {
  const graph = root.local === 'graphml' ? firstChild(root, 'graph') : undefined;
  if (!graph) {
    const found = `an XML document whose first element is <${root.name}>, without a graph in it`;
    return failure({ kind: 'not-a-project', found });
  }
  const keys = new Map(childElements(root, 'key').flatMap(readKey));
  const usual = [...keys.values()].filter((key) => key.usual !== undefined).length;
  const tooMany = sharedValuesFault(usual, usual === 0 ? 0 : countElements(graph));
  if (tooMany !== null) return failure(tooMany);
  const reading: Reading = { keys, nodes: [], links: [], losses: [] };
  const more = childElements(root, 'graph').length - 1;
  if (more > 0) lose(reading, 'the file', `has ${more} more graphs; only the first is read.`);
  readGraph(graph, undefined, reading);
  const text = (name: string) => valueNamed(graph, name, reading);
  const { nodes, links, losses } = reading;
  const title = text('title') || text('name') || text('label');
  return success({ graph: { title, description: text('description'), nodes, links }, losses });
}

function countElements(graph: XmlElement): number {
  let count = 0;
  for (const { local } of elementsIn(graph)) if (local === 'node' || local === 'edge') count += 1;
  return count;
}

function readKey(key: XmlElement): [string, Key][] {
  const id = attributeOf(key, 'id');
  if (id === undefined) return [];
  const usual = firstChild(key, 'default');
  return [
    [
      id,
      {
        name: attributeOf(key, 'attr.name') ?? id,
        domain: attributeOf(key, 'for') ?? 'all',
        usual: usual && textOf(usual),
      },
    ],
  ];
}

/** No deeper than the reader of XML lets elements lie. */
function readGraph(graph: XmlElement, parent: string | undefined, reading: Reading): void {
  for (const child of childElements(graph)) {
    if (child.local === 'node') readNode(child, parent, reading);
    else if (child.local === 'edge') readEdge(child, reading);
    else if (child.local === 'hyperedge') {
      lose(reading, `line ${child.line}`, 'holds a hyperedge, which was left out.');
    }
  }
}

function readNode(node: XmlElement, parent: string | undefined, reading: Reading): void {
  const id = attributeOf(node, 'id');
  if (id === undefined) {
    lose(reading, `line ${node.line}`, 'holds a node without an id, which was left out.');
    return;
  }
  const plain = nodeFromAttributes(id, valuesOf(node, 'node', reading));
  reading.nodes.push(parent === undefined ? plain : { ...plain, parent });
  for (const inner of childElements(node, 'graph')) readGraph(inner, id, reading);
}

function readEdge(edge: XmlElement, reading: Reading): void {
  const [source, target] = [attributeOf(edge, 'source'), attributeOf(edge, 'target')];
  if (source === undefined || target === undefined) {
    lose(reading, `line ${edge.line}`, 'holds an edge that lacks an end, which was left out.');
    return;
  }
  const ends = { id: attributeOf(edge, 'id'), source, target };
  reading.links.push(linkFromAttributes(ends, valuesOf(edge, 'edge', reading)));
}

/** What the graph says under this name. */
function valueNamed(graph: XmlElement, name: string, { keys }: Reading): string {
  const named = childElements(graph, 'data').find((data) => {
    const key = keyOf(data);
    return (keys.get(key)?.name ?? key) === name && childElements(data).length === 0;
  });
  const usual = [...keys.values()].find(
    (key) => key.name === name && (key.domain === 'graph' || key.domain === 'all'),
  )?.usual;
  return named ? textOf(named) : (usual ?? '');
}

/** To ask for the key of a value is not to read it. */
function keyOf(data: XmlElement): string {
  return attributeOf(unwatched(data), 'key') ?? '';
}

/** The data of an element, by the names of their keys; of what holds elements only a drawing of yEd is read. */
function valuesOf(element: XmlElement, domain: string, reading: Reading): Map<string, PlainValue> {
  const values = new Map<string, PlainValue>();
  for (const key of reading.keys.values()) {
    const isFor = key.domain === domain || key.domain === 'all';
    if (isFor && key.usual !== undefined) values.set(key.name, key.usual);
  }
  for (const data of childElements(element, 'data')) {
    const key = keyOf(data);
    if (childElements(data).length > 0) {
      for (const [name, value] of yedValues(data)) if (!values.has(name)) values.set(name, value);
    } else values.set(reading.keys.get(key)?.name ?? key, textOf(data));
  }
  return values;
}

function lose({ losses }: Reading, where: string, what: string): void {
  losses.push({ kind: 'dropped', where, what });
}

const yedNamespace = 'http://www.yworks.com/xml/graphml';

/**
 * What a drawing of yEd says about a node or edge: its label and, for a node, its position. Nothing for the data of other
 * programs. yEd gives the top left corner; GraphML here has the middle.
 */
function yedValues(data: XmlElement): Map<string, PlainValue> {
  const inside = [...elementsIn(data)].filter(({ namespace }) => namespace === yedNamespace);
  const values = new Map<string, PlainValue>();
  const label = inside.find(({ local }) => local === 'NodeLabel' || local === 'EdgeLabel');
  const text = label && ownText(label);
  if (text !== undefined && text !== '') values.set('label', text);
  const box = inside.find(({ local }) => local === 'Geometry');
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) =>
    Number.parseFloat((box && attributeOf(box, name)) ?? ''),
  );
  if (x === undefined || y === undefined || width === undefined || height === undefined) {
    return values;
  }
  const all = { x: x + width / 2, y: y + height / 2, width, height };
  if (Object.values(all).every(Number.isFinite)) {
    for (const [name, value] of Object.entries(all)) values.set(name, value);
  }
  return values;
}

function* elementsIn(element: XmlElement): Iterable<XmlElement> {
  for (const child of childElements(element)) {
    yield child;
    yield* elementsIn(child);
  }
}

/** Without that of the elements within, which say how a label is set. */
function ownText({ children }: XmlElement): string {
  return children
    .flatMap((child) => (child.type === 'text' ? [child.text] : []))
    .join('')
    .trim();
}
