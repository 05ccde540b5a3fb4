import type { Badge } from '../../../shared/project/node-schema.ts';
import type { Point } from '../../../shared/project/value-schemas.ts';

// Corners first, then the middles of the sides where no link is likely to end.
const places: readonly Point[] = [
  { x: 0.8, y: -1 },
  { x: -0.8, y: 1 },
  { x: 0.8, y: 1 },
  { x: -0.8, y: -1 },
  { x: 0, y: -1 },
  { x: 0, y: 1 },
];

/** A place on a node's border where no badge is yet, relative to its centre in halves of its size. */
export function freePlaceForBadge(badges: readonly Badge[]): Point {
  const isFree = (place: Point) =>
    badges.every((badge) => Math.abs(badge.x - place.x) + Math.abs(badge.y - place.y) > 0.3);
  return places.find(isFree) ?? { x: 1, y: 0 };
}
