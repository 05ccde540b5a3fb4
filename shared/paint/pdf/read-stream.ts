import { inflate } from '../inflate.ts';
import { PdfFault, isWordAt, type ReadDictionary, type ReadValue } from './read-syntax.ts';

/** A stream's data, unpacked: at most `limit` bytes. Filters other than the usual one are not known. */
export function readStream(
  file: Uint8Array,
  stream: ReadDictionary,
  length: number | null,
  limit: number,
): Uint8Array {
  const start = stream.data;
  if (start === null) throw new PdfFault('It is no stream.');
  const end = start + (length ?? -1);
  const packed = file.subarray(start, isEnd(file, start, end) ? end : findEnd(file, start));
  const filter = filterOf(stream.entries.get('Filter'));
  if (filter === null) return limited(packed, limit);
  if (filter !== 'FlateDecode') throw new PdfFault(`Data is packed by ${filter}.`);
  const unpacked = inflate(packed, limit);
  if (!unpacked.ok) throw new PdfFault('A stream cannot be unpacked.', unpacked.error);
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
  return file.length;
}

const firstOfEnd = 'e'.charCodeAt(0);

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
      const place = row * columns + column;
      const left = column > 0 ? (result[place - 1] ?? 0) : 0;
      const above = row > 0 ? (result[place - columns] ?? 0) : 0;
      const corner = row > 0 && column > 0 ? (result[place - columns - 1] ?? 0) : 0;
      const written = data[row * (columns + 1) + 1 + column] ?? 0;
      result[place] = written + predicted(kind, left, above, corner);
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
