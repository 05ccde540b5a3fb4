import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RouteGrid, type Port } from '../../../shared/layout/route-grid.ts';
import type { DiagramPoint } from '../../../shared/project/project-schema.ts';
import type { Bounds } from '../../../shared/scene/primitives.ts';

const area = { x: 0, y: 0, width: 400, height: 400 };

const [right, left] = [0, 2];

function aPort(x: number, y: number, outwards: number, cost = 0): Port {
  return { end: { x, y }, outside: { x: x + (outwards === right ? 10 : -10), y }, outwards, cost };
}

/** A line from the left to the right at some height. */
const across = (grid: RouteGrid, net: string, y: number, to = y) =>
  grid.route(net, [aPort(20, y, right)], [aPort(380, to, left)]);

function segments(corners: readonly DiagramPoint[]): [DiagramPoint, DiagramPoint][] {
  return corners.slice(1).map((corner, index) => [corners[index] ?? corner, corner]);
}

function touches([a, b]: [DiagramPoint, DiagramPoint], { x, y, width, height }: Bounds): boolean {
  return (
    Math.max(a.x, b.x) >= x &&
    Math.min(a.x, b.x) <= x + width &&
    Math.max(a.y, b.y) >= y &&
    Math.min(a.y, b.y) <= y + height
  );
}

describe('A line on a grid', () => {
  test('runs straight where nothing is in its course', () => {
    expect(across(new RouteGrid(area, []), 'a', 100)).toEqual([
      { x: 20, y: 100 },
      { x: 380, y: 100 },
    ]);
  });

  test('turns twice to another height rather than more often', () => {
    expect(across(new RouteGrid(area, []), 'a', 100, 200)).toHaveLength(4);
  });

  test('is none where the obstacles leave no gap', () => {
    const wall = { x: 200, y: 0, width: 10, height: 400 };
    expect(across(new RouteGrid(area, [wall]), 'a', 100)).toEqual([]);
  });

  test('takes the cheaper of two ends', () => {
    const grid = new RouteGrid(area, []);
    const targets = [aPort(380, 100, left, 2_000), aPort(380, 140, left)];
    expect(grid.route('a', [aPort(20, 100, right)], targets).at(-1)).toEqual({ x: 380, y: 140 });
  });

  test('does not lie on a line of another net, and shares the course of its own', () => {
    const grid = new RouteGrid(area, []);
    const first = across(grid, 'a', 100);
    grid.occupy('a', first);
    const ends = [aPort(380, 60, left)];
    const own = grid.route('a', [aPort(20, 100, right)], ends);
    const other = grid.route('b', [aPort(20, 60, right), aPort(20, 100, right, 50)], ends);
    expect(own[1]?.y).toBe(100);
    expect(other).toEqual([
      { x: 20, y: 60 },
      { x: 380, y: 60 },
    ]);
  });

  test('runs at right angles from end to end, and round every obstacle', () => {
    const coordinate = fc.integer({ min: 5, max: 30 }).map((value) => value * 10);
    const box = fc.record({
      x: coordinate,
      y: coordinate,
      width: fc.constantFrom(20, 40, 60),
      height: fc.constantFrom(20, 40, 60),
    });
    const height = fc.integer({ min: 1, max: 39 }).map((value) => value * 10);
    fc.assert(
      fc.property(fc.array(box, { maxLength: 6 }), height, height, (boxes, from, to) => {
        const corners = across(new RouteGrid(area, boxes), 'a', from, to);
        // The margins of the area are free, so that there always is a line.
        expect([corners[0], corners.at(-1)]).toEqual([
          { x: 20, y: from },
          { x: 380, y: to },
        ]);
        for (const segment of segments(corners)) {
          const [a, b] = segment;
          expect(a.x === b.x || a.y === b.y).toBe(true);
          expect(boxes.filter((one) => touches(segment, one))).toEqual([]);
        }
      }),
    );
  });
});
