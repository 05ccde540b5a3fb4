import type { LinkStyle, NodeStyle } from '../../project/project-schema.ts';
import { readNumber, type DecimalSign } from '../../text/read-number.ts';

/** A value of an attribute, as the simple formats have them. */
export type PlainValue = string | number | boolean;

/** A node in a simple format; fields that the format does not state are absent. Text is as in the file. */
export interface PlainNode {
  readonly id: string;
  readonly label?: string | undefined;
  readonly kind?: string | undefined;
  readonly caption?: string | undefined;
  readonly notes?: string | undefined;
  /** `ChEBI:28790; HMDB:HMDB0000259` */
  readonly xrefs?: string | undefined;
  readonly entity?: string | undefined;
  /** The centre, in diagram units. */
  readonly x?: number | undefined;
  readonly y?: number | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly parent?: string | undefined;
  /** Texts that the file has where numbers should be: `x “left”`. */
  readonly unread?: readonly string[] | undefined;
  /** What the file says beyond these. */
  readonly attributes?: Readonly<Record<string, PlainValue>> | undefined;
  readonly style?: NodeStyle | undefined;
}

/** A connection of two nodes, named by their ids. */
export interface PlainLink {
  readonly id?: string | undefined;
  readonly source: string;
  readonly target: string;
  readonly relation?: string | undefined;
  readonly label?: string | undefined;
  readonly notes?: string | undefined;
  readonly xrefs?: string | undefined;
  readonly attributes?: Readonly<Record<string, PlainValue>> | undefined;
  readonly style?: LinkStyle | undefined;
}

/** What the simple formats can say of a diagram. */
export interface PlainGraph {
  readonly title: string;
  readonly description: string;
  readonly nodes: readonly PlainNode[];
  readonly links: readonly PlainLink[];
}

type TextField = 'label' | 'kind' | 'caption' | 'notes' | 'xrefs' | 'entity' | 'parent';
type NumberField = 'x' | 'y' | 'width' | 'height';
const numberFields = ['x', 'y', 'width', 'height'] as const satisfies readonly NumberField[];
type LinkField = 'relation' | 'label' | 'notes' | 'xrefs';

/** Columns and attributes as other programs call them, in small letters; ours first. */
const nodeNames = new Map<string, TextField | NumberField>([
  ['label', 'label'],
  ['name', 'label'],
  ['shared name', 'label'],
  ['display name', 'label'],
  ['kind', 'kind'],
  ['type', 'kind'],
  ['caption', 'caption'],
  ['notes', 'notes'],
  ['description', 'notes'],
  ['xrefs', 'xrefs'],
  ['identifiers', 'xrefs'],
  ['entity', 'entity'],
  ['parent', 'parent'],
  ['x', 'x'],
  ['y', 'y'],
  ['width', 'width'],
  ['height', 'height'],
]);

const linkNames = new Map<string, LinkField>([
  ['relation', 'relation'],
  ['interaction', 'relation'],
  ['shared interaction', 'relation'],
  ['interaction type', 'relation'],
  ['type', 'relation'],
  ['label', 'label'],
  ['name', 'label'],
  ['notes', 'notes'],
  ['description', 'notes'],
  ['xrefs', 'xrefs'],
  ['identifiers', 'xrefs'],
]);

/** What an attribute of this name says of a node or link; `undefined` where it has no meaning here. */
export function fieldOf(name: string, noun: 'node' | 'link'): string | undefined {
  const names: ReadonlyMap<string, string> = noun === 'node' ? nodeNames : linkNames;
  return names.get(name.trim().toLowerCase());
}

type Attributes = ReadonlyMap<string, PlainValue>;

/**
 * The meaning of a node's attributes. Those without a meaning here stay attributes. The first of several synonyms wins.
 * `sign`: how numbers are written; null if nobody knows.
 */
export function nodeFromAttributes(
  id: string,
  attributes: Attributes,
  sign: DecimalSign | null = '.',
): PlainNode {
  const { fields, others } = sorted(attributes, nodeNames);
  const text = (field: TextField) => textOf(fields.get(field));
  const unread = numberFields.flatMap((field) => {
    const value = fields.get(field);
    const isRead = value === undefined || value === '' || numberOf(value, sign) !== undefined;
    return isRead ? [] : [`${field} “${String(value).slice(0, 40)}”`];
  });
  return {
    id,
    ...(unread.length > 0 ? { unread } : {}),
    label: text('label'),
    kind: text('kind'),
    caption: text('caption'),
    notes: text('notes'),
    xrefs: text('xrefs'),
    entity: text('entity'),
    parent: text('parent'),
    x: numberOf(fields.get('x'), sign),
    y: numberOf(fields.get('y'), sign),
    width: numberOf(fields.get('width'), sign),
    height: numberOf(fields.get('height'), sign),
    attributes: others,
  };
}

/** The same for a link. */
export function linkFromAttributes(
  ends: { readonly id?: string | undefined; readonly source: string; readonly target: string },
  attributes: Attributes,
): PlainLink {
  const { fields, others } = sorted(attributes, linkNames);
  return {
    ...ends,
    relation: textOf(fields.get('relation')),
    label: textOf(fields.get('label')),
    notes: textOf(fields.get('notes')),
    xrefs: textOf(fields.get('xrefs')),
    attributes: others,
  };
}

/** The attributes of a node or link that have a value, ours and then those that were kept. */
export function attributesOf(element: PlainNode | PlainLink): [string, PlainValue][] {
  const { id: _id, attributes = {}, ...rest } = element;
  const fields = Object.entries(rest).filter(([name]) => name !== 'source' && name !== 'target');
  const own = fields.flatMap(([name, value]): [string, PlainValue][] =>
    value === undefined || typeof value === 'object' ? [] : [[name, value]],
  );
  const taken = new Set(own.map(([name]) => name));
  return [...own, ...Object.entries(attributes).filter(([name]) => !taken.has(name))];
}

function sorted<Field extends string>(attributes: Attributes, names: ReadonlyMap<string, Field>) {
  const fields = new Map<Field, PlainValue>();
  const others: [string, PlainValue][] = [];
  const order = [...names.keys()];
  const rank = (name: string) => order.indexOf(name.toLowerCase());
  for (const [name, value] of [...attributes].sort(([a], [b]) => rank(a) - rank(b))) {
    const field = names.get(name.trim().toLowerCase());
    if (field !== undefined && !fields.has(field)) fields.set(field, value);
    // A synonym that says the same again is not kept; `__proto__` cannot be a key of an object.
    else if ((field === undefined || fields.get(field) !== value) && name !== '__proto__') {
      others.push([name, value]);
    }
  }
  return { fields, others: Object.fromEntries(others) };
}

function textOf(value: PlainValue | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function numberOf(value: PlainValue | undefined, sign: DecimalSign | null): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? readNumber(value, sign) : undefined;
}
