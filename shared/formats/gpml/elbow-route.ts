import type { Side } from '../../project/project-schema.ts';
import type { Point } from '../../project/value-schemas.ts';

/** An end of an elbow, and the side on which the line leaves from there. */
export interface ElbowEnd {
  readonly point: Point;
  readonly side: Side;
}

/** Where a bare elbow turns: so far from its ends. */
const reach = 20;

const order: Readonly<Record<Side, number>> = { top: 0, right: 1, bottom: 2, left: 3 };

/** Bends needed by the side of the left end, the side of the right end, and whether the right one is not above. */
const bends: readonly (readonly (readonly [number, number])[])[] = [
  [
    [1, 1],
    [2, 2],
    [1, 3],
    [0, 2],
  ],
  [
    [2, 0],
    [1, 1],
    [0, 2],
    [1, 1],
  ],
  [
    [3, 1],
    [2, 2],
    [1, 1],
    [2, 0],
  ],
  [
    [2, 2],
    [3, 3],
    [2, 2],
    [1, 1],
  ],
];

/** How many waypoints PathVisio has between such ends (its `ElbowConnectorShape`). */
export function countBends(start: ElbowEnd, end: ElbowEnd): number {
  const isStartLeft = start.point.x < end.point.x;
  const [left, right] = isStartLeft ? [start, end] : [end, start];
  const isBelow = right.point.y < left.point.y ? 0 : 1;
  return bends[order[left.side]]?.[order[right.side]]?.[isBelow] ?? 0;
}

/**
 * The corners of an axis-parallel line from end to end, both included, as PathVisio runs it. `stored` are the middles
 * of its middle segments; where their number is wrong, they count for nothing.
 */
export function elbowCorners(start: ElbowEnd, end: ElbowEnd, stored: readonly Point[]): Point[] {
  const count = countBends(start, end);
  const middles = stored.length === count ? stored : bareMiddles(start, end, count);
  const corners = [start.point];
  let at = start.point;
  let isHorizontal = isLevel(start.side);
  for (const middle of middles) {
    at = isHorizontal ? { x: middle.x, y: at.y } : { x: at.x, y: middle.y };
    corners.push(at);
    isHorizontal = !isHorizontal;
  }
  // The last segment runs along the axis of the end's side, the one before it to its line.
  corners.push(isLevel(end.side) ? { x: at.x, y: end.point.y } : { x: end.point.x, y: at.y });
  return [...corners, end.point];
}

function isLevel(side: Side): boolean {
  return side === 'left' || side === 'right';
}

function bareMiddles(start: ElbowEnd, end: ElbowEnd, count: number): Point[] {
  if (count === 0) return [];
  const [from, to] = [start.point, end.point];
  if (count === 1) return [away(from, to, start.side)];
  if (count === 2) {
    const step = reach * directionOf(end.side);
    const first = away(from, { x: to.x + step, y: to.y + step }, start.side);
    return [first, away(to, first, end.side)];
  }
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return [away(from, middle, start.side), middle, away(to, middle, end.side)];
}

function away(from: Point, to: Point, side: Side): Point {
  const step = reach * directionOf(side);
  if (isLevel(side)) return { x: from.x + step, y: (from.y + to.y) / 2 };
  return { x: (from.x + to.x) / 2, y: from.y + step };
}

function directionOf(side: Side): number {
  return side === 'right' || side === 'bottom' ? 1 : -1;
}

/** The middles of the middle segments of a line with these corners: what a file stores of it. */
export function middlesOf(corners: readonly Point[]): Point[] {
  const middles: Point[] = [];
  for (let index = 1; index < corners.length - 2; index += 1) {
    const [a, b] = [corners[index], corners[index + 1]];
    if (a && b) middles.push({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  }
  return middles;
}
