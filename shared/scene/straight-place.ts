import type { Point } from '../project/value-schemas.ts';
import { distanceBetween, routeLength } from './route-geometry.ts';

/** A place on a route, and the fraction of the route's length that leads there. */
export interface PointOnRoute {
  readonly point: Point;
  readonly position: number;
}

/**
 * Where a line from a point would meet a route running level or plumb; of several such places the one closest to
 * `near`, and none that is farther from it than `reach`, in diagram units.
 */
export function findStraightPoint(
  route: readonly Point[],
  from: Point,
  near: Point,
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

/** How far between two coordinates a third lies; undefined if it does not, or if they are the same. */
function partAt(wanted: number, start: number, end: number): number | undefined {
  if (start === end) return undefined;
  const part = (wanted - start) / (end - start);
  return part >= 0 && part <= 1 ? part : undefined;
}
