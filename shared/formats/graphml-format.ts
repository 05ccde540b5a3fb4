import { nameElement } from '../project/element-names.ts';
import type { Project } from '../project/project-schema.ts';
import type { Loss, LossReport, ProjectFileError } from '../project/file-outcome.ts';
import { failure, success, type Result } from '../result.ts';
import { buildProject, type PlainFile } from './plain/build-project.ts';
import type { ProjectFormat, WrittenFile } from './project-format.ts';
import { sharedValuesFault } from './plain/read-json.ts';
import { readXml } from './xml/read-xml.ts';
import {
  attributesOf,
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
  read: (text, name) => {
    const root = readXml(text);
    if (!root.ok) return root;
    const file = readGraphml(root.value);
    return file.ok ? buildProject(file.value, 'graphml', name) : file;
  },
  write: writeGraphml,
};

/**
 * Attributes are declared first; nodes and edges then name them. Positions are of centres, as in Cytoscape and Gephi.
 */
export function writeGraphml(project: Project): WrittenFile {
  const { graph, report } = plainGraphOf(project, withAttributes);
  const keys = createKeys();
  const nodes = graph.nodes.map((node) => nodeElement(node, keys));
  const edges = graph.links.map((link) => edgeElement(link, keys));
  const facts = factsOf(graph, keys);
  const owners = new Map<WritableElement, PlainNode | PlainLink>();
  for (const [at, node] of graph.nodes.entries()) own(nodes[at], node, owners);
  for (const [at, link] of graph.links.entries()) own(edges[at], link, owners);
  const body = xmlElement('graph', { id: 'G', edgedefault: 'directed' }, [
    ...facts,
    ...nodes,
    ...edges,
  ]);
  const namespace = { xmlns: 'http://graphml.graphdrawing.org/xmlns' };
  const { text, unsayable } = writeXml(
    xmlElement('graphml', namespace, [...keys.elements(), body]),
  );
  const losses = unsayable.map(({ element }) => lossOfSigns(owners.get(element)));
  const unique = [...new Map(losses.map((loss) => [loss.where, loss])).values()];
  return { text, report: withMore(report, unique) };
}

/** Elements that were whole and now lose something are no longer kept. */
function withMore({ kept, losses }: LossReport, more: readonly Loss[]): LossReport {
  const touched = new Set(losses.map(({ elementId }) => elementId));
  const fresh = more.filter(({ elementId }) => elementId !== undefined && !touched.has(elementId));
  return { kept: kept - fresh.length, losses: [...losses, ...more] };
}

function own(
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
function createKeys(): Keys {
  const keys = new Map<string, { id: string; domain: string; name: string; type: string }>();
  return {
    data: (domain, name, value) => {
      const qualifiedName = `${domain} ${name}`;
      const type = typeOf(value);
      const known = keys.get(qualifiedName) ?? { id: `d${keys.size}`, domain, name, type };
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

function nodeElement(node: PlainNode, keys: Keys): WritableElement {
  const data = attributesOf(node).map(([name, value]) => keys.data('node', name, value));
  return xmlElement('node', { id: node.id }, data);
}

function edgeElement(link: PlainLink, keys: Keys): WritableElement {
  const { id, source, target } = link;
  const data = attributesOf(link).map(([name, value]) => keys.data('edge', name, value));
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
  const facts = valuesOf(graph, 'graph', reading);
  const text = (name: string) => String(facts.get(name) ?? '');
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

const yedLoss = 'holds a drawing of yEd, of which label and place are read.';
const foreignLoss = 'holds data of another program, which were left out.';

/** The data of an element, by the names of their keys; what else holds elements is lost. */
function valuesOf(element: XmlElement, domain: string, reading: Reading): Map<string, PlainValue> {
  const values = new Map<string, PlainValue>();
  for (const key of reading.keys.values()) {
    const isFor = key.domain === domain || key.domain === 'all';
    if (isFor && key.usual !== undefined) values.set(key.name, key.usual);
  }
  for (const data of childElements(element, 'data')) {
    const key = attributeOf(data, 'key') ?? '';
    if (childElements(data).length > 0) {
      const drawn = yedValues(data);
      for (const [name, value] of drawn ?? []) if (!values.has(name)) values.set(name, value);
      lose(reading, `line ${data.line}`, drawn ? yedLoss : foreignLoss);
    } else values.set(reading.keys.get(key)?.name ?? key, textOf(data));
  }
  return values;
}

function lose({ losses }: Reading, where: string, what: string): void {
  losses.push({ kind: 'dropped', where, what });
}

const yedNamespace = 'http://www.yworks.com/xml/graphml';

/**
 * What a drawing of yEd says about a node or edge: its label and, for a node, its position. Null for the data of other
 * programs. yEd gives the top left corner; GraphML here has the middle.
 */
function yedValues(data: XmlElement): Map<string, PlainValue> | null {
  const inside = [...elementsIn(data)].filter(({ namespace }) => namespace === yedNamespace);
  if (inside.length === 0) return null;
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
