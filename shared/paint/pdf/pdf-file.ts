import { zlibSync } from 'fflate';
import { asciiBytes, joinBytes, toUtf8 } from '../../bytes/bytes.ts';
import type { Path } from '../../scene/primitives.ts';
import { shortNumber } from '../numbers.ts';

/** Stands for an object in a file: `12 0 R`. */
export type Reference = string;

/** A PDF file as it comes into being. The same calls give the same bytes. */
export interface PdfFile {
  /** For objects that name each other: first a number, later the content. */
  reserve(): Reference;
  put(reference: Reference, object: string): void;
  add(object: string): Reference;
  /** Data is compressed. `entries` are those of the dictionary beside its length. */
  addStream(
    entries: Readonly<Record<string, string | number | undefined>>,
    data: Uint8Array,
  ): Reference;
  /** For data that is packed already, in the way that is named. */
  addPacked(
    entries: Readonly<Record<string, string | number | undefined>>,
    filter: string,
    data: Uint8Array,
  ): Reference;
  finish(catalog: Reference, info: Reference): Uint8Array<ArrayBuffer>;
}

interface StoredObject {
  readonly head: string;
  readonly data?: Uint8Array;
}

export function createPdfFile(): PdfFile {
  const objects: (StoredObject | null)[] = [];
  const reserve = () => `${objects.push(null)} 0 R`;
  const store = (reference: Reference, object: StoredObject) => {
    objects[Number.parseInt(reference, 10) - 1] = object;
    return reference;
  };
  const addPacked: PdfFile['addPacked'] = (entries, filter, data) => {
    const head = dictionary({ ...entries, Filter: filter, Length: data.length });
    return store(reserve(), { head, data });
  };
  return {
    reserve,
    put: (reference, object) => void store(reference, { head: object }),
    add: (object) => store(reserve(), { head: object }),
    addStream: (entries, data) => addPacked(entries, '/FlateDecode', zlibSync(data)),
    addPacked,
    finish: (catalog, info) => writeFile(objects, catalog, info),
  };
}

// The comment of four bytes beyond ASCII tells programs that move files that this is no text.
const header = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n';

/** Layout of a file: ISO 32000-1, 7.5. */
function writeFile(
  objects: readonly (StoredObject | null)[],
  catalog: Reference,
  info: Reference,
): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [asciiBytes(header)];
  let length = header.length;
  const write = (part: Uint8Array) => {
    parts.push(part);
    length += part.length;
  };
  const offsets = objects.map((object, i) => {
    const offset = length;
    if (!object) throw new Error(`Object ${i + 1} was reserved and never written.`);
    const { head, data } = object;
    write(asciiBytes(`${i + 1} 0 obj\n${head}\n${data ? 'stream\n' : ''}`));
    if (data) write(data);
    write(asciiBytes(`${data ? '\nendstream\n' : ''}endobj\n`));
    return offset;
  });
  const table = length;
  write(asciiBytes(crossReferences(offsets)));
  const trailer = dictionary({ Size: objects.length + 1, Root: catalog, Info: info });
  write(asciiBytes(`trailer\n${trailer}\nstartxref\n${table}\n%%EOF\n`));
  return joinBytes(parts);
}

function crossReferences(offsets: readonly number[]): string {
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  return `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows.join('')}`;
}

/** PDF syntax as text: every character of it is one byte. ISO 32000-1, 7.3. */
type PdfValue = string | number | undefined;

/** A dictionary; entries without a value are left out. */
export function dictionary(entries: Readonly<Record<string, PdfValue>>): string {
  const parts = Object.entries(entries)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `/${name} ${typeof value === 'number' ? real(value) : value}`);
  return `<<${parts.join(' ')}>>`;
}

export function array(values: readonly (string | number)[]): string {
  return `[${values.map((value) => (typeof value === 'number' ? real(value) : value)).join(' ')}]`;
}

/** Text of any script for people, such as a title. */
export function textString(text: string): string {
  return `<feff${utf16Hex(text)}>`;
}

/** A name from any text. */
export function nameOf(text: string): string {
  return `/${[...toUtf8(text)].map(nameCharacter).join('')}`;
}

/** A number as PDF needs it: no exponent, five decimals, which is far finer than any device shows. */
export function real(value: number): string {
  const rounded = Math.round(value * 100_000) / 100_000 || 0;
  if (Math.abs(rounded) >= 0.001 || rounded === 0) return String(rounded);
  return rounded.toFixed(5);
}

/** In hexadecimal digits, big end first. */
export function utf16Hex(text: string): string {
  let hex = '';
  for (let i = 0; i < text.length; i += 1) hex += hex16(text.charCodeAt(i));
  return hex;
}

export function hex16(value: number): string {
  return value.toString(16).padStart(4, '0');
}

function nameCharacter(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[\w.+-]/u.test(character) ? character : `#${byte.toString(16).padStart(2, '0')}`;
}

/** A path as operators, to be followed by one that fills or strokes it. */
export function pathOperators(path: Path): string {
  return path
    .map(
      ([letter, ...numbers]) => `${[...numbers.map(shortNumber), operators[letter]].join(' ')}\n`,
    )
    .join('');
}

const operators = { M: 'm', L: 'l', C: 'c', Z: 'h' } as const;
