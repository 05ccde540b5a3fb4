import type { ProjectFileError } from '../project/file-error.ts';
import { failure, success, type Result } from '../result.ts';
import type { Loss } from '../project/loss-report.ts';
import type { PlainFile } from './plain/build-project.ts';
import {
  linkFromAttributes,
  nodeFromAttributes,
  type PlainLink,
  type PlainNode,
  type PlainValue,
} from './plain/plain-graph.ts';
import { attributeOf, childElements, firstChild, textOf, type XmlElement } from './xml/xml-tree.ts';

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
 * What a drawing of yEd says of a node or edge: its label and, of a node, where it is. Null for the data of other
 * programs. yEd tells the top left corner; GraphML here has the middle.
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
