import { z } from 'zod';
import { unreachable } from '../result.ts';
import { currentVersion, fileFormat } from './migrations.ts';
import { projectSchema, type Project } from './project-schema.ts';
import { isRecord } from './plain-json.ts';

/** A field of a project as its file holds it. */
export interface FilePart {
  /** Its name, in quotation marks. */
  readonly name: string;
  readonly value: unknown;
  /** The items of a list, each of which is a line; `null` where the part is one text. */
  readonly items: readonly unknown[] | null;
  /** Writes one item, or a part that is no list. */
  readonly write: Write;
}

/** A part with its text: a line for each item of a list. */
export interface WrittenPart {
  readonly name: string;
  readonly text: string | readonly string[];
}

const fields = createFields();
const knownKeys = new Set(['format', 'version', ...fields.map(({ key }) => key)]);

/**
 * The text of a project file. Fields are in the schema's order, defaults are left out, unknown fields come last and are
 * sorted. Each node, link, reference or scenario is one line. The same project always gives the same text.
 */
export function serializeProject(project: Project): string {
  return joinParts(filePartsOf(project).map(writePart));
}

/** The parts of the file of a project, in their order, without those that reading would fill in by itself. */
export function filePartsOf(project: Project): FilePart[] {
  // The value contains unknown fields, although its type does not name them.
  const held: Readonly<Record<string, unknown>> = { ...project };
  const unknown = Object.keys(held).filter((key) => !knownKeys.has(key) && held[key] !== undefined);
  return [
    ...fields
      .filter(({ key, isLeftOut }) => !isLeftOut(held[key]))
      .map(({ key, isList, write }) => partOf(key, held[key], isList, write)),
    ...unknown.sort().map((key) => partOf(key, held[key], false, writeAny)),
  ];
}

function partOf(key: string, value: unknown, isList: boolean, write: Write): FilePart {
  const items: readonly unknown[] | null = isList && Array.isArray(value) ? value : null;
  return {
    name: JSON.stringify(key),
    value,
    items,
    write: isList && items === null ? writeAny : write,
  };
}

function writePart({ name, value, items, write }: FilePart): WrittenPart {
  return { name, text: items === null ? write(value) : items.map(write) };
}

/** What every project file begins with, after its bracket. */
export const envelope = `"format":"${fileFormat}","version":${currentVersion}`;

/** Puts the text of a file together. */
export function joinParts(parts: readonly WrittenPart[]): string {
  const written = parts.map(({ name, text }) =>
    typeof text === 'string' ? `${name}:${text}` : `${name}:[\n${text.join(',\n')}\n]`,
  );
  return `{${[envelope, ...written].join(',\n')}}\n`;
}

interface ProjectField {
  readonly key: string;
  readonly isList: boolean;
  readonly isLeftOut: (value: unknown) => boolean;
  /** Writes the value, or one item of a list. */
  readonly write: Write;
}

function createFields(): ProjectField[] {
  const outline = outlineSchema(projectSchema);
  return outline.type === 'object' ? outline.fields.map(createField) : [];
}

function createField(field: Field): ProjectField {
  const { key, outline } = field;
  const isList = outline.type === 'list';
  const write = createWriter(outline.type === 'list' ? outline.item : outline);
  return { key, isList, isLeftOut: createDefaultCheck(field), write };
}

/** Writes a value as JSON on one line. */
type Write = (value: unknown) => string;

interface FieldWriter {
  readonly key: string;
  /** `"key":`, escaped once. */
  readonly name: string;
  readonly write: Write;
  readonly isLeftOut: (value: unknown) => boolean;
}

/** Makes the writer of one shape: known fields in its order without defaults, then unknown ones by name. */
function createWriter(outline: Outline): Write {
  switch (outline.type) {
    case 'object':
      return createObjectWriter(outline.fields);
    case 'list':
      return createListWriter(createWriter(outline.item));
    case 'union':
      return createUnionWriter(outline.by, outline.options);
    case 'value':
      return writeAny;
    default:
      return unreachable(outline);
  }
}

/** Whether a field may be left out, because reading fills in the same value. */
function createDefaultCheck(field: Field): (value: unknown) => boolean {
  const { fallback } = field;
  if (fallback === undefined) return (value) => value === undefined;
  if (typeof fallback !== 'object') return (value) => value === undefined || value === fallback;
  const write = createWriter(field.outline);
  const written = write(fallback);
  if (written !== '[]') return (value) => value === undefined || write(value) === written;
  return (value) => value === undefined || (Array.isArray(value) && value.length === 0);
}

/** Writes any JSON, with the keys of objects sorted by code units. Unusual numbers are kept. */
function writeAny(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return writeNumber(value);
  if (Array.isArray(value)) return `[${value.map(writeAny).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value ?? null);
  return `{${writeEntries(value, Object.keys(value)).join(',')}}`;
}

/** `"key":value` of those keys that hold something, sorted. */
function writeEntries(value: Readonly<Record<string, unknown>>, keys: string[]): string[] {
  return keys
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${writeAny(value[key])}`);
}

// JSON has no infinity, but a number beyond its range is read as infinity: 1e999 in an unknown field is written as it
// was.
function writeNumber(value: number): string {
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0' : String(value);
  return Number.isNaN(value) ? 'null' : value > 0 ? '1e999' : '-1e999';
}

function createListWriter(write: Write): Write {
  return (list) => (Array.isArray(list) ? `[${list.map(write).join(',')}]` : writeAny(list));
}

function createUnionWriter(by: string, options: ReadonlyMap<unknown, Outline>): Write {
  const writers = new Map([...options].map(([name, option]) => [name, createWriter(option)]));
  return (value) => {
    const write = isRecord(value) ? writers.get(value[by]) : undefined;
    return (write ?? writeAny)(value);
  };
}

function createObjectWriter(fields: readonly Field[]): Write {
  const writers = fields.map(createFieldWriter);
  const known = new Set(fields.map(({ key }) => key));
  return (value) => {
    if (!isRecord(value)) return writeAny(value);
    const parts: string[] = [];
    let seen = 0;
    for (const { key, name, write, isLeftOut } of writers) {
      const held = value[key];
      if (held !== undefined) seen += 1;
      if (!isLeftOut(held)) parts.push(name + write(held));
    }
    const keys = Object.keys(value);
    if (keys.length > seen)
      parts.push(
        ...writeEntries(
          value,
          keys.filter((key) => !known.has(key)),
        ),
      );
    return `{${parts.join(',')}}`;
  };
}

function createFieldWriter(field: Field): FieldWriter {
  return {
    key: field.key,
    name: `${JSON.stringify(field.key)}:`,
    write: createWriter(field.outline),
    isLeftOut: createDefaultCheck(field),
  };
}

/** What a schema says about the shape of JSON, without its rules. Enough to write a value or to walk through it. */
export type Outline =
  | { readonly type: 'object'; readonly fields: readonly Field[] }
  | { readonly type: 'list'; readonly item: Outline }
  | {
      readonly type: 'union';
      /** The field that decides between the options. */
      readonly by: string;
      readonly options: ReadonlyMap<unknown, Outline>;
    }
  /** A plain value, or JSON of any shape. */
  | { readonly type: 'value' };

export interface Field {
  readonly key: string;
  readonly outline: Outline;
  /**
   * The value that the schema fills in where the field is missing; undefined if it fills in nothing or requires the
   * field.
   */
  readonly fallback: unknown;
}

/** Reads a schema once; fields come in the order in which the schema lists them. */
export function outlineSchema(schema: z.core.$ZodType): Outline {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) return outlineObject(inner);
  if (inner instanceof z.ZodArray) return { type: 'list', item: outlineSchema(inner.element) };
  if (inner instanceof z.ZodDiscriminatedUnion) return outlineUnion(inner);
  return { type: 'value' };
}

function outlineObject(schema: z.ZodObject): Outline {
  const fields = Object.entries(schema.shape).map(([key, field]) => ({
    key,
    outline: outlineSchema(field),
    fallback: z.safeParse(field, undefined).data,
  }));
  return { type: 'object', fields };
}

function outlineUnion(schema: z.ZodDiscriminatedUnion): Outline {
  const by = schema.def.discriminator;
  const options = new Map<unknown, Outline>();
  for (const option of schema.options) {
    for (const name of option._zod.propValues?.[by] ?? []) options.set(name, outlineSchema(option));
  }
  return { type: 'union', by, options };
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const isWrapped =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault;
  return isWrapped ? unwrap(schema.unwrap()) : schema;
}
