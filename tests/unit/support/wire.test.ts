import { anything, assert, property } from 'fast-check';
import { expect, test } from 'vitest';
import { decode, encode } from '../../support/stand-in/wire.ts';

test('what structured clone keeps arrives as it was sent', () => {
  const values = anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
  });
  assert(
    property(values, (value) => {
      expect(decode(encode(value))).toStrictEqual(structuredClone(value));
    }),
  );
});

test('a value that holds itself arrives holding itself', () => {
  const loop: { self?: unknown; list: unknown[] } = { list: [] };
  loop.self = loop;
  loop.list.push(loop.list);
  const back = decode(encode(loop)) as typeof loop;
  expect([back.self === back, back.list[0] === back.list]).toEqual([true, true]);
});

test('a function does not cross', () => {
  expect(() => encode({ run: () => 1 })).toThrow('could not be cloned');
});
