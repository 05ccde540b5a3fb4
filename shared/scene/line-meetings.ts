import type { DiagramPoint, Link, PathwayNode } from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { covers, grown, type Bounds } from './primitives.ts';
import { distanceBetween } from './route-geometry.ts';

/** A straight part of a route. */
export interface Piece {
  readonly from: DiagramPoint;
  readonly to: DiagramPoint;
}

/** Lines closer than this are read as one, if they run side by side for at least so long. Diagram units. */
const lineWidth = 3;
export const leastShared = 12;

/** Diagram units by which things may touch each other and nobody is misled. */
const touch = 2;

export function piecesOf(route: readonly DiagramPoint[]): Piece[] {
  return route.slice(1).map((to, at) => ({ from: route[at] ?? to, to }));
}

/** Compartments, groups and drawn shapes are a ground on which lines may run. Other nodes hide them. */
export function hidesLines({ kind }: PathwayNode): boolean {
  return kind !== 'shape' && !isGround(kind);
}

function isGround(kind: PathwayNode['kind']): boolean {
  const { contains, family } = nodeKinds[kind];
  return contains && family === 'drawing';
}

/** Whether two boxes share some area, more than borders that touch. */
export function areOnEachOther(one: Bounds, other: Bounds): boolean {
  return (
    one.x + touch < other.x + other.width &&
    other.x + touch < one.x + one.width &&
    one.y + touch < other.y + other.height &&
    other.y + touch < one.y + one.height
  );
}

/** Nodes that lie on each other, or in each other, cannot be kept apart by a line. */
export function areInseparable(one: Bounds, other: Bounds): boolean {
  return areOnEachOther(one, other) || covers(one, other) || covers(other, one);
}

/** The part of a node's box in which a line would be hidden. */
export function hidingPart(box: Bounds): Bounds {
  return grown(box, -Math.min(touch, box.width / 2, box.height / 2));
}

/**
 * Links of one relation that leave the same source, or arrive at the same target, may share a line like branches; not
 * where something ends on one of them, because nobody could tell on which.
 */
export function areOneNet(one: Link, other: Link): boolean {
  if (one.relation !== other.relation) return false;
  if (one.anchors.length > 0 || other.anchors.length > 0) return false;
  const isSame = (end: 'source' | 'target') => {
    const [a, b] = [one[end], other[end]];
    return a.to !== 'point' && b.to !== 'point' && a.id === b.id;
  };
  return isSame('source') !== isSame('target');
}

/** The length for which two pieces run on one line. */
export function sharedLength(one: Piece, other: Piece): number {
  const length = distanceBetween(one.from, one.to);
  if (length < 1e-9) return 0;
  const along = { x: (one.to.x - one.from.x) / length, y: (one.to.y - one.from.y) / length };
  const partOf = ({ x, y }: DiagramPoint) => {
    const [dx, dy] = [x - one.from.x, y - one.from.y];
    return { at: dx * along.x + dy * along.y, off: dx * along.y - dy * along.x };
  };
  const [a, b] = [partOf(other.from), partOf(other.to)];
  const run = Math.abs(b.at - a.at);
  if (Math.abs(b.off - a.off) > run * 0.1) return 0;
  const [low, high] = [Math.max(0, Math.min(a.at, b.at)), Math.min(length, Math.max(a.at, b.at))];
  if (high <= low) return 0;
  const offAt = (at: number) =>
    run < 1e-9 ? a.off : a.off + ((b.off - a.off) * (at - a.at)) / (b.at - a.at);
  const isNear = Math.abs(offAt(low)) < lineWidth && Math.abs(offAt(high)) < lineWidth;
  return isNear ? high - low : 0;
}

/** The length for which two lines run on one line. */
export function sharedLengths(ones: readonly Piece[], others: readonly Piece[]): number {
  let shared = 0;
  for (const one of ones) {
    const left = Math.min(one.from.x, one.to.x) - lineWidth;
    const right = Math.max(one.from.x, one.to.x) + lineWidth;
    const top = Math.min(one.from.y, one.to.y) - lineWidth;
    const bottom = Math.max(one.from.y, one.to.y) + lineWidth;
    for (const other of others) {
      const { from, to } = other;
      if ((from.x < left && to.x < left) || (from.x > right && to.x > right)) continue;
      if ((from.y < top && to.y < top) || (from.y > bottom && to.y > bottom)) continue;
      shared += sharedLength(one, other);
    }
  }
  return shared;
}

/** Whether two pieces cross at a point within both. */
export function crosses(one: Piece, other: Piece): boolean {
  const side = (a: DiagramPoint, b: DiagramPoint, c: DiagramPoint) =>
    Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
  return (
    side(one.from, one.to, other.from) * side(one.from, one.to, other.to) < 0 &&
    side(other.from, other.to, one.from) * side(other.from, other.to, one.to) < 0
  );
}
