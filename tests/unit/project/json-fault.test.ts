import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonFault, locate } from '../../../shared/project/json-fault.ts';

const jsonish = fc
  .array(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '\\',
      '\\u00',
      '1',
      '-',
      '.5',
      'e9',
      '0',
      'true',
      'null',
      ' ',
      '\n',
      '\u0000',
      '\u00a0',
      '\ufeff',
      'x',
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

test('A fault is found exactly where the engine refuses a text', () => {
  fc.assert(
    fc.property(fc.oneof(jsonish, fc.json(), fc.string({ unit: 'binary' })), (text) => {
      expect(findJsonFault(text) === null).toBe(isJson(text));
    }),
    { numRuns: 2_000 },
  );
});

test('The text before a fault could still become JSON, so the place is the first that is wrong', () => {
  expect(findJsonFault('[1, [2, {"a": tru')?.offset).toBe(14);
  expect(findJsonFault(`${'['.repeat(100_000)}}`)?.offset).toBe(100_000);
});

test('Lines are counted by line feeds and columns from 1', () => {
  expect(locate('ab\r\ncd\n\nx', 0)).toEqual({ line: 1, column: 1 });
  expect(locate('ab\r\ncd\n\nx', 5)).toEqual({ line: 2, column: 2 });
  expect(locate('ab\r\ncd\n\nx', 8)).toEqual({ line: 4, column: 1 });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
