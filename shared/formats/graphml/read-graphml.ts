import type { ProjectFileError } from '../../file-error.ts';
import { failure, success, type Result } from '../../result.ts';
import type { Loss } from '../loss-report.ts';
import type { PlainFile } from '../plain/build-project.ts';
import { linkFromAttributes, nodeFromAttributes } from '../plain/plain-fields.ts';
import type { PlainLink, PlainNode, PlainValue } from '../plain/plain-graph.ts';
import {
  attributeOf,
  childElements,
  firstChild,
  textOf,
  type XmlElement,
} from '../xml/xml-tree.ts';
import { yedValues } from './yed-drawing.ts';

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
