import { z } from 'zod';
import { unreachable } from '../result.ts';
import { currentVersion, fileFormat } from './migrations.ts';
import { projectSchema, type Project } from './project-schema.ts';
import { isRecord } from './plain-json.ts';

interface Part {
  readonly key: string;
  /** Writes one item, where the part is a list. */
  readonly writeItem: Write | null;
  readonly isLeftOut: (value: unknown) => boolean;
  /** The lines of a part of the file, without the comma between parts; null if reading would fill in the same value. */
  readonly write: (value: unknown, known: WeakMap<object, string> | null) => string | null;
}

const parts = createParts();
const partKeys = new Set(['format', 'version', ...parts.map(({ key }) => key)]);

/**
 * The text of a project file. Fields are in the schema's order, defaults are left out, unknown fields come last and are
 * sorted. Each node, link, reference or scenario is one line. The same project always gives the same text.
 */
export function serializeProject(
  project: Project,
  known: WeakMap<object, string> | null = null,
): string {
  // The value contains unknown fields, although its type does not name them.
  const fields: Readonly<Record<string, unknown>> = { ...project };
  const written = parts
    .map(({ key, write }) => write(fields[key], known))
    .filter((part) => part !== null);
  const unknown = Object.keys(fields).filter((key) => !partKeys.has(key));
  const envelope = `"format":"${fileFormat}","version":${currentVersion}`;
  return `{${[envelope, ...written, ...writeEntries(fields, unknown)].join(',\n')}}\n`;
}

/** How many lines are written before others get their turn: about a millisecond's work. */
const linesAtOnce = 100;

/**
 * The same text a step at a time, for a window that must go on meanwhile. Lines of elements that are in `known` are not
 * written anew; elements never change, so those of the step before are.
 */
export function* serializeInSteps(
  project: Project,
  known: WeakMap<object, string>,
): Generator<undefined, string> {
  const fields: Readonly<Record<string, unknown>> = { ...project };
  for (const { key, writeItem, isLeftOut } of parts) {
    const list = fields[key];
    if (writeItem === null || !Array.isArray(list) || isLeftOut(list)) continue;
    let count = 0;
    for (const item of list) {
      if (!isRecord(item) || known.has(item)) continue;
      known.set(item, writeItem(item));
      count += 1;
      if (count % linesAtOnce === 0) yield undefined;
    }
  }
  return serializeProject(project, known);
}

function createParts(): Part[] {
  const outline = outlineSchema(projectSchema);
  return outline.type === 'object' ? outline.fields.map(createPart) : [];
}

function createPart(field: Field): Part {
  const isLeftOut = createDefaultCheck(field);
  const writeItem = field.outline.type === 'list' ? createWriter(field.outline.item) : null;
  const write = createPartWriter(field.outline, writeItem);
  const name = JSON.stringify(field.key);
  return {
    key: field.key,
    writeItem,
    isLeftOut,
    write: (value, known) => (isLeftOut(value) ? null : `${name}:${write(value, known)}`),
  };
}

function createPartWriter(
  outline: Outline,
  writeItem: Write | null,
): (value: unknown, known: WeakMap<object, string> | null) => string {
  if (writeItem === null) return createWriter(outline);
  return (list, known) => {
    if (!Array.isArray(list)) return 'null';
    const writeLine = (item: unknown) =>
      (isRecord(item) ? known?.get(item) : undefined) ?? writeItem(item);
    return `[\n${list.map(writeLine).join(',\n')}\n]`;
  };
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
