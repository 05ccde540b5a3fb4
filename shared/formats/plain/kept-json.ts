import type { ProjectFileError } from '../../project/file-outcome.ts';
import { isRecord, isSameValue } from '../../project/plain-json.ts';
import type { Project } from '../../project/project-schema.ts';
import type { Result } from '../../result.ts';
import { readKeptSource, writtenAnew } from '../kept-source.ts';
import type { ReadFile, WrittenFile } from '../project-format.ts';
import {
  attributesOf,
  fieldOf,
  type PlainLink,
  type PlainNode,
  type PlainValue,
} from './plain-graph.ts';
import { plainGraphOf, withAttributes } from './plain-from-project.ts';

export type JsonRecord = Readonly<Record<string, unknown>>;

/** The nodes and edges of a file, as they stand in it, in the order in which its reader takes them. */
export interface JsonElements {
  readonly nodes: readonly JsonRecord[];
  readonly edges: readonly JsonRecord[];
}

/** What has become of a node or link since the file was read: `undefined` for an attribute that is gone. */
interface JsonChanges {
  readonly attributes: ReadonlyMap<string, PlainValue | undefined>;
  readonly place?: { readonly x: number; readonly y: number } | undefined;
  /** Ids in the file of the ends of a link, where these have changed. */
  readonly ends?: { readonly source: unknown; readonly target: unknown } | undefined;
}

/** How a format of JSON is written into the text that its project was read from. */
export interface JsonFormat {
  readonly originFormat: string;
  readonly read: (text: string, name: string) => Result<ReadFile, ProjectFileError>;
  /** Everything anew. */
  readonly write: (project: Project) => WrittenFile;
  readonly elementsOf: (json: unknown) => JsonElements | null;
  readonly idOf: (element: JsonRecord) => unknown;
  /** The attributes of an element as it stands in the file. */
  readonly attributesOf: (element: JsonRecord, json: unknown) => JsonRecord;
  readonly changed: (element: JsonRecord, changes: JsonChanges, json: unknown) => JsonRecord;
  /** An element that the file lacks. Its attributes are among the changes. */
  readonly made: (
    noun: 'node' | 'edge',
    id: string,
    changes: JsonChanges,
    all: JsonElements,
  ) => JsonRecord;
  /** The file with these elements in place of its own, and with the title and description of the project where they have changed. */
  readonly withElements: (json: unknown, elements: JsonElements, facts: JsonFacts) => unknown;
}

export interface JsonFacts {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
}

/**
 * Writes a project into the JSON that it was read from: what was not read stays in it, and a project that has not changed
 * has the very text of its file. Where that cannot be, everything is written anew, and the report says so.
 */
export function writeIntoJson(project: Project, format: JsonFormat): WrittenFile {
  const plain = format.write(project);
  const kept = readKeptSource(project, format.originFormat, format.read);
  if (kept === undefined) return plain;
  const base = kept?.project;
  // A changed kind has another usual size: where the file names none, it must then say the one that is meant.
  const text =
    kept &&
    base &&
    (mergedText(kept.text, base, project, format, false) ??
      mergedText(kept.text, base, project, format, true));
  if (!base || typeof text !== 'string') return writtenAnew(plain);
  const known = new Set(format.write(base).report.losses.map(({ where, what }) => where + what));
  const losses = plain.report.losses.filter(({ where, what }) => !known.has(where + what));
  const { encoding, marked } = kept.source;
  const count = project.nodes.length + project.links.length;
  const report = { kept: Math.max(0, count - losses.length), losses };
  return { text, report, source: { encoding, marked } };
}

function mergedText(
  text: string,
  base: Project,
  project: Project,
  format: JsonFormat,
  saysSizes: boolean,
): string | null {
  const [before, after] = [base, project].map((one) => plainGraphOf(one, withAttributes).graph);
  if (!before || !after) return null;
  if (isSameValue(before, after)) return text;
  const json: unknown = JSON.parse(text.replace(/^\uFEFF/u, ''));
  const elements = format.elementsOf(json);
  if (!elements) return null;
  const nodes = pairsByOrigin(base, elements, format);
  const edges = pairsInOrder(base, before.links, elements, nodes);
  if (!nodes || !edges) return null;
  const made: { nodes: JsonRecord[]; edges: JsonRecord[] } = { nodes: [], edges: [] };
  const fileIds = new Map<string, unknown>();
  const earlierNodes = new Map(before.nodes.map((node) => [node.id, node]));
  for (const node of after.nodes) {
    const raw = nodes.get(node.id);
    const earlier = earlierNodes.get(node.id);
    const element =
      raw && earlier
        ? changedNode(raw, earlier, node, saysSizes, json, format)
        : format.made('node', node.id, newNode(node), {
            ...elements,
            nodes: [...elements.nodes, ...made.nodes],
          });
    made.nodes.push(element);
    fileIds.set(node.id, format.idOf(element));
  }
  const earlierLinks = new Map(before.links.map((link) => [link.id ?? '', link]));
  for (const link of after.links) {
    const id = link.id ?? '';
    const [raw, earlier] = [edges.get(id), earlierLinks.get(id)];
    const ends = { source: fileIds.get(link.source), target: fileIds.get(link.target) };
    const isMoved = earlier?.source !== link.source || earlier.target !== link.target;
    const element =
      raw && earlier
        ? format.changed(
            raw,
            {
              attributes: differences(earlier, link, format.attributesOf(raw, json)),
              ends: isMoved ? ends : undefined,
            },
            json,
          )
        : format.made(
            'edge',
            id,
            { attributes: new Map(attributesOf(link)), ends },
            { ...elements, edges: [...elements.edges, ...made.edges] },
          );
    made.edges.push(element);
  }
  const facts = {
    title: before.title === after.title ? undefined : after.title,
    description: before.description === after.description ? undefined : after.description,
  };
  const written = spelled(text, format.withElements(json, made, facts));
  return saysIt(written, after, format) ? written : null;
}

/** Elements of the file by our ids, where the project as it was read came from them. */
function pairsByOrigin(
  base: Project,
  { nodes }: JsonElements,
  { idOf }: JsonFormat,
): Map<string, JsonRecord> | null {
  const byId = new Map<string, JsonRecord>();
  for (const element of nodes) {
    const id = String(idOf(element));
    if (!byId.has(id)) byId.set(id, element);
  }
  const pairs = new Map<string, JsonRecord>();
  for (const { id, origin } of base.nodes) {
    const element = byId.get(origin?.id ?? '');
    if (!element) return null;
    pairs.set(id, element);
  }
  return pairs;
}

/** Edges need no ids: those that were read stand in the order of the file. */
function pairsInOrder(
  base: Project,
  links: readonly PlainLink[],
  { edges }: JsonElements,
  nodes: ReadonlyMap<string, JsonRecord> | null,
): Map<string, JsonRecord> | null {
  if (!nodes || base.links.length !== links.length || edges.length !== links.length) return null;
  const pairs = new Map<string, JsonRecord>();
  for (const [at, element] of edges.entries()) {
    const link = base.links[at];
    if (!link) return null;
    pairs.set(link.id, element);
  }
  return pairs;
}

function changedNode(
  raw: JsonRecord,
  earlier: PlainNode,
  node: PlainNode,
  saysSizes: boolean,
  json: unknown,
  format: JsonFormat,
): JsonRecord {
  const { x = 0, y = 0 } = node;
  const isMoved = earlier.x !== x || earlier.y !== y;
  const changes = differences(earlier, node, format.attributesOf(raw, json));
  const sizes = new Map(
    attributesOf(node).filter(([name]) => name === 'width' || name === 'height'),
  );
  const attributes = saysSizes && changes.size > 0 ? new Map([...sizes, ...changes]) : changes;
  return format.changed(raw, { attributes, place: isMoved ? { x, y } : undefined }, json);
}

function newNode(node: PlainNode): JsonChanges {
  const { x = 0, y = 0 } = node;
  const attributes = new Map(attributesOf(node).filter(([name]) => name !== 'x' && name !== 'y'));
  return { attributes, place: { x, y } };
}

/** What has changed, by the names that the file has for it. */
function differences<Element extends PlainNode | PlainLink>(
  earlier: Element,
  now: Element,
  there: JsonRecord,
): ReadonlyMap<string, PlainValue | undefined> {
  const [old, fresh] = [new Map(attributesOf(earlier)), new Map(attributesOf(now))];
  const changes = new Map<string, PlainValue | undefined>();
  const noun = 'source' in now ? 'link' : 'node';
  const nameInFile = (field: string) =>
    Object.hasOwn(there, field)
      ? field
      : (Object.keys(there).find((name) => fieldOf(name, noun) === field) ?? field);
  for (const name of new Set([...old.keys(), ...fresh.keys()])) {
    if (name === 'x' || name === 'y' || old.get(name) === fresh.get(name)) continue;
    changes.set(nameInFile(name), fresh.get(name));
  }
  return changes;
}

/** In the manner of the text: on one line, or indented as it is. */
function spelled(text: string, json: unknown): string {
  const indent = /\n([ \t]+)\S/u.exec(text)?.[1];
  const written = JSON.stringify(json, null, indent);
  return text.endsWith('\n') ? `${written}\n` : written;
}

/** Whether the text, read again, says what the project says, whatever its elements are called. */
function saysIt(
  text: string,
  wanted: ReturnType<typeof plainGraphOf>['graph'],
  format: JsonFormat,
): boolean {
  const read = format.read(text, '');
  if (!read.ok) return false;
  const [heard, meant] = [plainGraphOf(read.value.project, withAttributes).graph, wanted].map(
    withoutIds,
  );
  return (
    heard?.length === meant?.length &&
    (heard ?? []).every((element, at) => isAlike(element, meant?.[at] ?? {}))
  );
}

/** New elements get the usual values of the file when they are read. */
function isAlike(heard: JsonRecord, meant: JsonRecord): boolean {
  if (meant['attributes'] !== undefined) return isSameValue(heard, meant);
  const { attributes: _usual, ...rest } = heard;
  return isSameValue(rest, meant);
}

function withoutIds({ nodes, links }: ReturnType<typeof plainGraphOf>['graph']): JsonRecord[] {
  const numbers = new Map(nodes.map(({ id }, at) => [id, at]));
  return [
    ...nodes.map(({ id: _id, parent, ...rest }) => ({
      ...withoutBlanks(rest),
      parent: numbers.get(parent ?? ''),
    })),
    ...links.map(({ id: _id, source, target, ...rest }) => ({
      ...withoutBlanks(rest),
      ends: [numbers.get(source), numbers.get(target)],
    })),
  ];
}

function withoutBlanks(fields: object): JsonRecord {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && !(isRecord(value) && Object.keys(value).length === 0),
    ),
  );
}

/** A record with these attributes in place of its own, in its order. */
export function changedRecord(
  value: unknown,
  changes: ReadonlyMap<string, PlainValue | undefined>,
): JsonRecord {
  const record: Record<string, unknown> = isRecord(value) ? { ...value } : {};
  for (const [name, now] of changes) {
    if (name === '__proto__') continue;
    if (now === undefined) delete record[name];
    else record[name] = now;
  }
  return record;
}
