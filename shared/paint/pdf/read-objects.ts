import { inflate } from '../../bytes/inflate.ts';
import {
  PdfExhausted,
  PdfFault,
  readObject,
  readValue,
  type Cursor,
  type ReadDictionary,
  type ReadValue,
  isWordAt,
} from './read-syntax.ts';

/** Where objects are, by their numbers. */
export type ObjectLocations = Map<number, ObjectLocation>;

export type ObjectLocation =
  | { readonly in: 'file'; readonly at: number }
  /** Within the data of a stream that holds objects. */
  | { readonly in: 'stream'; readonly stream: number; readonly index: number };

/** The objects of a file, each read when it is asked for. What cannot be read throws a `PdfFault`. */
export interface ReadObjects {
  readonly file: Uint8Array;
  readonly locations: ObjectLocations;
  cursorAt(at: number): Cursor;
  /** What a value refers to, or the value itself. */
  follow(value: ReadValue | undefined): ReadValue | null;
  dictionary(value: ReadValue | undefined): ReadDictionary | null;
  /** A stream's data, unpacked. */
  dataOf(stream: ReadDictionary, limit: number): Uint8Array;
  /** The numbers of the objects that a stream holds. */
  numbersIn(stream: number): readonly number[];
}

/** How often the bytes may be read in total, including streams that are unpacked. */
const mostPasses = 8;
/** What small files may take beyond that, in bytes. */
const mostBesides = 16 * 1024 * 1024;
const mostObjects = 1_000_000;
/** The size to which a stream of objects, or of their locations, may unpack: room for some millions of them. */
const mostInStream = 64 * 1024 * 1024;
const longestChain = 20;

interface ObjectStream {
  readonly cursor: Cursor;
  readonly numbers: readonly number[];
  readonly offsets: readonly number[];
}

export function readObjects(file: Uint8Array): ReadObjects {
  const spend = budget(mostPasses * file.length + mostBesides);
  const locations: ObjectLocations = new Map();
  const streams = new Map<number, ObjectStream>();
  const cursorAt = (at: number): Cursor => ({ bytes: file, at, spend });
  let ends: readonly number[] | null = null;
  const findEnd = (start: number): number => {
    ends ??= endsOfStreams(file);
    return firstFrom(ends, start);
  };

  const objects: ReadObjects = {
    file,
    locations,
    cursorAt,
    follow(value) {
      let found = value;
      for (let steps = 0; found?.type === 'reference'; steps += 1) {
        if (steps === longestChain) throw new PdfFault('References lead in circles.');
        found = objectNumbered(found.number);
      }
      return found ?? null;
    },
    dictionary(value) {
      const found = objects.follow(value);
      return found?.type === 'dictionary' ? found : null;
    },
    dataOf(stream, limit) {
      const length = objects.follow(stream.entries.get('Length'));
      return readStream(
        { cursor: cursorAt(0), findEnd },
        stream,
        length?.type === 'number' ? length.value : null,
        limit,
      );
    },
    numbersIn: (stream) => streamNumbered(stream).numbers,
  };

  function objectNumbered(number: number): ReadValue | undefined {
    const location = locations.get(number);
    if (!location) return undefined;
    if (location.in === 'stream')
      return objectInStream(streamNumbered(location.stream), number, location.index);
    const object = readObject(cursorAt(location.at));
    if (object.number !== number) throw new PdfFault('Another object is where one should be.');
    return object.value;
  }

  function streamNumbered(number: number): ObjectStream {
    const known = streams.get(number);
    if (known) return known;
    const location = locations.get(number);
    if (location?.in !== 'file') throw new PdfFault('A stream of objects is missing.');
    const { value } = readObject(cursorAt(location.at));
    if (value.type !== 'dictionary') throw new PdfFault('A stream of objects is none.');
    const bytes = objects.dataOf(value, mostInStream);
    spend(bytes.length);
    const stream = openStream(value, { bytes, at: 0, spend });
    streams.set(number, stream);
    return stream;
  }

  return objects;
}

/** Keeps a location, unless a later part of the file gave one for this object already. */
export function addLocation(
  locations: ObjectLocations,
  number: number,
  location: ObjectLocation,
): void {
  if (locations.size >= mostObjects) throw new PdfFault('There are too many objects.');
  if (!locations.has(number)) locations.set(number, location);
}

function budget(most: number): (bytes: number) => void {
  let left = most;
  return (bytes) => {
    left -= bytes;
    if (left < 0) throw new PdfExhausted('The file takes more reading than its size deserves.');
  };
}

/** Begins with the numbers and the positions of its objects: ISO 32000-1, 7.5.7. */
function openStream({ entries }: ReadDictionary, cursor: Cursor): ObjectStream {
  const [count, first] = [entries.get('N'), entries.get('First')];
  if (count?.type !== 'number' || first?.type !== 'number') {
    throw new PdfFault('A stream of objects does not say what it holds.');
  }
  const numbers: number[] = [];
  const offsets: number[] = [];
  while (numbers.length < count.value) {
    const [number, offset] = [readValue(cursor), readValue(cursor)];
    if (number.type !== 'number' || offset.type !== 'number') break;
    numbers.push(number.value);
    offsets.push(first.value + offset.value);
  }
  return { cursor, numbers, offsets };
}

function objectInStream(
  { cursor, numbers, offsets }: ObjectStream,
  number: number,
  index: number,
): ReadValue {
  const at = offsets[index];
  if (at === undefined || at < 0 || numbers[index] !== number) {
    throw new PdfFault('An object is not where it should be.');
  }
  return readValue({ ...cursor, at });
}

interface StreamSource {
  /** In the file; where it stands does not matter. */
  readonly cursor: Cursor;
  /** Where the word that ends a stream is, from a position on. */
  readonly findEnd: (start: number) => number;
}

/** A stream's data, unpacked: at most `limit` bytes. Filters other than the usual one are not known. */
function readStream(
  { cursor: { bytes: file, spend }, findEnd }: StreamSource,
  stream: ReadDictionary,
  length: number | null,
  limit: number,
): Uint8Array {
  const start = stream.data;
  if (start === null) throw new PdfFault('It is no stream.');
  const end = start + (length ?? -1);
  const isExact = isEnd(file, start, end);
  const packed = file.subarray(start, isExact ? end : findEnd(start));
  spend(packed.length);
  const filter = filterOf(stream.entries.get('Filter'));
  if (filter === null) return limited(packed, limit);
  if (filter !== 'FlateDecode') throw new PdfFault(`Data is packed by ${filter}.`);
  const unpacked = inflate(packed, limit);
  if (!unpacked.ok) throw new PdfFault('A stream cannot be unpacked.', unpacked.error);
  if (isExact && !hasChecksum(packed, unpacked.value)) throw new PdfFault('A stream was changed.');
  return withoutPrediction(unpacked.value, stream.entries.get('DecodeParms'));
}

/** If the length leads anywhere but to the end of the stream, it is wrong. */
function isEnd(file: Uint8Array, start: number, end: number): boolean {
  if (end < start) return false;
  return [0, 1, 2].some((blanks) => isWordAt(file, end + blanks, 'endstream'));
}

/** Found once for the whole file: many streams without an end would each search the rest of it. */
function endsOfStreams(file: Uint8Array): number[] {
  const ends: number[] = [];
  for (let at = 0; at < file.length; at += 1) {
    if (file[at] === firstOfEnd && isWordAt(file, at, 'endstream')) ends.push(at);
  }
  return ends;
}

/** The first of the ascending positions that is not before the start. */
function firstFrom(positions: readonly number[], start: number): number {
  let [low, high] = [0, positions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found = positions[low];
  if (found === undefined) throw new PdfFault('A stream has no end.');
  return found;
}

const firstOfEnd = 'e'.charCodeAt(0);

/** Whether the checksum of zlib (RFC 1950) after the data is that of what came out; line ends may follow it. */
function hasChecksum(packed: Uint8Array, data: Uint8Array): boolean {
  const sum = adler32(data);
  const view = new DataView(packed.buffer, packed.byteOffset, packed.length);
  return [4, 5, 6].some(
    (back) => packed.length >= back && view.getUint32(packed.length - back) === sum,
  );
}

function adler32(data: Uint8Array): number {
  let [low, high] = [1, 0];
  for (let at = 0; at < data.length;) {
    // After so many additions the numbers are still exact.
    for (const end = Math.min(at + 4096, data.length); at < end; at += 1) {
      low += data[at] ?? 0;
      high += low;
    }
    low %= 65_521;
    high %= 65_521;
  }
  return high * 65_536 + low;
}

function limited(data: Uint8Array, limit: number): Uint8Array {
  if (data.length > limit) throw new PdfFault('A stream is too long.', 'too-large');
  return data;
}

function filterOf(value: ReadValue | undefined): string | null {
  if (value?.type === 'name') return value.name;
  if (value?.type !== 'array') return null;
  const [first, ...others] = value.items;
  if (others.length > 0) return 'several filters';
  return filterOf(first);
}

/** Rows may be written as differences to the row above, as in PNG: ISO 32000-1, 7.4.4.4. One byte a colour. */
function withoutPrediction(data: Uint8Array, parameters: ReadValue | undefined): Uint8Array {
  const found = parameters?.type === 'array' ? parameters.items[0] : parameters;
  if (found?.type !== 'dictionary') return data;
  const predictor = numberIn(found, 'Predictor', 1);
  if (predictor === 1) return data;
  if (predictor < 10 || numberIn(found, 'Colors', 1) !== 1) throw new PdfFault('Rows are packed.');
  return unpredicted(data, Math.floor(numberIn(found, 'Columns', 1)));
}

function numberIn({ entries }: ReadDictionary, name: string, usual: number): number {
  const value = entries.get(name);
  return value?.type === 'number' ? value.value : usual;
}

function unpredicted(data: Uint8Array, columns: number): Uint8Array {
  if (columns < 1 || columns > 10_000) throw new PdfFault('Rows have a strange length.');
  const rows = Math.floor(data.length / (columns + 1));
  const result = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const kind = data[row * (columns + 1)] ?? 0;
    for (let column = 0; column < columns; column += 1) {
      const index = row * columns + column;
      const left = column > 0 ? (result[index - 1] ?? 0) : 0;
      const above = row > 0 ? (result[index - columns] ?? 0) : 0;
      const corner = row > 0 && column > 0 ? (result[index - columns - 1] ?? 0) : 0;
      const written = data[row * (columns + 1) + 1 + column] ?? 0;
      result[index] = written + predicted(kind, left, above, corner);
    }
  }
  return result;
}

/** The five ways of PNG (w3.org/TR/png, 9). */
function predicted(kind: number, left: number, above: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return above;
  if (kind === 3) return Math.floor((left + above) / 2);
  return kind === 4 ? paeth(left, above, corner) : 0;
}

function paeth(left: number, above: number, corner: number): number {
  const sum = left + above - corner;
  const [a, b, c] = [left, above, corner].map((value) => Math.abs(sum - value));
  if (a === undefined || b === undefined || c === undefined) return 0;
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}
