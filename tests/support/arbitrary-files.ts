import * as fc from 'fast-check';
import { unreachable } from '../../shared/result.ts';

/** What hands and programs do to the bytes of a file that was sound. */
export interface Change {
  readonly how: 'replace' | 'insert' | 'repeat' | 'cut' | 'swap' | 'number' | 'end';
  /** Parts of the file's length. */
  readonly at: number;
  readonly length: number;
  readonly count: number;
  readonly bytes: Uint8Array;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** What has broken readers before: signs of structure, numbers at the edges, names of built-in things. */
const lures = [
  '"',
  "'",
  '<',
  '>',
  '</',
  '/>',
  '&',
  '&#0;',
  '&x;',
  '<![CDATA[',
  '<!--',
  '{',
  '}',
  '[',
  ']',
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\\',
  '\u0000',
  '\ufeff',
  '%%EOF',
  'endstream',
  'null',
  'true',
  '{}',
  '[[[[',
  '__proto__',
  'constructor',
  'NaN',
  '1e999',
  '-1e308',
  '5e-324',
  '-0',
  '99999999999999999999',
  '0x10',
  '1,5',
  '\ud800',
].map(bytesOf);

const numbers = ['1e308', '-1e308', '1e-320', '-1', '0', '4294967296', 'Infinity', ''].map(bytesOf);

const aPart = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

const aChange: fc.Arbitrary<Change> = fc.record({
  how: fc.constantFrom('replace', 'insert', 'repeat', 'cut', 'swap', 'number', 'end'),
  at: aPart,
  length: fc.oneof({ weight: 4, arbitrary: aPart.map((part) => part / 200) }, aPart),
  count: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 60 })),
  bytes: fc.oneof(fc.constantFrom(...lures), fc.uint8Array({ minLength: 1, maxLength: 6 })),
});

export const someChanges = fc.array(aChange, { minLength: 1, maxLength: 6 });

/** The file after the changes; it does not grow without end. */
export function changedFile(bytes: Uint8Array, changes: readonly Change[]): Uint8Array {
  return changes.reduce(applied, bytes).subarray(0, 4 * bytes.length + 10_000);
}

function applied(bytes: Uint8Array, { how, at, length, count, bytes: other }: Change): Uint8Array {
  const start = Math.floor(at * bytes.length);
  const end = Math.min(bytes.length, start + Math.ceil(length * bytes.length));
  const [before, part, after] = [
    bytes.subarray(0, start),
    bytes.subarray(start, end),
    bytes.subarray(end),
  ];
  switch (how) {
    case 'replace':
      return joined(before, other, bytes.subarray(start + other.length));
    case 'insert':
      return joined(before, ...Array.from({ length: count }, () => other), bytes.subarray(start));
    case 'repeat':
      return joined(before, ...Array.from({ length: count }, () => part), after);
    case 'cut':
      return joined(before, after);
    case 'swap':
      return joined(part, before, after);
    case 'number':
      return withNumber(bytes, start, numbers[count % numbers.length] ?? other);
    case 'end':
      return before;
    default:
      return unreachable(how);
  }
}

/** The next number from there on is another one. */
function withNumber(bytes: Uint8Array, from: number, number: Uint8Array): Uint8Array {
  const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;
  const found = bytes.subarray(from).findIndex(isDigit);
  if (found < 0) return bytes;
  const start = from + found;
  const rest = bytes.subarray(start).findIndex((byte) => !isDigit(byte) && byte !== 0x2e);
  return joined(
    bytes.subarray(0, start),
    number,
    rest < 0 ? new Uint8Array() : bytes.subarray(start + rest),
  );
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
