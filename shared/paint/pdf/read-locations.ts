import { addLocation, type ObjectLocation, type ReadObjects } from './read-objects.ts';
import {
  isBlank,
  isKeyword,
  isWordAt,
  PdfExhausted,
  PdfFault,
  readObject,
  readValue,
  type Cursor,
  type ReadDictionary,
  type ReadValue,
} from './read-syntax.ts';

const mostParts = 1_000;
/** The position of the table is written within this distance from the end. */
const tail = 2_048;
const mostInTable = 64 * 1024 * 1024;

/**
 * Fills in the locations from the file's own tables, newest first, and returns its trailer. ISO 32000-1, 7.5.4 to
 * 7.5.8.
 */
export function readLocations(objects: ReadObjects): ReadDictionary {
  const waiting = [startOfTables(objects)];
  const seen = new Set<number>();
  let trailer: ReadDictionary | null = null;
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (seen.size > mostParts) throw new PdfFault('The file has too many parts.');
    const part = readPart(objects, objects.cursorAt(at));
    trailer ??= part;
    waiting.push(...['XRefStm', 'Prev'].flatMap((name) => numberOf(part.entries.get(name)) ?? []));
  }
  if (!trailer) throw new PdfFault('The file has no trailer.');
  return trailer;
}

function startOfTables(objects: ReadObjects): number {
  const { file } = objects;
  const word = 'startxref';
  for (let at = file.length - word.length; at >= Math.max(0, file.length - tail); at -= 1) {
    if (!isWordAt(file, at, word)) continue;
    const offset = numberOf(readValue(objects.cursorAt(at + word.length)));
    if (offset !== null) return offset;
  }
  throw new PdfFault('The file does not say where its objects are.');
}

function readPart(objects: ReadObjects, cursor: Cursor): ReadDictionary {
  const { at } = cursor;
  if (isKeyword(readValue(cursor), 'xref')) return readTable(objects, cursor);
  const { value } = readObject({ ...cursor, at });
  if (value.type !== 'dictionary') throw new PdfFault('There is no table of objects.');
  readPackedTable(objects, value);
  return value;
}

function readTable({ locations }: ReadObjects, cursor: Cursor): ReadDictionary {
  for (;;) {
    const first = readValue(cursor);
    if (isKeyword(first, 'trailer')) break;
    const count = numberOf(readValue(cursor));
    if (first.type !== 'number' || count === null) throw new PdfFault('A table is damaged.');
    for (let i = 0; i < count; i += 1) {
      const at = numberOf(readValue(cursor));
      readValue(cursor);
      const isUsed = isKeyword(readValue(cursor), 'n');
      if (isUsed && at !== null) addLocation(locations, first.value + i, { in: 'file', at });
    }
  }
  const trailer = readValue(cursor);
  if (trailer.type !== 'dictionary') throw new PdfFault('A table has no trailer.');
  return trailer;
}

function readPackedTable(objects: ReadObjects, table: ReadDictionary): void {
  const data = objects.dataOf(table, mostInTable);
  const widths = numbersOf(table.entries.get('W'));
  const width = widths.reduce((sum, one) => sum + one, 0);
  if (widths.length !== 3 || widths.some((one) => one < 0 || one > 8) || width === 0) {
    throw new PdfFault('A table has strange columns.');
  }
  let at = 0;
  for (const number of listed(table, Math.floor(data.length / width))) {
    const location = readRow(data, at, widths);
    if (location) addLocation(objects.locations, number, location);
    at += width;
  }
}

/** The numbers of the objects that a packed table has rows for, as many as it has rows. */
function* listed({ entries }: ReadDictionary, rows: number): Generator<number> {
  const ranges = entries.has('Index') ? numbersOf(entries.get('Index')) : [0, rows];
  let left = rows;
  for (let i = 0; i + 1 < ranges.length; i += 2) {
    const [first = 0, count = 0] = ranges.slice(i, i + 2);
    for (let j = 0; j < count && left > 0; j += 1, left -= 1) yield first + j;
  }
}

function readRow(data: Uint8Array, at: number, widths: readonly number[]): ObjectLocation | null {
  const [kind = 0, one = 0, two = 0] = widths;
  const field = (from: number, width: number) =>
    data.subarray(from, from + width).reduce((sum, byte) => sum * 256 + byte, 0);
  const type = kind === 0 ? 1 : field(at, kind);
  const first = field(at + kind, one);
  if (type === 1) return { in: 'file', at: first };
  if (type === 2) return { in: 'stream', stream: first, index: field(at + kind + one, two) };
  return null;
}

/** Fills in the locations by searching the whole file for objects, if its tables are wrong. Returns its trailer. */
export function findLocations(objects: ReadObjects): ReadDictionary {
  const { file, locations } = objects;
  const found: number[] = [];
  let trailer: ReadDictionary | null = null;
  // From the end, because what was added later counts.
  for (let at = file.length - 1; at >= 0; at -= 1) {
    if (file[at] === letterO && isWordAt(file, at, 'obj')) {
      const start = startOfObject(file, at);
      if (start !== null) found.push(start);
    } else if (!trailer && file[at] === letterT && isWordAt(file, at, 'trailer')) {
      trailer = withRoot(orNull(() => readValue(objects.cursorAt(at + 'trailer'.length))));
    }
  }
  for (const at of found) {
    const object = orNull(() => readObject(objects.cursorAt(at)));
    if (!object) continue;
    addLocation(locations, object.number, { in: 'file', at });
    trailer ??= withRoot(object.value);
  }
  addPacked(objects);
  trailer ??= trailerOfCatalog(objects);
  if (!trailer) throw new PdfFault('The file has no trailer.');
  return trailer;
}

const [letterO, letterT] = ['o', 't'].map((letter) => letter.charCodeAt(0));

/** Where `12 0 obj` begins, from where its `obj` is. */
function startOfObject(file: Uint8Array, word: number): number | null {
  const isDigit = (at: number) => (file[at] ?? 0) >= 0x30 && (file[at] ?? 0) <= 0x39;
  let at = word - 1;
  for (let numbers = 0; numbers < 2; numbers += 1) {
    const before = at;
    while (isBlank(file[at] ?? 1) && before - at < 10) at -= 1;
    if (at === before && numbers === 1) return null;
    const last = at;
    while (isDigit(at) && last - at < 12) at -= 1;
    if (at === last) return null;
  }
  return at + 1;
}

function withRoot(value: ReadValue | null): ReadDictionary | null {
  return value?.type === 'dictionary' && value.entries.has('Root') ? value : null;
}

/** Objects within streams, which a search of the file does not find. */
function addPacked(objects: ReadObjects): void {
  for (const stream of objects.locations.keys()) {
    const type = orNull(() => typeOf(objects, stream));
    if (type !== 'ObjStm') continue;
    const numbers = orNull(() => objects.numbersIn(stream)) ?? [];
    numbers.forEach((number, index) =>
      addLocation(objects.locations, number, { in: 'stream', stream, index }),
    );
  }
}

function trailerOfCatalog(objects: ReadObjects): ReadDictionary | null {
  for (const number of objects.locations.keys()) {
    if (orNull(() => typeOf(objects, number)) !== 'Catalog') continue;
    return {
      type: 'dictionary',
      entries: new Map([['Root', { type: 'reference', number }]]),
      data: null,
    };
  }
  return null;
}

function typeOf(objects: ReadObjects, number: number): string | null {
  const type = objects.dictionary({ type: 'reference', number })?.entries.get('Type');
  return type?.type === 'name' ? type.name : null;
}

/** Null for a damaged object: others may be readable. Not when the file has taken all the reading that it may take. */
function orNull<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof PdfFault && !(error instanceof PdfExhausted)) return null;
    throw error;
  }
}

function numbersOf(value: ReadValue | undefined): number[] {
  return value?.type === 'array' ? value.items.flatMap((item) => numberOf(item) ?? []) : [];
}

function numberOf(value: ReadValue | undefined): number | null {
  return value?.type === 'number' && Number.isInteger(value.value) && value.value >= 0
    ? value.value
    : null;
}
