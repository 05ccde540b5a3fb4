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
}

/** No more are told apart; the rest of the file is still read. */
const mostGaps = 1_000;

const space = /[\s,]*/y;
const key = /"((?:[^"\\\n]|\\.)*)"[ \t]*:[ \t]*/y;
const scalar = /(?:"(?:[^"\\\n]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)/y;

/**
 * Reads an object whose lists have an item to each line, or to each group of lines, as projects are written. What cannot
 * be read is left out, and reading goes on with the next item or field. The work grows with the length of the text.
 */
export function readLooseObject(damaged: string): LooseObject {
  // A power cut leaves zeros where something was to be written.
  const text = withoutZerosAtEnd(damaged);
  const reading: Reading = { text, at: Math.max(text.indexOf('{') + 1, 0), gaps: [] };
  for (const { 0: zeros, index } of text.matchAll(/\0+/gu)) {
    if (reading.gaps.length === mostGaps) break;
    const count = zeros.length.toLocaleString('en');
    const bytes = zeros.length === 1 ? '1 zero byte is' : `${count} zero bytes are`;
    gap(reading, `what stood where ${bytes} now`, index);
  }
  const fields: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  // Where its beginning is gone, the first field that can be seen is looked for.
  if (!/^[\s\uFEFF]*\{/u.test(text)) {
    gap(reading, 'the beginning of the file');
    reading.at = 0;
    toNextField(reading, 0);
  }
  while (reading.at < text.length) {
    skip(reading, space);
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
  const name = match(reading, key)?.[1];
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
  const value =
    opening === '{' ? readBracket(reading, fieldEnd(text, reading.at)) : readScalar(reading);
  if (value === undefined) {
    gap(reading, `the field “${name}”`);
    toNextField(reading, reading.at);
  } else fields[name] = value;
}

function readItems(reading: Reading, name: string): unknown[] {
  const items: unknown[] = [];
  const { text } = reading;
  for (;;) {
    skip(reading, space);
    const start = reading.at;
    if (start >= text.length) return items;
    if (text[start] === ']') {
      reading.at += 1;
      return items;
    }
    const end = itemEnd(text, start);
    const item = text[start] === '{' ? readBracket(reading, end) : readScalar(reading);
    if (item !== undefined) items.push(item);
    else {
      gap(reading, `an item of “${name}”`);
      reading.at = Math.max(end, start + 1);
    }
  }
}

/** Where the item that begins here must have ended: before the next one of the same indentation, or of the list's end. */
function itemEnd(text: string, start: number): number {
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const indent = text.slice(lineStart, start);
  if (!/^[ \t]*$/u.test(indent)) return nextInLine(text, start);
  const next = new RegExp(`\\n(?=${indent}\\{|[ \\t]{0,${indent.length}}\\])`, 'gu');
  next.lastIndex = start;
  return next.exec(text)?.index ?? text.length;
}

/** In a text without lines. */
function nextInLine(text: string, start: number): number {
  const next = text.indexOf('},{', start);
  return next < 0 ? text.length : next + 2;
}

function fieldEnd(text: string, start: number): number {
  const next = /\n(?=[ \t]*"[\w-]+"[ \t]*:)/gu;
  next.lastIndex = start;
  const own = next.exec(text)?.index ?? text.length;
  // In a file of one's own form a field is a line; in another one its own lines are deeper.
  return Math.max(own, closing(text, start, text.length));
}

/** `undefined`: it does not end before `limit`, or is no JSON. */
function readBracket(reading: Reading, limit: number): unknown {
  const { text, at } = reading;
  const end = closing(text, at, limit);
  if (end < 0) return undefined;
  try {
    const value: unknown = JSON.parse(text.slice(at, end));
    reading.at = end;
    return value;
  } catch {
    return undefined;
  }
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
  const found = match(reading, scalar);
  if (found === null) return undefined;
  try {
    return JSON.parse(found[0]) as unknown;
  } catch {
    return undefined;
  }
}

function toNextField(reading: Reading, from: number): void {
  const next = /\n(?=[ \t]*"[\w-]+"[ \t]*:)/gu;
  next.lastIndex = Math.max(from - 1, 0);
  reading.at = next.exec(reading.text)?.index ?? reading.text.length;
}

function gap(reading: Reading, what: string, offset = reading.at): void {
  if (reading.gaps.length < mostGaps) reading.gaps.push({ offset, what });
}

function skip(reading: Reading, pattern: RegExp): void {
  match(reading, pattern);
}

function match(reading: Reading, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reading.at;
  const found = pattern.exec(reading.text);
  if (found !== null) reading.at += found[0].length;
  return found;
}
