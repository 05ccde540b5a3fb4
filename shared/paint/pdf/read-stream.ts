import { inflate } from '../inflate.ts';
import {
  isWordAt,
  PdfFault,
  type Cursor,
  type ReadDictionary,
  type ReadValue,
} from './read-syntax.ts';

/**
 * A stream's data, unpacked: at most `limit` bytes. Filters other than the usual one are not known. `bytes` of the
 * cursor are those of the file; where it stands does not matter.
 */
export function readStream(
  { bytes: file, spend }: Cursor,
  stream: ReadDictionary,
  length: number | null,
  limit: number,
): Uint8Array {
  const start = stream.data;
  if (start === null) throw new PdfFault('It is no stream.');
  const end = start + (length ?? -1);
  const isExact = isEnd(file, start, end);
  const packed = file.subarray(start, isExact ? end : findEnd(file, start));
  spend(packed.length);
  const filter = filterOf(stream.entries.get('Filter'));
  if (filter === null) return limited(packed, limit);
  if (filter !== 'FlateDecode') throw new PdfFault(`Data is packed by ${filter}.`);
  const unpacked = inflate(packed, limit);
  if (!unpacked.ok) throw new PdfFault('A stream cannot be unpacked.', unpacked.error);
  if (isExact && !hasChecksum(packed, unpacked.value)) throw new PdfFault('A stream was changed.');
  return withoutPrediction(unpacked.value, stream.entries.get('DecodeParms'));
}

/** A length that leads anywhere but to the end of the stream is wrong. */
function isEnd(file: Uint8Array, start: number, end: number): boolean {
  if (end < start) return false;
  return [0, 1, 2].some((blanks) => isWordAt(file, end + blanks, 'endstream'));
}

function findEnd(file: Uint8Array, start: number): number {
  for (let at = start; at < file.length; at += 1) {
    if (file[at] === firstOfEnd && isWordAt(file, at, 'endstream')) return at;
  }
  throw new PdfFault('A stream has no end.');
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
    // So many additions do not leave the numbers that are exact.
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
