import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { guidesOf, pulledSide, pullOf, sizeGuides } from '../../../shared/edit/guides.ts';
import type { Bounds } from '../../../shared/scene/primitives.ts';

const at = (x: number, y: number, width = 100, height = 40): Bounds => ({ x, y, width, height });
const around = (...boxes: Bounds[]) => ({ boxes, points: [] });

test.each([
  ['its left edge to a left edge', at(303, 500), { x: -3 }],
  ['its left edge to a right edge', at(403, 500), { x: -3 }],
  ['its centre to a centre', at(298, 500, 100), { x: 2 }],
  ['its upper edge to a lower edge', at(0, 143), { y: -3 }],
  ['nothing farther than the reach', at(309, 509), {}],
])('a box is pulled with %s', (_, box, pull) => {
  expect(pullOf(box, around(at(300, 100)), 5)).toEqual(pull);
});

test('the nearest line wins, and the middle among equally near ones', () => {
  expect(pullOf(at(302, 500, 96), around(at(300, 100)), 5)).toEqual({ x: 0 });
  // The middle is 1 too far left, the left edge 1 too far right.
  expect(pullOf(at(301, 500, 96), around(at(300, 100)), 5)).toEqual({ x: 1 });
});

test('only the centre is put in line with the middle of a link', () => {
  const surroundings = { boxes: [], points: [{ x: 350, y: 0 }] };
  expect(pullOf(at(303, 500), surroundings, 5)).toEqual({ x: -3 });
  expect(pullOf(at(353, 500), surroundings, 5)).toEqual({});
});

test('a box between two others is pulled to equal gaps, which are shown', () => {
  const row = around(at(0, 100), at(400, 110));
  // 400 - 100 = 300 of room; 100 on each side.
  const box = at(203, 130);
  expect(pullOf(box, row, 5)).toEqual({ x: -3 });
  const guides = guidesOf(at(200, 127), row).filter(({ type }) => type === 'gap');
  expect(guides).toEqual([
    { type: 'gap', axis: 'x', at: 133.5, from: 100, to: 200 },
    { type: 'gap', axis: 'x', at: 138.5, from: 300, to: 400 },
  ]);
});

test('a box at the end of a row or column continues its gap', () => {
  expect(pullOf(at(282, 105), around(at(0, 100), at(140, 110)), 4)).toMatchObject({ x: -2 });
  expect(pullOf(at(5, -98), around(at(7, 0), at(9, 60)), 40)).toMatchObject({ y: 38 });
});

test('one line runs from the first to the last of what stands on it', () => {
  const boxes = [at(300, 100), at(300, 700)];
  expect(guidesOf(at(300, 400), around(...boxes)).filter(({ axis }) => axis === 'x')).toEqual([
    { type: 'line', axis: 'x', at: 350, from: 100, to: 740 },
  ]);
});

test('where nothing is in line nothing is shown', () => {
  expect(guidesOf(at(311, 517), around(at(0, 0), at(777, 233)))).toEqual([]);
  expect(guidesOf(at(0, 0), around())).toEqual([]);
});

const boxes = fc.record({
  x: fc.integer({ min: 0, max: 400 }),
  y: fc.integer({ min: 0, max: 400 }),
  width: fc.integer({ min: 8, max: 120 }),
  height: fc.integer({ min: 8, max: 120 }),
});

test('a pull is within the reach, and where it leads a guide says why', () => {
  fc.assert(
    fc.property(boxes, fc.array(boxes, { maxLength: 12 }), (box, still) => {
      const surroundings = around(...still);
      for (const axis of ['x', 'y'] as const) {
        const pull = pullOf(box, surroundings, 6)[axis];
        if (pull === undefined) continue;
        expect(Math.abs(pull)).toBeLessThanOrEqual(6);
        const there = { ...box, [axis]: box[axis] + pull };
        expect(guidesOf(there, surroundings).some((guide) => guide.axis === axis)).toBe(true);
      }
    }),
  );
});

test('nothing nearer than what pulls is overlooked', () => {
  fc.assert(
    fc.property(boxes, fc.array(boxes, { maxLength: 30 }), (box, still) => {
      for (const [axis, side] of [
        ['x', 'width'],
        ['y', 'height'],
      ] as const) {
        const lines = (one: Bounds) => [one[axis], one[axis] + one[side]];
        const middle = (one: Bounds) => one[axis] + one[side] / 2;
        const ways = still.flatMap((one) => [
          middle(one) - middle(box),
          ...lines(one).flatMap((its) => lines(box).map((mine) => its - mine)),
        ]);
        const least = Math.min(...ways.map(Math.abs));
        const pull = pullOf(box, around(...still), 1_000)[axis];
        expect(Math.abs(pull ?? Infinity)).toBeLessThanOrEqual(least);
      }
    }),
  );
});

test.each([
  ['the edge of another box', 297, 300],
  ['the length of another box', 403, 400],
  ['nothing farther than the reach', 340, undefined],
])('a side that is dragged is pulled to %s', (_, side, to) => {
  const surroundings = around(at(300, 100, 400), at(800, 300, 60));
  expect(pulledSide({ side, opposite: 0 }, 'x', surroundings, 5)).toBe(to);
  // The same from the other side.
  const mirrored = around(at(-700, 100, 400), at(-860, 300, 60));
  const back = to === undefined ? undefined : -to;
  expect(pulledSide({ side: -side, opposite: 0 }, 'x', mirrored, 5)).toBe(back);
});

test('equal lengths are shown at the box and at the nearest one like it', () => {
  const like = around(at(300, 100), at(900, 100), at(0, 300, 80));
  expect(sizeGuides(at(0, 100), like, 'x')).toEqual([
    { type: 'gap', axis: 'x', at: 120, from: 0, to: 100 },
    { type: 'gap', axis: 'x', at: 120, from: 300, to: 400 },
  ]);
  expect(sizeGuides(at(0, 100, 55), like, 'x')).toEqual([]);
});
