import { isRecord, ownValue } from '../project/plain-json.ts';
import { projectSchema, limits } from '../project/project-schema.ts';
import { outlineSchema, type Field, type Outline } from '../project/serialize-project.ts';

/** How a part of a project is compared and merged. */
export type Shape =
  /** Taken from one version or the other, never mixed. */
  | { readonly type: 'whole' }
  /** A time that saving stamps. Two different ones are no conflict: the later or the earlier one holds. */
  | { readonly type: 'time'; readonly wins: 'later' | 'earlier' }
  /** Field by field. */
  | { readonly type: 'fields'; readonly units: readonly Unit[] }
  /** Item by item. An item is the same in two versions if its key is. */
  | KeyedList;

export interface KeyedList {
  readonly type: 'list';
  readonly keyOf: KeyOf;
  readonly item: Shape;
  /** A list must not become longer by merging. */
  readonly most: number;
}

type KeyOf = (item: unknown) => string | null;

/** What is compared as one: a field, or fields that mean something only together, such as x and y. */
export interface Unit {
  readonly name: string;
  readonly keys: readonly string[];
  readonly shape: Shape;
}

const whole: Shape = { type: 'whole' };

/** Objects of which one version may change one field and the other version another. */
const objectsByField = new Set(['metadata', 'canvas', 'checks', 'style']);

/** Fields that are one: a node that two people moved is at one place or the other, not between them. */
const groups = new Map([
  ['position', ['x', 'y']],
  ['size', ['width', 'height']],
]);

const times = new Map<string, 'later' | 'earlier'>([
  ['created', 'earlier'],
  ['modified', 'later'],
]);

const byId: KeyOf = (item) => textAt(item, 'id');
const byItself: KeyOf = (item) => (typeof item === 'string' ? item : null);

/** Lists whose items are merged one by one, by their path in the schema. All others are one value. */
const lists = new Map<string, { readonly keyOf: KeyOf; readonly most: number }>([
  ['nodes', { keyOf: byId, most: limits.elements }],
  ['links', { keyOf: byId, most: limits.elements }],
  ['references', { keyOf: byId, most: limits.references }],
  ['scenarios', { keyOf: byId, most: limits.scenarios }],
  ['nodes.badges', { keyOf: byId, most: limits.listLength }],
  ['links.anchors', { keyOf: byId, most: limits.listLength }],
  ['scenarios.supplies', { keyOf: (item) => textAt(item, 'node'), most: limits.elements }],
  ['canvas.layers', { keyOf: byId, most: limits.layers }],
  ['canvas.views', { keyOf: byId, most: limits.views }],
  ['canvas.kindStyles', { keyOf: (item) => textAt(item, 'kind'), most: limits.listLength }],
  ['canvas.relationStyles', { keyOf: (item) => textAt(item, 'relation'), most: limits.listLength }],
  ['canvas.colors', { keyOf: byItself, most: limits.savedColors }],
  ['metadata.authors', { keyOf: byItself, most: limits.listLength }],
  ['checks.muted', { keyOf: byItself, most: limits.listLength }],
  ...['nodes', 'links'].map(
    (list) =>
      [
        `${list}.evidence`,
        { keyOf: (item: unknown) => textAt(item, 'reference'), most: limits.listLength },
      ] as const,
  ),
  ...['nodes', 'links'].map(
    (list) => [`${list}.tags`, { keyOf: byItself, most: limits.listLength }] as const,
  ),
  ['nodes.about', { keyOf: byItself, most: limits.listLength }],
  ...['nodes', 'links', 'nodes.badges'].map(
    (list) =>
      [`${list}.xrefs`, { keyOf: keyOfTexts('database', 'id'), most: limits.listLength }] as const,
  ),
  ['scenarios.markers', { keyOf: keyOfTexts('name', 'date', 'unit'), most: limits.listLength }],
]);

/** The shape of a whole project. A field that the schema gains is compared from then on. */
export const projectShape: Shape = shapeOf(outlineSchema(projectSchema), []);

function shapeOf(outline: Outline, path: readonly string[]): Shape {
  const name = path.at(-1) ?? '';
  if (outline.type === 'list') {
    const list = lists.get(path.join('.'));
    if (list === undefined) return whole;
    const item = outline.item.type === 'object' ? fieldsShape(outline.item.fields, path) : whole;
    return { type: 'list', ...list, item };
  }
  if (outline.type !== 'object') return whole;
  return path.length === 0 || objectsByField.has(name) ? fieldsShape(outline.fields, path) : whole;
}

function fieldsShape(fields: readonly Field[], path: readonly string[]): Shape {
  const names = new Set(fields.map(({ key }) => key));
  const grouped = [...groups].filter(([, keys]) => keys.every((key) => names.has(key)));
  const inGroup = new Set(grouped.flatMap(([, keys]) => keys));
  return {
    type: 'fields',
    units: [
      ...grouped.map(([name, keys]): Unit => ({ name, keys, shape: whole })),
      ...fields
        .filter(({ key }) => !inGroup.has(key))
        .map(({ key, outline }): Unit => {
          const wins = path.join('.') === 'metadata' ? times.get(key) : undefined;
          const shape: Shape =
            wins === undefined ? shapeOf(outline, [...path, key]) : { type: 'time', wins };
          return { name: key, keys: [key], shape };
        }),
    ],
  };
}

/** The units of some values of one shape: those of the schema, then the fields that it does not know. */
export function unitsOf(known: readonly Unit[], values: readonly unknown[]): readonly Unit[] {
  const keys = new Set(known.flatMap((unit) => unit.keys));
  const unknown = new Set(values.flatMap((value) => (isRecord(value) ? Object.keys(value) : [])));
  const news = [...unknown].filter((key) => !keys.has(key)).sort();
  return [...known, ...news.map((key): Unit => ({ name: key, keys: [key], shape: whole }))];
}

/** The value of a unit: of several fields together, an object of those that are there. */
export function readUnit(value: unknown, { keys }: Unit): unknown {
  const [first, ...others] = keys;
  if (first === undefined) return undefined;
  if (others.length === 0) return ownValue(value, first);
  const held = entriesOf(value, keys);
  return held.length === 0 ? undefined : Object.fromEntries(held);
}

/** The fields that a unit's value stands for. */
export function unitEntries({ keys }: Unit, value: unknown): [string, unknown][] {
  const [first, ...others] = keys;
  if (first === undefined || value === undefined) return [];
  return others.length === 0 ? [[first, value]] : entriesOf(value, keys);
}

function entriesOf(value: unknown, keys: readonly string[]): [string, unknown][] {
  return keys
    .map((key): [string, unknown] => [key, ownValue(value, key)])
    .filter(([, held]) => held !== undefined);
}

/** The items of a list by key. Null where an item has none or two have the same: the list is then one value. */
export function itemsByKey(list: unknown, keyOf: KeyOf): Map<string, unknown> | null {
  if (list === undefined) return new Map();
  if (!Array.isArray(list)) return null;
  const items = new Map<string, unknown>();
  for (const item of list) {
    const key = keyOf(item);
    if (key === null || items.has(key)) return null;
    items.set(key, item);
  }
  return items;
}

function textAt(item: unknown, key: string): string | null {
  const text = ownValue(item, key);
  return typeof text === 'string' ? text : null;
}

function keyOfTexts(...keys: readonly string[]): KeyOf {
  return (item) => (isRecord(item) ? JSON.stringify(keys.map((key) => ownValue(item, key))) : null);
}
