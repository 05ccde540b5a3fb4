import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { scrolledTo, visibleNumbers, withActive } from '../../../../renderer/ui/visible-cells.ts';

describe('A long list draws only what is in view', () => {
  test('with a margin at either edge, and nothing beyond its ends', () => {
    expect(visibleNumbers(0, 3, 100, 2)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(visibleNumbers(50, 3, 100, 1)).toEqual([49, 50, 51, 52, 53, 54, 55]);
    expect(visibleNumbers(97, 3, 100, 1)).toEqual([96, 97, 98, 99]);
    expect(visibleNumbers(0, 30, 0, 8)).toEqual([]);
  });

  test('and its last rows where it has become shorter than it was scrolled', () => {
    expect(visibleNumbers(50, 3, 10, 2)).toEqual([8, 9]);
  });

  test('and the active row wherever it is, in order', () => {
    expect(withActive([4, 5, 6], 5)).toEqual([4, 5, 6]);
    expect(withActive([4, 5, 6], 1)).toEqual([1, 4, 5, 6]);
    expect(withActive([4, 5, 6], 9)).toEqual([4, 5, 6, 9]);
    expect(withActive([4, 5, 6], -1)).toEqual([4, 5, 6]);
  });
});

test('a cell comes into view by the shortest scroll', () => {
  expect(scrolledTo(100, 50, 3, 20)).toBe(60);
  expect(scrolledTo(100, 50, 6, 20)).toBe(100);
  expect(scrolledTo(100, 50, 9, 20)).toBe(150);
  const number = fc.nat({ max: 1_000 });
  fc.assert(
    fc.property(number, fc.integer({ min: 20, max: 500 }), number, (scroll, room, index) => {
      const to = scrolledTo(scroll, room, index, 20);
      expect(index * 20).toBeGreaterThanOrEqual(to);
      expect(index * 20 + 20).toBeLessThanOrEqual(to + room);
    }),
  );
});
