import { readStream } from './read-stream.ts';
import {
  PdfFault,
  readObject,
  readValue,
  type Cursor,
  type ReadDictionary,
  type ReadValue,
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

/** How often the bytes may be gone through, with streams unpacked on the way. */
const mostPasses = 8;
/** What small files may take beyond that, in bytes. */
const mostBesides = 16 * 1024 * 1024;
const mostObjects = 1_000_000;
/** Bytes that a stream of objects, or of their places, may unpack to: some millions of them. */
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
        cursorAt(0),
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

/** Keeps a place unless a later part of the file had one for the object already. */
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
    if (left < 0) throw new PdfFault('The file takes more reading than its size deserves.');
  };
}

/** Begins with the numbers and the places of its objects: ISO 32000-1, 7.5.7. */
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
