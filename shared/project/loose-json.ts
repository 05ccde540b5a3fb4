import { locate } from './json-fault.ts';
import type { JsonObject } from './plain-json.ts';

/** What could be read of a text that is not JSON any more. */
export interface LooseObject {
  readonly fields: JsonObject;
  /** Where something could not be read, and how many items or fields that were. */
  readonly gaps: readonly Gap[];
}

interface Gap {
  readonly line: number;
  readonly what: string;
}

interface Reading {
  readonly text: string;
  at: number;
  readonly gaps: { readonly offset: number; readonly what: string }[];
  /** Where what was looked for last comes next, so that it is looked for once and not again from each item. */
  readonly seen: Map<string, number>;
  /** How many brackets were followed to the end of the text in vain. */
  unclosed: number;
}

/** No more are told apart; the rest of the file is still read. */
const mostGaps = 1_000;

/** After so many the rest of the file is taken line by line. */
const mostUnclosed = 20;

/** No longer stretch of a text is matched by a pattern: the engine keeps a stack that grows with it. */
const longestIndent = 200;
const longestNumber = 400;

const isSpace = (character: string | undefined) => character !== undefined && /\s/u.test(character);
const colon = /[ \t]{0,200}:[ \t]{0,200}/y;
const plainValue = new RegExp(`-?\\d[\\d.eE+-]{0,${longestNumber}}|true|false|null`, 'y');

/**
 * Reads an object whose lists have an item to each line, or to each group of lines, as projects are written. What cannot
 * be read is left out, and reading goes on with the next item or field. The work grows with the length of the text.
 */
export function readLooseObject(damaged: string): LooseObject {
  // A power cut leaves zeros where something was to be written.
  const text = withoutZerosAtEnd(damaged);
  const at = Math.max(text.indexOf('{') + 1, 0);
  const reading: Reading = { text, at, gaps: [], seen: new Map(), unclosed: 0 };
  for (const { 0: zeros, index } of text.matchAll(/\0+/gu)) {
    if (reading.gaps.length === mostGaps) break;
    const count = zeros.length.toLocaleString('en');
    const bytes = zeros.length === 1 ? '1 zero byte is' : `${count} zero bytes are`;
    gap(reading, `what stood where ${bytes} now`, index);
  }
  const fields: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  // Where its beginning is gone, the first field that can be seen is looked for.
  if (!text.trimStart().startsWith('{')) {
    gap(reading, 'the beginning of the file');
    reading.at = 0;
    toNextField(reading, 0);
  }
  while (reading.at < text.length) {
    skipSpace(reading);
    if (reading.at >= text.length || text[reading.at] === '}') break;
    readField(reading, fields);
  }
  if (!isClosed(text)) gap(reading, 'the end of the file');
  return { fields: { ...fields }, gaps: placeGaps(text, reading.gaps) };
}

/** In the order of the text, which is gone through once. */
function placeGaps(text: string, gaps: Reading['gaps']): Gap[] {
  let line = 1;
  let from = 0;
  return gaps
    .toSorted((one, other) => one.offset - other.offset)
    .map(({ offset, what }) => {
      line += locate(text.slice(from, offset), offset - from).line - 1;
      from = offset;
      return { line, what };
    });
}

function withoutZerosAtEnd(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '\0') end -= 1;
  return text.slice(0, end);
}

const isClosed = (text: string) => /\}[\s]*$/u.test(text.slice(-1_000));

function readField(reading: Reading, fields: Record<string, unknown>): void {
  const start = reading.at;
  const name = readKey(reading);
  if (name === undefined) {
    gap(reading, 'a field');
    return toNextField(reading, start + 1);
  }
  const { text } = reading;
  const opening = text[reading.at];
  if (opening === '[') {
    reading.at += 1;
    fields[name] = readItems(reading, name);
    return;
  }
  const value = opening === '{' ? readBracket(reading, fieldEnd(reading)) : readScalar(reading);
  if (value === undefined) {
    gap(reading, `the field “${name}”`);
    toNextField(reading, reading.at);
  } else fields[name] = value;
}

function readItems(reading: Reading, name: string): unknown[] {
  const items: unknown[] = [];
  const { text } = reading;
  for (;;) {
    skipSpace(reading);
    const start = reading.at;
    if (start >= text.length) return items;
    if (text[start] === ']') {
      reading.at += 1;
      return items;
    }
    const item =
      text[start] === '{' ? readBracket(reading, itemEnd(reading, start)) : readScalar(reading);
    if (item !== undefined) items.push(item);
    else {
      gap(reading, `an item of “${name}”`);
      reading.at = Math.max(itemEnd(reading, start), start + 1);
    }
  }
}

/** Where the item that begins here must have ended: before the next one of the same indentation, or of the list's end. */
function itemEnd(reading: Reading, start: number): number {
  const before = reading.text.slice(Math.max(0, start - longestIndent), start);
  const indent = before.slice(before.lastIndexOf('\n') + 1);
  if (!/^[ \t]*$/u.test(indent)) return nextInLine(reading, start);
  const next = `\\n(?=${indent}\\{|[ \\t]{0,${indent.length}}\\])`;
  return find(reading, next, start) ?? reading.text.length;
}

/** In a text without lines. */
function nextInLine(reading: Reading, start: number): number {
  const next = find(reading, '\\},\\{', start);
  return next === null ? reading.text.length : next + 2;
}

const nextField = '\\n(?=[ \\t]{0,200}"[\\w-]{1,200}"[ \\t]{0,200}:)';

function fieldEnd(reading: Reading): number {
  const { text, at } = reading;
  const own = find(reading, nextField, at) ?? text.length;
  if (reading.unclosed >= mostUnclosed) return own;
  // In a file of one's own form a field is a line; in another one its own lines are deeper.
  const end = closing(text, at, text.length);
  if (end < 0) reading.unclosed += 1;
  return Math.max(own, end);
}

/** Where the pattern is found at or behind `from`; `null` where it is not. What is asked for one pattern goes forward. */
function find({ text, seen }: Reading, pattern: string, from: number): number | null {
  const known = seen.get(pattern);
  if (known !== undefined && known >= from) return known === Infinity ? null : known;
  const expression = new RegExp(pattern, 'gu');
  expression.lastIndex = from;
  const found = expression.exec(text)?.index ?? Infinity;
  seen.set(pattern, found);
  return found === Infinity ? null : found;
}

/** `undefined`: it does not end before `limit`, or is no JSON. */
function readBracket(reading: Reading, limit: number): unknown {
  const { text, at } = reading;
  const end = closing(text, at, limit);
  if (end < 0) return undefined;
  const value = parsedOr(text.slice(at, end));
  if (value !== undefined) reading.at = end;
  return value;
}

/** Behind the bracket that closes the one at `start`; -1 where there is none. */
function closing(text: string, start: number, limit: number): number {
  let depth = 0;
  const token = /["{}[\]]/gu;
  token.lastIndex = start;
  for (let found = token.exec(text); found && found.index < limit; found = token.exec(text)) {
    const [mark] = found;
    if (mark === '"') {
      const end = stringEnd(text, found.index, limit);
      if (end < 0) return -1;
      token.lastIndex = end;
    } else if (mark === '{' || mark === '[') depth += 1;
    else {
      depth -= 1;
      if (depth === 0) return found.index + 1;
    }
  }
  return -1;
}

function stringEnd(text: string, start: number, limit: number): number {
  for (let at = start + 1; at < limit; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '"') return at + 1;
    else if (character === '\n') return -1;
  }
  return -1;
}

function readScalar(reading: Reading): unknown {
  const { text, at } = reading;
  if (text[at] === '"') return readString(reading);
  plainValue.lastIndex = at;
  const [found] = plainValue.exec(text) ?? [''];
  reading.at += found.length;
  return parsedOr(found);
}

/** `undefined`: it does not end in its line, or is no JSON. */
function readString(reading: Reading): unknown {
  const { text, at } = reading;
  const end = text[at] === '"' ? stringEnd(text, at, text.length) : -1;
  if (end < 0) return undefined;
  reading.at = end;
  return parsedOr(text.slice(at, end));
}

function parsedOr(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** `undefined`: there is no name of a field with its colon. */
function readKey(reading: Reading): string | undefined {
  const start = reading.at;
  const name = readString(reading);
  colon.lastIndex = reading.at;
  const found = typeof name === 'string' ? colon.exec(reading.text) : null;
  if (typeof name !== 'string' || found === null) {
    reading.at = start;
    return undefined;
  }
  reading.at += found[0].length;
  return name;
}

function toNextField(reading: Reading, from: number): void {
  reading.at = find(reading, nextField, Math.max(from - 1, 0)) ?? reading.text.length;
}

function gap(reading: Reading, what: string, offset = reading.at): void {
  if (reading.gaps.length < mostGaps) reading.gaps.push({ offset, what });
}

function skipSpace(reading: Reading): void {
  const { text } = reading;
  while (text[reading.at] === ',' || isSpace(text[reading.at])) reading.at += 1;
}
