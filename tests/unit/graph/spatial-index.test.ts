import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSpatialIndex } from '../../../shared/graph/spatial-index.ts';
import type { Bounds } from '../../../shared/scene/primitives.ts';

const bounds = fc.record({
  x: fc.integer({ min: -1_000, max: 1_000 }),
  y: fc.integer({ min: -1_000, max: 1_000 }),
  width: fc.integer({ min: 0, max: 500 }),
  height: fc.integer({ min: 0, max: 500 }),
});

const touches = (one: Bounds, other: Bounds) =>
  one.x <= other.x + other.width &&
  other.x <= one.x + one.width &&
  one.y <= other.y + other.height &&
  other.y <= one.y + one.height;

test('finds all that touches a rectangle and nothing else, in the order given', () => {
  fc.assert(
    fc.property(fc.array(bounds, { maxLength: 60 }), bounds, (boxes, view) => {
      const items = boxes.map((box, index) => ({ id: `n${index}`, bounds: box }));
      const expected = items.filter((item) => touches(item.bounds, view)).map(({ id }) => id);
      expect(createSpatialIndex(items).within(view)).toEqual(expected);
    }),
  );
});

test('an empty diagram holds nothing', () => {
  const index = createSpatialIndex([]);
  expect(index.within({ x: -1e9, y: -1e9, width: 2e9, height: 2e9 })).toEqual([]);
  expect(index.nearest({ x: 0, y: 0 })).toEqual([]);
});

test('finds the nearest first, and nothing beyond the farthest', () => {
  const index = createSpatialIndex(
    [0, 100, 250].map((x) => ({ id: `at ${x}`, bounds: { x, y: 0, width: 10, height: 10 } })),
  );
  expect(index.nearest({ x: 120, y: 5 })).toEqual(['at 100']);
  expect(index.nearest({ x: 120, y: 5 }, 3)).toEqual(['at 100', 'at 0', 'at 250']);
  expect(index.nearest({ x: 120, y: 5 }, 3, 50)).toEqual(['at 100']);
});
