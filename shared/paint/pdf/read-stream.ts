import { Inflate } from 'fflate';
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
  const packed = file.subarray(start, isEnd(file, start, end) ? end : undefined);
  const filter = filterOf(stream.entries.get('Filter'));
  if (filter === null) return limited(packed, limit);
  if (filter !== 'FlateDecode') throw new PdfFault(`Data is packed by ${filter}.`);
  return withoutPrediction(inflate(packed, limit), stream.entries.get('DecodeParms'));
}

/** A length that leads anywhere but to the end of the stream is wrong; packed data knows its end by itself. */
function isEnd(file: Uint8Array, start: number, end: number): boolean {
  if (end < start) return false;
  return [0, 1, 2].some((blanks) => isWordAt(file, end + blanks, 'endstream'));
}

function limited(data: Uint8Array, limit: number): Uint8Array {
  if (data.length > limit) throw new PdfFault('A stream is too long.');
  return data;
}

function filterOf(value: ReadValue | undefined): string | null {
  if (value?.type === 'name') return value.name;
  if (value?.type !== 'array') return null;
  const [first, ...others] = value.items;
  if (others.length > 0) return 'several filters';
  return filterOf(first);
}

const slice = 16 * 1024;

/** In slices, so that data which unpacks to a thousand times its size is noticed before it fills the memory. */
function inflate(packed: Uint8Array, limit: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const unpacker = new Inflate((part) => {
    length += part.length;
    if (length > limit) throw new PdfFault('A stream unpacks to more than it may.');
    parts.push(part);
  });
  // Two bytes of zlib's before the data; what comes after it is passed over.
  for (let at = 2; at < packed.length; at += slice) {
    const isLast = at + slice >= packed.length;
    push(unpacker, packed.subarray(at, at + slice), isLast);
  }
  return joined(parts, length);
}

function push(unpacker: Inflate, part: Uint8Array, isLast: boolean): void {
  try {
    unpacker.push(part, isLast);
  } catch (error) {
    throw error instanceof PdfFault
      ? error
      : new PdfFault('A stream is damaged.', { cause: error });
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
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
