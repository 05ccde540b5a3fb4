import type { DiagramPoint } from '../project/project-schema.ts';
import type { Bounds, Path } from './primitives.ts';

/** The number of chords for one curve: as many as GPML counts, so that imported anchors keep their positions. */
const chordsPerCurve = 20;

/** A path as the corners of a polyline. A closed path ends where it begins. */
export function flattenPath(path: Path, chords = chordsPerCurve): DiagramPoint[] {
  const points: DiagramPoint[] = [];
  let at: DiagramPoint = { x: 0, y: 0 };
  for (const command of path) {
    switch (command[0]) {
      case 'M':
      case 'L':
        at = { x: command[1], y: command[2] };
        points.push(at);
        break;
      case 'C':
        for (let step = 1; step <= chords; step += 1) {
          points.push(curvePoint(at, command, step / chords));
        }
        at = { x: command[5], y: command[6] };
        break;
      case 'Z':
        if (points[0]) points.push(points[0]);
        break;
    }
  }
  return points;
}

type Curve = Extract<Path[number], readonly ['C', ...number[]]>;

function curvePoint(from: DiagramPoint, curve: Curve, t: number): DiagramPoint {
  const [, ax, ay, bx, by, x, y] = curve;
  const u = 1 - t;
  const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return {
    x: p * from.x + q * ax + r * bx + s * x,
    y: p * from.y + q * ay + r * by + s * y,
  };
}

/** Length along the polyline, in diagram units. */
export function routeLength(route: readonly DiagramPoint[]): number {
  let length = 0;
  for (let i = 1; i < route.length; i += 1) length += segmentLength(route, i);
  return length;
}

function segmentLength(route: readonly DiagramPoint[], end: number): number {
  const from = route[end - 1];
  const to = route[end];
  return from && to ? Math.hypot(to.x - from.x, to.y - from.y) : 0;
}

/** The point at a fraction (0..1) of the route's length. */
export function pointAt(route: readonly DiagramPoint[], fraction: number): DiagramPoint {
  return pointAtLength(route, routeLength(route) * fraction);
}

/** The point at this length along the route; beyond the ends, the ends. */
export function pointAtLength(route: readonly DiagramPoint[], length: number): DiagramPoint {
  let left = Math.max(0, length);
  for (let i = 1; i < route.length; i += 1) {
    const segment = segmentLength(route, i);
    const from = route[i - 1];
    const to = route[i];
    if (from && to && segment > 0 && left <= segment) {
      const t = left / segment;
      return { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t };
    }
    left -= segment;
  }
  return route.at(-1) ?? { x: 0, y: 0 };
}

/** The point of a route that is closest to a given point. */
export interface NearestOnRoute {
  /** In diagram units. */
  readonly distance: number;
  /** Fraction of the route's length, as anchors use it. */
  readonly position: number;
  readonly point: DiagramPoint;
  /** The segment from this corner of the route to the next. */
  readonly segmentIndex: number;
}

/** The distance of a point from a route, and the closest point of the route. The route has at least one point. */
export function distanceToRoute(
  route: readonly DiagramPoint[],
  point: DiagramPoint,
): NearestOnRoute {
  const first = route[0] ?? { x: 0, y: 0 };
  let best = { distance: distanceBetween(first, point), at: 0, point: first, segmentIndex: 0 };
  let walked = 0;
  for (let i = 1; i < route.length; i += 1) {
    const near = nearestOnSegment(route[i - 1] ?? first, route[i] ?? first, point);
    const distance = distanceBetween(near.point, point);
    const length = segmentLength(route, i);
    if (distance < best.distance) {
      best = { distance, at: walked + near.t * length, point: near.point, segmentIndex: i - 1 };
    }
    walked += length;
  }
  const { distance, segmentIndex } = best;
  const position = walked > 0 ? Math.min(1, best.at / walked) : 0;
  return { distance, position, point: best.point, segmentIndex };
}

function nearestOnSegment(
  from: DiagramPoint,
  to: DiagramPoint,
  point: DiagramPoint,
): { point: DiagramPoint; t: number } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  if (square === 0) return { point: from, t: 0 };
  const along = ((point.x - from.x) * dx + (point.y - from.y) * dy) / square;
  const t = Math.max(0, Math.min(1, along));
  return { point: { x: from.x + dx * t, y: from.y + dy * t }, t };
}

export function distanceBetween(a: DiagramPoint, b: DiagramPoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Unit vector from one point to another; undefined if they are the same point. */
export function directionBetween(from: DiagramPoint, to: DiagramPoint): DiagramPoint | undefined {
  const length = distanceBetween(from, to);
  return length > 1e-9 ? { x: (to.x - from.x) / length, y: (to.y - from.y) / length } : undefined;
}

/** Does a polyline touch a box? */
export function runsThrough(route: readonly DiagramPoint[], box: Bounds): boolean {
  return route.some((to, index) => pieceRunsThrough(route[index - 1] ?? to, to, box));
}

/** Cut at one side after the other, after Liang and Barsky. */
function pieceRunsThrough(from: DiagramPoint, to: DiagramPoint, box: Bounds): boolean {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const sides = [
    [-dx, from.x - box.x],
    [dx, box.x + box.width - from.x],
    [-dy, from.y - box.y],
    [dy, box.y + box.height - from.y],
  ] as const;
  let [start, end] = [0, 1];
  for (const [step, room] of sides) {
    if (step === 0 && room < 0) return false;
    if (step < 0) start = Math.max(start, room / step);
    if (step > 0) end = Math.min(end, room / step);
  }
  return start <= end;
}

/** A point of a route, and the fraction of the route's length up to it. */
export interface PointOnRoute {
  readonly point: DiagramPoint;
  readonly position: number;
}

/**
 * Where a horizontal or vertical line from a point meets a route. Of several such points the one closest to `near`;
 * none that is farther from `near` than `reach`, in diagram units.
 */
export function findStraightPoint(
  route: readonly DiagramPoint[],
  from: DiagramPoint,
  near: DiagramPoint,
  reach: number,
): PointOnRoute | undefined {
  const length = routeLength(route);
  let best: PointOnRoute | undefined;
  let farthest = reach;
  let walked = 0;
  for (const [index, to] of route.entries()) {
    const start = route[index - 1];
    if (!start) continue;
    const whole = distanceBetween(start, to);
    for (const part of [partAt(from.x, start.x, to.x), partAt(from.y, start.y, to.y)]) {
      if (part === undefined) continue;
      const point = { x: start.x + (to.x - start.x) * part, y: start.y + (to.y - start.y) * part };
      const distance = distanceBetween(point, near);
      if (distance > farthest) continue;
      farthest = distance;
      best = { point, position: (walked + whole * part) / length };
    }
    walked += whole;
  }
  return best;
}

/**
 * The fraction at which a third coordinate lies between two others; undefined if it does not, or if the two are equal.
 */
function partAt(wanted: number, start: number, end: number): number | undefined {
  if (start === end) return undefined;
  const part = (wanted - start) / (end - start);
  return part >= 0 && part <= 1 ? part : undefined;
}

/** The same line without points that repeat, or lie within a piece along an axis. */
export function withoutNeedless(points: readonly DiagramPoint[]): DiagramPoint[] {
  const kept: DiagramPoint[] = [];
  for (const point of points) {
    const [one, two] = [kept.at(-2), kept.at(-1)];
    if (two && two.x === point.x && two.y === point.y) continue;
    const isLevel =
      one &&
      two &&
      ((one.x === two.x && two.x === point.x) || (one.y === two.y && two.y === point.y));
    if (isLevel) kept.pop();
    kept.push(point);
  }
  return kept;
}
