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
  readonly words: readonly Word[];
}

/** As JSON, without what is empty. */
export function toJson(data: KeptData): Record<string, Json> {
  const json: Record<string, Json> = { element: data.element };
  const put = (name: string, list: readonly Json[]) => {
    if (list.length > 0) json[name] = [...list];
  };
  put(
    'words',
    data.words.map((word) => [...word]),
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
    words: wordsIn(held['words']),
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
export const wordsKey = 'nsm.words';
export const extraKey = 'nsm.extra';

/**
 * A word of a file that others have no word for: the name of what it says, at the ends of a line behind `start.` or
 * `end.`; what the others say there (null: nothing); and the word.
 */
export type Word = readonly [where: string, said: string | null, word: string | null];

interface Holder extends Remarks {
  readonly values: Values;
  readonly points?: readonly Values[];
}

/** Puts back the words in an element's properties of ours. The same object where there are none. */
export function restoreKept<T extends Holder>(holder: T): T {
  const mine = holder.properties.filter(([key]) => key === wordsKey || key === extraKey);
  if (mine.length === 0) return holder;
  const words = mine.flatMap(([key, value]) => (key === wordsKey ? parseWords(value) : []));
  const extras = mine.flatMap(([key, value]) => (key === extraKey ? [value] : []));
  return {
    ...holder,
    values: withWords(holder.values, words),
    ...(holder.points ? { points: withWordsAtEnds(holder.points, words) } : {}),
    properties: holder.properties.filter((property) => !mine.includes(property)),
    extras: [...holder.extras, ...extras],
  };
}

/** The part of `wanted` that is not in `said`. */
export function wordsBetween(wanted: Values, said: Values, role = ''): Word[] {
  const words: Word[] = [];
  for (const [name, value] of wanted) {
    const there = said.get(name);
    if (there !== value) words.push([role + name, there ?? null, value]);
  }
  for (const [name, there] of said) {
    if (!wanted.has(name)) words.push([role + name, there, null]);
  }
  return words;
}

/** The same of a whole element: what lies between the ends of a line has no words. */
export function wordsOfElement(
  wanted: Pick<GpmlElement, 'values' | 'points'>,
  said: Pick<GpmlElement, 'values' | 'points'>,
): Word[] {
  const atEnd = (index: 0 | -1, role: string) => {
    const [own, there] = [wanted.points.at(index), said.points.at(index)];
    return own ? wordsBetween(own, there ?? new Map(), role) : [];
  };
  return [
    ...wordsBetween(wanted.values, said.values),
    ...atEnd(0, startRole),
    ...atEnd(-1, endRole),
  ];
}

const startRole = 'start.';
const endRole = 'end.';

function parseWords(text: string): Word[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return wordsIn(parsed);
  } catch {
    // Not ours after all, or damaged by hand: what the file itself says is used.
    return [];
  }
}

export function wordsIn(value: unknown): Word[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown): Word[] => {
    if (!Array.isArray(entry)) return [];
    const [where, said, word]: unknown[] = entry;
    return typeof where === 'string' && isText(said) && isText(word) ? [[where, said, word]] : [];
  });
}

function isText(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

/** The values with those words for which they say the same as before. */
export function withWords(values: Values, words: readonly Word[], role = ''): Values {
  const restored = new Map(values);
  for (const [where, said, word] of words) {
    if (!where.startsWith(role)) continue;
    const name = where.slice(role.length);
    if (role === '' && /^(?:start|end)\./u.test(name)) continue;
    if ((restored.get(name) ?? null) !== said) continue;
    if (word === null) restored.delete(name);
    else restored.set(name, word);
  }
  return restored;
}

/** The points of a line, the first and the last with their words. */
export function withWordsAtEnds(points: readonly Values[], words: readonly Word[]): Values[] {
  return points.map((point, index) => {
    if (index === 0) return withWords(point, words, startRole);
    return index === points.length - 1 ? withWords(point, words, endRole) : point;
  });
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
