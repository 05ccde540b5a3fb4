import { shorten } from './element-names.ts';

/** "must be a number, but is the text "wide"", or that it is missing. */
export function mustBe(what: string, value: unknown): string {
  if (value === undefined) return `is missing; it must be ${what}`;
  return `must be ${what}, but is ${describeValue(value)}`;
}

/** A JSON value in a few words, whatever its size. */
export function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string')
    return value === '' ? 'an empty text' : `the text "${shorten(value)}"`;
  if (value === Infinity || value === -Infinity) return 'a number too large to count with';
  // What is left of JSON is a number, true or false.
  return JSON.stringify(value);
}
