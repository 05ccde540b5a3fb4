import type { z } from 'zod';
import type { originSchema } from '../../project/project-schema.ts';
import { isRecord } from '../../project/plain-json.ts';

/** The versions that are read and written. They differ in names, defaults and where properties are. */
export type GpmlVersion = '2013a' | '2021';

/** In the order in which the versions list them. */
export const elementKinds = [
  'DataNode',
  'State',
  'Interaction',
  'GraphicalLine',
  'Label',
  'Shape',
  'Group',
] as const;

export type ElementKind = (typeof elementKinds)[number];

/** Properties by their names in GPML 2021, as text in one spelling; see `read-values.ts`. A Map: files name the keys. */
export type Values = ReadonlyMap<string, string>;

export interface GpmlComment {
  readonly source?: string;
  readonly text: string;
}

/** What every element can carry beside its properties. */
export interface Remarks {
  readonly comments: readonly GpmlComment[];
  /** Attribute (2013a) or Property (2021): key and value. */
  readonly properties: readonly (readonly [string, string])[];
  /** Ids of references. */
  readonly citations: readonly string[];
  readonly annotations: readonly string[];
  readonly evidences: readonly string[];
  /** Elements that are not understood, as XML text. */
  readonly extras: readonly string[];
}

/** An element of either version, in one vocabulary. */
export interface GpmlElement extends Remarks {
  readonly kind: ElementKind;
  readonly values: Values;
  /** Of lines: both ends, and what lies between. */
  readonly points: readonly Values[];
  readonly anchors: readonly Values[];
  /** Of a data node: what sits on its border. */
  readonly states: readonly GpmlElement[];
  /** Its position in the file; 0 if it comes from no file. */
  readonly line: number;
}

/** A bibliography entry. */
export interface GpmlCitation {
  readonly values: Values;
  readonly authors: readonly string[];
  /** Further entries of 2013a by name, such as a second, different title. */
  readonly more: readonly (readonly [string, string])[];
}

/** A whole file, told in one vocabulary. */
export interface GpmlDocument extends Remarks {
  readonly version: GpmlVersion;
  /** Of the pathway: title, organism, board, description … */
  readonly values: Values;
  readonly authors: readonly Values[];
  readonly elements: readonly GpmlElement[];
  readonly references: readonly GpmlCitation[];
  readonly terms: readonly Values[];
  readonly evidenceList: readonly Values[];
}

export const noRemarks: Remarks = {
  comments: [],
  properties: [],
  citations: [],
  annotations: [],
  evidences: [],
  extras: [],
};

export const gpmlNamespaces: Readonly<Record<GpmlVersion, string>> = {
  '2013a': 'http://pathvisio.org/GPML/2013a',
  '2021': 'http://pathvisio.org/GPML/2021',
};

export function isLineKind(kind: ElementKind): kind is 'Interaction' | 'GraphicalLine' {
  return kind === 'Interaction' || kind === 'GraphicalLine';
}

/** Ids of the file, by ids of the project. */
export interface WriteContext {
  readonly version: GpmlVersion;
  readonly idOf: (id: string) => string | undefined;
  /** What the members of a group name it by. */
  readonly groupKeyOf: (id: string) => string | undefined;
}

type Json = NonNullable<z.infer<typeof originSchema>['data']>;

/** What the model has no field for, as an element of the project stores it. */
export interface KeptData extends Remarks {
  readonly element: string;
  readonly kept: readonly Kept[];
}

/** As JSON, without what is empty. */
export function toJson(data: KeptData): Record<string, Json> {
  const json: Record<string, Json> = { element: data.element };
  const put = (name: string, list: readonly Json[]) => {
    if (list.length > 0) json[name] = [...list];
  };
  put(
    'kept',
    data.kept.map((entry) => [...entry]),
  );
  put(
    'comments',
    data.comments.map((comment) => ({ ...comment })),
  );
  put(
    'properties',
    data.properties.map((entry) => [...entry]),
  );
  put('citations', data.citations);
  put('annotations', data.annotations);
  put('evidences', data.evidences);
  put('extras', data.extras);
  return json;
}

/** Of any origin: a project file may hold anything there. */
export function fromJson(data: unknown): KeptData {
  const held = isRecord(data) ? data : {};
  return {
    element: typeof held['element'] === 'string' ? held['element'] : '',
    kept: readKept(held['kept']),
    comments: commentsIn(held['comments']),
    properties: textPairs(held['properties']),
    citations: textsIn(held['citations']),
    annotations: textsIn(held['annotations']),
    evidences: textsIn(held['evidences']),
    extras: textsIn(held['extras']),
  };
}

export function textsIn(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.filter((entry): entry is string => typeof entry === 'string');
}

function commentsIn(value: unknown): GpmlComment[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown): GpmlComment[] => {
    if (!isRecord(entry) || typeof entry['text'] !== 'string') return [];
    const { text, source } = entry;
    return [typeof source === 'string' ? { source, text } : { text }];
  });
}

/** Properties as pairs, for what is kept as a whole. */
export function pairsOf(values: Values): [string, string][] {
  return [...values];
}

/**
 * Properties of ours in a file carry what its version has no words for. Each is used only if the file still says about
 * the same thing what was written next to it: another program may have changed it.
 */
export const keptKey = 'nsm.kept';
export const extraKey = 'nsm.extra';

/** Where it is, what the file can say about it (null: nothing), and its value. */
export type Kept = readonly [where: string, said: string | null, value: string | null];

interface Holder extends Remarks {
  readonly values: Values;
  readonly points?: readonly Values[];
  readonly anchors?: readonly Values[];
}

/** Puts back what an element's properties of ours kept. The same object where there are none. */
export function restoreKept<T extends Holder>(holder: T): T {
  const mine = holder.properties.filter(([key]) => key === keptKey || key === extraKey);
  if (mine.length === 0) return holder;
  const kept = mine.flatMap(([key, value]) => (key === keptKey ? parseKept(value) : []));
  const extras = mine.flatMap(([key, value]) => (key === extraKey ? [value] : []));
  const apply = (values: Values, prefix: string) => restoreValues(values, kept, prefix);
  return {
    ...holder,
    values: apply(holder.values, ''),
    ...(holder.points
      ? { points: holder.points.map((point, index) => apply(point, `point${index}.`)) }
      : {}),
    ...(holder.anchors
      ? { anchors: holder.anchors.map((anchor, index) => apply(anchor, `anchor${index}.`)) }
      : {}),
    properties: holder.properties.filter((property) => !mine.includes(property)),
    extras: [...holder.extras, ...extras],
  };
}

/** The part of `wanted` that is not in `said`, in the form in which it is kept. */
export function keptBetween(wanted: Values, said: Values, prefix = ''): Kept[] {
  const kept: Kept[] = [];
  for (const [name, value] of wanted) {
    const there = said.get(name);
    if (there !== value) kept.push([prefix + name, there ?? null, value]);
  }
  for (const [name, there] of said) {
    if (!wanted.has(name)) kept.push([prefix + name, there, null]);
  }
  return kept;
}

export function keptOfElement(wanted: GpmlElement, said: GpmlElement): Kept[] {
  return [
    ...keptBetween(wanted.values, said.values),
    ...wanted.points.flatMap((point, index) =>
      keptBetween(point, said.points[index] ?? new Map(), `point${index}.`),
    ),
    ...wanted.anchors.flatMap((anchor, index) =>
      keptBetween(anchor, said.anchors[index] ?? new Map(), `anchor${index}.`),
    ),
  ];
}

/** Also for what the model keeps: see `restoreValues`. */
function parseKept(text: string): Kept[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return readKept(parsed);
  } catch {
    // Not ours after all, or damaged by hand: what the file itself says is used.
    return [];
  }
}

export function readKept(value: unknown): Kept[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown): Kept[] => {
    if (!Array.isArray(entry)) return [];
    const [where, said, kept]: unknown[] = entry;
    return typeof where === 'string' && isText(said) && isText(kept) ? [[where, said, kept]] : [];
  });
}

function isText(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

/** The values with those kept ones under the prefix whose counterpart is unchanged. */
export function restoreValues(values: Values, kept: readonly Kept[], prefix: string): Values {
  const restored = new Map(values);
  for (const [where, said, value] of kept) {
    if (!where.startsWith(prefix)) continue;
    const name = where.slice(prefix.length);
    if (prefix === '' && /^(?:point|anchor)\d+\./u.test(name)) continue;
    if ((restored.get(name) ?? null) !== said) continue;
    if (value === null) restored.delete(name);
    else restored.set(name, value);
  }
  return restored;
}

/** Pairs of texts, as JSON holds them. */
export function textPairs(value: unknown): (readonly [string, string])[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown): (readonly [string, string])[] => {
    if (!Array.isArray(entry)) return [];
    const [key, text]: unknown[] = entry;
    return typeof key === 'string' && typeof text === 'string' ? [[key, text]] : [];
  });
}
