import type { ProjectFileError } from '../../file-error.ts';
import { isRecord, ownValue } from '../../project/plain-json.ts';
import { failure, success, type Result } from '../../result.ts';
import type { Loss } from '../loss-report.ts';
import type { PlainFile } from '../plain/build-project.ts';
import { attributesIn, idIn } from '../plain/json-attributes.ts';
import { unfit } from '../plain/parse-json.ts';
import { linkFromAttributes, nodeFromAttributes } from '../plain/plain-fields.ts';
import type { PlainLink, PlainNode, PlainValue } from '../plain/plain-graph.ts';

/** Elements may be one list, or apart as nodes and edges. */
export function readCyjs(json: unknown): Result<PlainFile, ProjectFileError> {
  const elements = Array.isArray(json) ? json : ownValue(json, 'elements');
  const lists = listsIn(elements);
  if (lists === null) return failure(unfit('elements', 'must be a list, or hold nodes and edges'));
  const losses: Loss[] = [];
  const nodes = lists.nodes.flatMap((node, index) => readNode(node, index, losses));
  const links = lists.edges.flatMap((edge, index) => readEdge(edge, index, losses));
  const data = ownValue(json, 'data');
  const title = textIn(data, 'name') ?? textIn(data, 'shared_name') ?? textIn(data, 'title') ?? '';
  const description = textIn(data, 'description') ?? '';
  return success({ graph: { title, description, nodes, links }, losses });
}

function listsIn(elements: unknown): { nodes: unknown[]; edges: unknown[] } | null {
  if (Array.isArray(elements)) {
    const isEdge = (one: unknown) =>
      ownValue(one, 'group') === 'edges' || ownValue(ownValue(one, 'data'), 'source') !== undefined;
    return { nodes: elements.filter((one) => !isEdge(one)), edges: elements.filter(isEdge) };
  }
  if (!isRecord(elements)) return null;
  const { nodes = [], edges = [] } = elements;
  return Array.isArray(nodes) && Array.isArray(edges) ? { nodes, edges } : null;
}

function readNode(node: unknown, index: number, losses: Loss[]): PlainNode[] {
  const data = attributesIn(ownValue(node, 'data'));
  const id = idIn(data.get('id'));
  if (id === undefined) {
    losses.push(broken(`node ${index + 1} of the list`, 'has no id and was left out.'));
    return [];
  }
  const position = ownValue(node, 'position');
  for (const axis of ['x', 'y']) {
    const value = ownValue(position, axis);
    // Where a node is wins over an attribute of that name.
    if (typeof value === 'number') data.set(axis, value);
  }
  return [nodeFromAttributes(id, without(data, 'id'))];
}

function readEdge(edge: unknown, index: number, losses: Loss[]): PlainLink[] {
  const data = attributesIn(ownValue(edge, 'data'));
  const [source, target] = [idIn(data.get('source')), idIn(data.get('target'))];
  if (source === undefined || target === undefined) {
    losses.push(broken(`edge ${index + 1} of the list`, 'lacks an end and was left out.'));
    return [];
  }
  const rest = without(data, 'id', 'source', 'target');
  return [linkFromAttributes({ id: idIn(data.get('id')), source, target }, rest)];
}

/** What Cytoscape writes for itself, not about the network, goes as well. */
function without(data: ReadonlyMap<string, PlainValue>, ...names: string[]) {
  const gone = new Set([...names, 'SUID', 'selected']);
  return new Map([...data].filter(([name]) => !gone.has(name)));
}

function broken(where: string, what: string): Loss {
  return { kind: 'dropped', where, what };
}

function textIn(data: unknown, name: string): string | undefined {
  const value = ownValue(data, name);
  return typeof value === 'string' ? value : undefined;
}
