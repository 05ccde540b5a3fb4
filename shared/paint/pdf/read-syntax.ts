import type { PackingFault } from '../../bytes/inflate.ts';

/** A value of a PDF file, as it was read. */
export type ReadValue =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'name'; readonly name: string }
  /** One character a byte. */
  | { readonly type: 'string'; readonly bytes: string }
  | { readonly type: 'reference'; readonly number: number }
  | { readonly type: 'array'; readonly items: readonly ReadValue[] }
  | ReadDictionary
  /** Also `null`, `true` and `false`, which nobody asks for. */
  | { readonly type: 'keyword'; readonly word: string };

export interface ReadDictionary {
  readonly type: 'dictionary';
  readonly entries: ReadonlyMap<string, ReadValue>;
  /** Where the data of a stream begins, if it is one. */
  readonly data: number | null;
}

/** The file is not what it claims to be, or needs more work than its size justifies. */
export class PdfFault extends Error {
  readonly fault: PackingFault;

  constructor(message: string, fault: PackingFault = 'damaged') {
    super(message);
    this.fault = fault;
  }
}

/** The file has taken all the reading that it may take: nothing more is tried. */
export class PdfExhausted extends PdfFault {}

/** A position in the bytes, which moves on as they are read. */
export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
  /** Called for every byte that is read; throws when the limit is reached. */
  readonly spend: (bytes: number) => void;
}

/** A whole object: `12 0 obj ... endobj`. ISO 32000-1, 7.2 and 7.3. */
export function readObject(cursor: Cursor): { readonly number: number; readonly value: ReadValue } {
  const [number, generation, keyword] = [readValue(cursor), readValue(cursor), readValue(cursor)];
  if (number.type !== 'number' || generation.type !== 'number' || !isKeyword(keyword, 'obj')) {
    throw new PdfFault('No object is where one should be.');
  }
  const value = readValue(cursor);
  return {
    number: number.value,
    value: value.type === 'dictionary' ? withData(cursor, value) : value,
  };
}

const deepest = 60;

export function readValue(cursor: Cursor, depth = 0): ReadValue {
  if (depth > deepest) throw new PdfFault('Values are nested too deeply.');
  skipBlanks(cursor);
  const from = cursor.at;
  const value = readValueHere(cursor, depth);
  cursor.spend(cursor.at - from);
  return value;
}

function readValueHere(cursor: Cursor, depth: number): ReadValue {
  const { bytes, at } = cursor;
  const byte = bytes[at];
  if (byte === undefined) throw new PdfFault('The file ends within a value.');
  switch (String.fromCharCode(byte)) {
    case '/':
      return { type: 'name', name: readName(cursor) };
    case '(':
      return { type: 'string', bytes: readLiteral(cursor) };
    case '[':
      return { type: 'array', items: readItems(cursor, ']', depth) };
    case '<':
      if (isWordAt(bytes, at, '<<')) return readDictionary(cursor, depth);
      return { type: 'string', bytes: readHex(cursor) };
    default:
      return readWord(cursor);
  }
}

function skipBlanks(cursor: Cursor): void {
  const { bytes } = cursor;
  const from = cursor.at;
  for (; cursor.at < bytes.length; cursor.at += 1) {
    const byte = bytes[cursor.at] ?? 0;
    if (byte === percent) skipLine(cursor);
    else if (!isBlank(byte)) break;
  }
  cursor.spend(cursor.at - from + 1);
}

const percent = 0x25;

function skipLine(cursor: Cursor): void {
  while (cursor.at < cursor.bytes.length && !isLineEnd(cursor.bytes[cursor.at])) cursor.at += 1;
}

function readItems(cursor: Cursor, end: ']' | '>>', depth: number): ReadValue[] {
  const items: ReadValue[] = [];
  cursor.at += end.length;
  for (skipBlanks(cursor); !isWordAt(cursor.bytes, cursor.at, end); skipBlanks(cursor)) {
    const item = readValue(cursor, depth + 1);
    if (isKeyword(item, 'R')) closeReference(items);
    else items.push(item);
  }
  cursor.at += end.length;
  return items;
}

/** Turns the two numbers before an `R` into a reference. */
function closeReference(items: ReadValue[]): void {
  items.pop();
  const number = items.pop();
  items.push(
    number?.type === 'number'
      ? { type: 'reference', number: number.value }
      : { type: 'keyword', word: 'null' },
  );
}

function readDictionary(cursor: Cursor, depth: number): ReadDictionary {
  const items = readItems(cursor, '>>', depth);
  const entries = new Map<string, ReadValue>();
  for (let i = 0; i + 1 < items.length; i += 2) {
    const [key, value] = [items[i], items[i + 1]];
    if (key?.type === 'name' && value) entries.set(key.name, value);
  }
  return { type: 'dictionary', entries, data: null };
}

/** After the dictionary of an object may stand `stream`, a line end, and its data. */
function withData(cursor: Cursor, dictionary: ReadDictionary): ReadDictionary {
  skipBlanks(cursor);
  const { bytes } = cursor;
  if (!isWordAt(bytes, cursor.at, 'stream')) return dictionary;
  cursor.at += 'stream'.length;
  if (bytes[cursor.at] === carriageReturn) cursor.at += 1;
  if (bytes[cursor.at] === lineFeed) cursor.at += 1;
  return { ...dictionary, data: cursor.at };
}

function readName(cursor: Cursor): string {
  cursor.at += 1;
  return takeRegular(cursor).replaceAll(/#([0-9a-f]{2})/giu, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

const longestWord = 1000;

function takeRegular(cursor: Cursor): string {
  const { bytes } = cursor;
  const from = cursor.at;
  while (cursor.at < bytes.length && isRegular(bytes[cursor.at] ?? 0)) cursor.at += 1;
  return String.fromCharCode(...bytes.subarray(from, Math.min(cursor.at, from + longestWord)));
}

function readWord(cursor: Cursor): ReadValue {
  const word = takeRegular(cursor);
  // A bracket that closes nothing.
  if (word === '') cursor.at += 1;
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(word)) return { type: 'number', value: Number(word) };
  return { type: 'keyword', word };
}

function readHex(cursor: Cursor): string {
  const { bytes } = cursor;
  const digits: string[] = [];
  for (cursor.at += 1; cursor.at < bytes.length && bytes[cursor.at] !== greater; cursor.at += 1) {
    const byte = bytes[cursor.at] ?? 0;
    if (!isBlank(byte)) digits.push(String.fromCharCode(byte));
  }
  cursor.at += 1;
  const pairs = digits.join('').match(/[0-9a-f]{2}/giu) ?? [];
  return pairs.map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('');
}

const greater = 0x3e;

/** Brackets in it come in pairs. */
function readLiteral(cursor: Cursor): string {
  const { bytes } = cursor;
  const characters: string[] = [];
  let depth = 1;
  for (cursor.at += 1; cursor.at < bytes.length; cursor.at += 1) {
    const character = String.fromCharCode(bytes[cursor.at] ?? 0);
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth === 0) break;
    characters.push(character === '\\' ? readEscape(cursor) : character);
  }
  cursor.at += 1;
  return characters.join('');
}

/** Leaves the cursor at the last character of it. */
function readEscape(cursor: Cursor): string {
  const { bytes } = cursor;
  cursor.at += 1;
  const next = String.fromCharCode(...bytes.subarray(cursor.at, cursor.at + 3));
  const octal = /^[0-7]{1,3}/u.exec(next)?.[0];
  if (octal !== undefined) {
    cursor.at += octal.length - 1;
    return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
  }
  if (next.startsWith('\r\n')) cursor.at += 1;
  const character = next.slice(0, 1);
  return escapes.get(character) ?? character;
}

const escapes = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
  ['\r', ''],
  ['\n', ''],
]);

export function isKeyword(value: ReadValue, word: string): boolean {
  return value.type === 'keyword' && value.word === word;
}

export function isWordAt(bytes: Uint8Array, at: number, word: string): boolean {
  for (let i = 0; i < word.length; i += 1) {
    if (bytes[at + i] !== word.charCodeAt(i)) return false;
  }
  return true;
}

const [carriageReturn, lineFeed] = [0x0d, 0x0a];
const blanks = new Set([0, 0x09, lineFeed, 0x0c, carriageReturn, 0x20]);
const delimiters = new Set(Array.from('()<>[]{}/%', (character) => character.charCodeAt(0)));

export function isBlank(byte: number): boolean {
  return blanks.has(byte);
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === lineFeed || byte === carriageReturn;
}

function isRegular(byte: number): boolean {
  return !blanks.has(byte) && !delimiters.has(byte);
}
