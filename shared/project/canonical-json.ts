import { unreachable } from '../result.ts';
import { isRecord } from './plain-json.ts';
import type { Field, Outline } from './schema-outline.ts';

/** Writes a value as JSON on one line. */
export type Write = (value: unknown) => string;

interface FieldWriter {
  readonly key: string;
  /** `"key":`, escaped once. */
  readonly name: string;
  readonly write: Write;
  readonly isLeftOut: (value: unknown) => boolean;
}

/** Makes the writer of one shape: known fields in its order without defaults, then unknown ones by name. */
export function createWriter(outline: Outline): Write {
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

/** Whether a field may be left out, because reading puts the same value in again. */
export function createDefaultCheck(field: Field): (value: unknown) => boolean {
  const { fallback } = field;
  if (fallback === undefined) return (value) => value === undefined;
  if (typeof fallback !== 'object') return (value) => value === undefined || value === fallback;
  const write = createWriter(field.outline);
  const written = write(fallback);
  if (written !== '[]') return (value) => value === undefined || write(value) === written;
  return (value) => value === undefined || (Array.isArray(value) && value.length === 0);
}

/** Writes any JSON with the keys of objects in order of their code units, and nothing lost of odd numbers. */
function writeAny(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return writeNumber(value);
  if (Array.isArray(value)) return `[${value.map(writeAny).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value ?? null);
  return `{${writeEntries(value, Object.keys(value)).join(',')}}`;
}

/** `"key":value` of those keys that hold something, sorted. */
export function writeEntries(value: Readonly<Record<string, unknown>>, keys: string[]): string[] {
  return keys
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${writeAny(value[key])}`);
}

// JSON has no infinity, but reads a number beyond its range as one: 1e999 in an unknown field comes back as it was.
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
