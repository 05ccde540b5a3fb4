import {
  biologyOfLink,
  biologyOfNode,
  linkBiologySchema,
  nodeBiologySchema,
} from '../../project/biology.ts';
import {
  linkSchema,
  type Link,
  type Project,
  type Metadata,
  nodeSchema,
  type PathwayNode,
  limits,
} from '../../project/project-schema.ts';
import { isRecord, isSameValue } from '../../project/plain-json.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import { depthOf } from '../plain/find-parents.ts';
import {
  type GpmlElement,
  type ElementKind,
  type GpmlDocument,
  type Remarks,
  type Values,
  fromJson,
  pairsOf,
  toJson,
  wordsBetween,
  withWords,
  textPairs,
} from './gpml-document.ts';
import { relationOfLine, styleOfLine } from './link-of-line.ts';
import { boxOf, nodeOfElement, clip } from './node-of-element.ts';
import { notesOf } from './remarks.ts';
import type { Ids } from './gpml-ids.ts';

/** Keys of the properties in which we keep what GPML has no word for. Other programs leave them as they are. */
export const ourKeys = {
  kind: 'nsm.kind',
  relation: 'nsm.relation',
  /** The id in the file of what a node lies in, where that is no group of GPML. */
  parent: 'nsm.parent',
  /** Further fields, as JSON. */
  fields: 'nsm.fields',
  project: 'nsm.project',
} as const;

export function isOurs(key: string): boolean {
  return key.startsWith('nsm.');
}

/** Fields that a file cannot say, by what they are in. */
const nodeFields = [
  'caption',
  'notes',
  'evidence',
  'xrefs',
  'entity',
  'ports',
  'clone',
  'multimer',
  'style',
  ...nodeBiologySchema.keyof().options,
];
const linkFields = [
  'label',
  'notes',
  'evidence',
  'xrefs',
  'entity',
  'confidence',
  'style',
  'waypoints',
  'routing',
  ...linkBiologySchema.keyof().options,
];

/** The node with our values from its properties, if the schema allows them. */
export function applyOursToNode(plain: PathwayNode, element: GpmlElement): PathwayNode {
  const changes = changesIn(element, nodeFields, 'kind');
  const parsed = changes && nodeSchema.safeParse({ ...plain, ...changes });
  return parsed?.success ? parsed.data : plain;
}

/** The link with our values from its properties, if the schema allows them. */
export function applyOursToLink(plain: Link, element: GpmlElement): Link {
  const changes = changesIn(element, linkFields, 'relation');
  const parsed = changes && linkSchema.safeParse({ ...plain, ...changes });
  return parsed?.success ? parsed.data : plain;
}

/** Null where nothing is ours. */
function changesIn(
  { properties }: GpmlElement,
  names: readonly string[],
  typeName: 'kind' | 'relation',
): Record<string, unknown> | null {
  const ours = new Map(properties.filter(([key]) => isOurs(key)));
  if (ours.size === 0) return null;
  const changes: Record<string, unknown> = {};
  const fields = parse(ours.get(ourKeys.fields));
  for (const name of names) {
    if (name in fields) changes[name] = fields[name] ?? undefined;
  }
  const word = ours.get(ourKeys[typeName]);
  if (word !== undefined) changes[typeName] = word;
  return changes;
}

function parse(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined) return {};
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    // Damaged by hand: the file's own words are used.
    return {};
  }
}

type Property = readonly [string, string];

/** Properties of ours for what a reader could not find out about a node from the element. */
export function oursOfNode(node: PathwayNode, element: GpmlElement): Property[] {
  const found = nodeOfElement(element, boxOf(element.values));
  const fields: Record<string, unknown> = {};
  put(fields, 'caption', node.caption, '');
  put(fields, 'notes', node.notes, notesOf(element.comments));
  put(fields, 'evidence', node.evidence, node.evidence.map(plainEvidence));
  put(fields, 'xrefs', node.xrefs, found.xrefs);
  put(fields, 'entity', node.entity, undefined);
  put(fields, 'ports', node.ports, undefined);
  put(fields, 'clone', node.clone, undefined);
  put(fields, 'multimer', node.multimer, undefined);
  put(fields, 'style', node.style ?? null, found.style);
  Object.assign(fields, biologyOfNode(node));
  const kind: Property[] = node.kind === found.kind ? [] : [[ourKeys.kind, node.kind]];
  return [...kind, ...asProperty(fields)];
}

export function oursOfLink(
  link: Link,
  element: GpmlElement,
  nodes: ReadonlyMap<string, PathwayNode>,
): Property[] {
  const fields: Record<string, unknown> = {};
  put(fields, 'label', link.label, '');
  put(fields, 'notes', link.notes, notesOf(element.comments));
  put(fields, 'evidence', link.evidence, link.evidence.map(plainEvidence));
  put(fields, 'xrefs', link.xrefs.slice(1), []);
  put(fields, 'entity', link.entity, undefined);
  put(fields, 'confidence', link.confidence, undefined);
  put(fields, 'style', link.style ?? null, styleOfLine(element));
  Object.assign(fields, biologyOfLink(link));
  if ('xrefs' in fields) fields['xrefs'] = link.xrefs;
  // Bends that the program computes again must not be taken for bends that were set.
  const isFree = link.waypoints.length === 0 && element.points.length > 2;
  if (isFree) Object.assign(fields, { waypoints: [], routing: link.routing });
  const relation = relationOfLine(element, link.source, link.target, nodes);
  const words: Property[] = link.relation === relation ? [] : [[ourKeys.relation, link.relation]];
  return [...words, ...asProperty(fields)];
}

/** What the project holds beside its diagram. */
export function oursOfProject({ canvas, scenarios, metadata }: Project): Property[] {
  const fields: Record<string, unknown> = {};
  put(fields, 'scenarios', scenarios, []);
  const { grid, snap, background } = canvas;
  if (grid !== 10 || !snap || background !== undefined) fields['canvas'] = canvas;
  put(fields, 'created', metadata.created, undefined);
  put(fields, 'modified', metadata.modified, undefined);
  return Object.keys(fields).length === 0 ? [] : [[ourKeys.project, inOneOrder(fields)]];
}

function plainEvidence({ reference }: { readonly reference: string }) {
  return { reference, stance: 'supports', grade: 'ungraded', basis: 'curated' };
}

function put(fields: Record<string, unknown>, name: string, value: unknown, usual: unknown): void {
  if (!isSameValue(value, usual)) fields[name] = value ?? null;
}

function asProperty(fields: Record<string, unknown>): Property[] {
  return Object.keys(fields).length === 0 ? [] : [[ourKeys.fields, inOneOrder(fields)]];
}

/**
 * Puts nodes back into the compartments that a property of ours names: GPML itself has only groups. Other programs
 * may have changed the file: what names no container is left out, and all of it where nodes would lie in each other.
 */
export function withOwnParents(
  nodes: readonly PathwayNode[],
  elements: readonly GpmlElement[],
  ids: Ids,
): PathwayNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(
    nodes.flatMap(({ id, parent }) => (parent === undefined ? [] : [[id, parent]])),
  );
  const found = new Set<string>();
  for (const element of elements) {
    const id = ids.of(element);
    const parent = containerOf(element, ids, byId);
    if (parent === undefined || !byId.has(id) || parents.has(id)) continue;
    parents.set(id, parent);
    found.add(id);
  }
  const depths = new Map<string, number>();
  const isSound = nodes.every(({ id }) => depthOf(id, parents, depths) <= limits.nesting);
  if (found.size === 0 || !isSound) return [...nodes];
  return nodes.map((node) => {
    const parent = found.has(node.id) ? parents.get(node.id) : undefined;
    return parent === undefined ? node : { ...node, parent };
  });
}

function containerOf(
  { properties }: GpmlElement,
  ids: Ids,
  nodes: ReadonlyMap<string, PathwayNode>,
): string | undefined {
  const key = properties.find(([name]) => name === ourKeys.parent)?.[1];
  const named = key === undefined ? undefined : ids.named.get(key);
  const node = named?.type === 'node' ? nodes.get(named.id) : undefined;
  return node && nodeKinds[node.kind].contains ? node.id : undefined;
}

export function metadataOf({ values, authors }: GpmlDocument): Metadata {
  const text = (name: string) => clip(values.get(name) ?? '', limits.shortTextLength);
  const names = authors.map((author) => clip(author.get('name') ?? '', limits.shortTextLength));
  return {
    title: text('title'),
    description: clip(values.get('description') ?? '', limits.notesLength),
    authors: names.slice(0, limits.listLength),
    organism: text('organism'),
    licence: text('license'),
  };
}

/** What the model says of the pathway, as its properties. */
function valuesOfMetadata(metadata: Metadata): Map<string, string> {
  const values = new Map([['title', metadata.title]]);
  const set = (name: string, text: string) => {
    if (text !== '') values.set(name, text);
  };
  set('organism', metadata.organism);
  set('license', metadata.licence);
  set('description', metadata.description);
  return values;
}

/** What of the whole pathway the model has no word for, as JSON. */
export function originOfPathway(document: GpmlDocument, unplaced: readonly GpmlElement[]) {
  const words = wordsBetween(document.values, valuesOfMetadata(metadataOf(document)));
  const lists = {
    authors: document.authors.some(({ size }) => size > 1) ? document.authors.map(pairsOf) : [],
    terms: document.terms.map(pairsOf),
    evidenceList: document.evidenceList.map(pairsOf),
    unplaced: unplaced.map((element) => ({
      ...toJson({ ...element, element: element.kind, words: [] }),
      values: pairsOf(element.values),
    })),
  };
  const properties = document.properties.filter(([key]) => !isOurs(key));
  return {
    ...toJson({ ...document, properties, element: 'Pathway', words }),
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
  };
}

export interface PathwayParts extends Remarks {
  readonly values: Values;
  readonly authors: readonly Values[];
  readonly terms: readonly Values[];
  readonly evidenceList: readonly Values[];
  readonly unplaced: readonly GpmlElement[];
}

/** What is written about the pathway as a whole, from the model and from what was kept. */
export function partsOfPathway(metadata: Metadata, data: unknown): PathwayParts {
  const held = isRecord(data) ? data : {};
  const { words, ...remarks } = fromJson(data);
  return {
    ...remarks,
    values: withWords(valuesOfMetadata(metadata), words),
    authors: authorsFor(metadata, mapsIn(held['authors'])),
    terms: mapsIn(held['terms']),
    evidenceList: mapsIn(held['evidenceList']),
    unplaced: unplacedIn(held['unplaced']),
  };
}

/** The kept authors, where they still are those of the project. */
function authorsFor({ authors }: Metadata, kept: readonly Values[]): readonly Values[] {
  const isSame =
    kept.length === authors.length && kept.every((it, index) => it.get('name') === authors[index]);
  return isSame ? kept : authors.map((name) => new Map([['name', name]]));
}

function mapsIn(value: unknown): Values[] {
  return Array.isArray(value) ? value.map((pairs: unknown) => new Map(textPairs(pairs))) : [];
}

function unplacedIn(value: unknown): GpmlElement[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown): GpmlElement[] => {
    if (!isRecord(entry)) return [];
    const { element, words: _words, ...remarks } = fromJson(entry);
    const kind: ElementKind | undefined = unplacedKinds.find((it) => it === element);
    if (kind === undefined) return [];
    const values = new Map(textPairs(entry['values']));
    return [{ kind, values, ...remarks, points: [], anchors: [], states: [], line: 0 }];
  });
}

const unplacedKinds = ['Group', 'State'] as const;

/** As JSON with the names in the order of the alphabet: a project file has them in another order than a reader. */
function inOneOrder(fields: object): string {
  return JSON.stringify(fields, (_key, value: unknown) => {
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  });
}
