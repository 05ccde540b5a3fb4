import { joinBytes, lenientUtf8, toUtf8 } from '../bytes/bytes.ts';
import { isRecord, type JsonObject } from './plain-json.ts';
import { unreachable } from '../result.ts';
import { projectSchema, type Project } from './project-schema.ts';
import {
  envelope,
  filePartsOf,
  outlineSchema,
  type Field,
  type FilePart,
  type Outline,
} from './serialize-project.ts';

/** Work in steps of about a millisecond. Each yields the share that is done, 0 to 1. */
export type Steps<Made> = Generator<number, Made>;

/** Does all steps at once. */
export function atOnce<Made>(steps: Steps<Made>): Made {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Steps that are a part of longer work: from one share of it to another. */
export function* scaled<Made>(steps: Steps<Made>, from: number, to: number): Steps<Made> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    yield from + (to - from) * value;
  }
}

/** The bytes of the file of a project, as `serializeProject` writes its text. */
export function* writeInSteps(project: Project): Steps<Uint8Array<ArrayBuffer>> {
  const parts = filePartsOf(project);
  const total = parts.reduce((sum, { items }) => sum + (items?.length ?? 0), 1);
  const pieces = [toUtf8(`{${envelope}`)];
  let done = 0;
  for (const part of parts) {
    pieces.push(toUtf8(`,\n${part.name}:`));
    for (const piece of piecesOf(part)) {
      pieces.push(piece);
      done += itemsAtOnce;
      yield Math.min(1, done / total);
    }
  }
  pieces.push(toUtf8('}\n'));
  return joinBytes(pieces);
}

const texts = new WeakMap<Project, Uint8Array<ArrayBuffer>>();

/** The bytes from which a project was read, or to which it was written, if somebody wants them again. */
export function rememberText(project: Project, text: Uint8Array<ArrayBuffer>): void {
  texts.set(project, text);
}

/** These bytes, if somebody remembered them. */
export function rememberedText(project: Project): Uint8Array<ArrayBuffer> | null {
  return texts.get(project) ?? null;
}

/** The bytes of the file of a project. They are made only once if they are remembered. */
export function textOf(project: Project): Uint8Array<ArrayBuffer> {
  return texts.get(project) ?? atOnce(writeInSteps(project));
}

/** The bytes with which this program begins a project file. */
export const ownStart = toUtf8(`{${envelope},\n`);

/** Whether a file begins as this program writes it. */
export function beginsAsOurs(bytes: Uint8Array): boolean {
  return ownStart.every((byte, at) => byte === bytes[at]);
}

/** Items of a list whose text is written in one step. */
const itemsAtOnce = 200;

function* piecesOf({ value, items, write }: FilePart): Generator<Uint8Array> {
  if (items === null) return yield toUtf8(write(value));
  for (let at = 0; at < items.length; at += itemsAtOnce) {
    const lines = items.slice(at, at + itemsAtOnce).map(write);
    yield toUtf8(`${at === 0 ? '[' : ','}\n${lines.join(',\n')}`);
  }
  return yield toUtf8('\n]');
}

/**
 * Reads the bytes of a project file that this program has written of a checked project. Nothing is checked again, so it
 * takes little more time than `JSON.parse`. Throws for any other bytes.
 */
export function* readCheckedInSteps(bytes: Uint8Array): Steps<Project> {
  const lists: Record<string, unknown[]> = {};
  /** The lines that are no items: JSON with empty lists. */
  let frame = '';
  let at = 0;
  while (at < bytes.length) {
    const end = lineEnd(bytes, at);
    const line = lenientUtf8(bytes.subarray(at, end));
    frame += line;
    at = end;
    if (!line.endsWith(listStart)) continue;
    const name = String(JSON.parse(line.slice(0, -listStart.length)));
    const items: unknown[] = [];
    lists[name] = items;
    while (at < bytes.length && bytes[at] !== closing) {
      const last = endOfSome(bytes, at);
      for (const item of itemsIn(bytes.subarray(at, last))) items.push(fillItem(name, item));
      at = last;
      yield at / bytes.length;
    }
  }
  return fillProject({ ...withoutEnvelope(JSON.parse(frame)), ...lists });
}

function itemsIn(lines: Uint8Array): unknown[] {
  const read: unknown = JSON.parse(`[${lenientUtf8(lines).replace(/,?\n$/u, '')}]`);
  return Array.isArray(read) ? read : [];
}

function withoutEnvelope(json: unknown): JsonObject {
  if (!isRecord(json)) throw new Error('This is no text of a project.');
  const { format: _format, version: _version, ...content } = json;
  return content;
}

const listStart = ':[\n';
const newline = 0x0a;
const closing = 0x5d;
/** Read in one step. */
const bytesAtOnce = 50_000;

/** The position after the line at `at`. */
function lineEnd(bytes: Uint8Array, at: number): number {
  const end = bytes.indexOf(newline, at);
  return end < 0 ? bytes.length : end + 1;
}

/** The position after some items of a list. Strings have no line breaks of their own in JSON. */
function endOfSome(bytes: Uint8Array, at: number): number {
  let end = lineEnd(bytes, at);
  while (end - at < bytesAtOnce && end < bytes.length && bytes[end] !== closing)
    end = lineEnd(bytes, end);
  return end;
}

/** Puts in what was left out when the text was written. */
type Fill = (value: unknown) => unknown;

const fills = projectFills();

function projectFills(): { items: ReadonlyMap<string, Fill>; project: Fill } {
  const outline = outlineSchema(projectSchema);
  const fields = outline.type === 'object' ? outline.fields : [];
  const lists = fields.flatMap(({ key, outline: inner }) =>
    inner.type === 'list' ? [[key, createFill(inner.item)] as const] : [],
  );
  // The items of these lists are filled as they are read.
  const plain = fields.map((field): Field =>
    field.outline.type === 'list' ? { ...field, outline: { type: 'value' } } : field,
  );
  return { items: new Map(lists), project: createFill({ type: 'object', fields: plain }) };
}

function fillItem(list: string, item: unknown): unknown {
  return fills.items.get(list)?.(item) ?? item;
}

function fillProject(content: JsonObject): Project {
  // It was a project when its text was written.
  return fills.project(content) as Project;
}

function createFill(outline: Outline): Fill {
  switch (outline.type) {
    case 'object':
      return createObjectFill(outline.fields);
    case 'list': {
      const fill = createFill(outline.item);
      return (list) => (Array.isArray(list) ? list.map(fill) : list);
    }
    case 'union': {
      const options = new Map(
        [...outline.options].map(([name, option]) => [name, createFill(option)]),
      );
      return (value) =>
        (isRecord(value) ? options.get(value[outline.by])?.(value) : undefined) ?? value;
    }
    case 'value':
      return (value) => value;
    default:
      return unreachable(outline);
  }
}

/** Fields come in the order of the schema in all objects of a kind, which engines store best. */
function createObjectFill(fields: readonly Field[]): Fill {
  const fillers = fields.map(({ key, outline, fallback }) => {
    return { key, fallback, fill: outline.type === 'value' ? null : createFill(outline) };
  });
  const known = new Set(fields.map(({ key }) => key));
  return (value) => {
    if (!isRecord(value)) return value;
    const filled: Record<string, unknown> = {};
    let seen = 0;
    for (const { key, fallback, fill } of fillers) {
      const held = value[key];
      if (held === undefined) {
        if (fallback !== undefined) filled[key] = fallback;
        continue;
      }
      seen += 1;
      filled[key] = fill === null ? held : fill(held);
    }
    const keys = Object.keys(value);
    if (keys.length > seen) for (const key of keys) if (!known.has(key)) filled[key] = value[key];
    return filled;
  };
}
