import type { ProjectFileError } from '../../file-error.ts';
import { ownValue } from '../../project/plain-json.ts';
import { failure, success, type Result } from '../../result.ts';
import type { Loss } from '../loss-report.ts';
import type { PlainFile } from '../plain/build-project.ts';
import { attributesIn, idIn } from '../plain/json-attributes.ts';
import { unfit } from '../plain/parse-json.ts';
import { linkFromAttributes, nodeFromAttributes } from '../plain/plain-fields.ts';
import type { PlainLink, PlainNode, PlainValue } from '../plain/plain-graph.ts';

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
  // Nodes and edges are numbered apart, ours are not.
  const ends = { id: id === undefined ? undefined : `e${id}`, source, target };
  return [linkFromAttributes(ends, attributes(ownValue(edge, 'v'), words))];
}
