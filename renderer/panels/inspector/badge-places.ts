import type { Badge } from '../../../shared/project/node-schema.ts';
import type { Point } from '../../../shared/project/value-schemas.ts';

// Corners first, then the middles of the sides where no link is likely to end.
const positions: readonly Point[] = [
  { x: 0.8, y: -1 },
  { x: -0.8, y: 1 },
  { x: 0.8, y: 1 },
  { x: -0.8, y: -1 },
  { x: 0, y: -1 },
  { x: 0, y: 1 },
];

/** A place on a node's border where no badge is yet, relative to its centre in halves of its size. */
export function freePositionForBadge(badges: readonly Badge[]): Point {
  const isFree = (position: Point) =>
    badges.every((badge) => Math.abs(badge.x - position.x) + Math.abs(badge.y - position.y) > 0.3);
  return positions.find(isFree) ?? { x: 1, y: 0 };
}
