import { linkSchema, type Link } from '../project/project-schema.ts';
import type { Point } from '../project/value-schemas.ts';
import {
  admitted,
  changeLinks,
  patched,
  clamp,
  isFinitePoint,
  shifted,
  type Edit,
} from './edit.ts';

/** Puts a bend into a link before the one at `index`; an index past either end means that end. Diagram units. */
export function addWaypoint(linkId: string, index: number, point: Point): Edit {
  return changeWaypoints(linkId, (points) => {
    const at = clamp(Math.trunc(index), 0, points.length);
    return points.toSpliced(at, 0, point);
  });
}

export function moveWaypoint(linkId: string, index: number, point: Point): Edit {
  return changeWaypoints(linkId, (points) =>
    points.map((old, at) => (at === index ? { ...old, x: point.x, y: point.y } : old)),
  );
}

export function removeWaypoint(linkId: string, index: number): Edit {
  return changeWaypoints(linkId, (points) => points.filter((_point, at) => at !== index));
}

export function setWaypoints(linkId: string, points: readonly Point[]): Edit {
  return changeWaypoints(linkId, () => points);
}

function changeWaypoints(
  linkId: string,
  change: (points: Link['waypoints']) => readonly Point[],
): Edit {
  return (project) =>
    changeLinks(project, [linkId], (link) => {
      const points = change(link.waypoints);
      if (!points.every(isFinitePoint)) return link;
      const placed = points.map((point) => shifted(point, { x: 0, y: 0 }));
      const waypoints = admitted(linkSchema.shape.waypoints, placed);
      return waypoints ? patched(link, { waypoints }) : link;
    });
}

/** How far a line still runs out of its end where its first segment is moved aside, in diagram units. */
const stub = 18;

/**
 * The bends that a right-angled link needs for the segment after corner `index` of its route to run through a place.
 * The segments beside it grow or shrink; a segment at an end leaves a short piece there. All in diagram units.
 */
export function bendsWithSegmentAt(route: readonly Point[], index: number, to: Point): Point[] {
  const [from, until] = [route[index], route[index + 1]];
  if (!from || !until) return route.slice(1, -1);
  const isLevel = Math.abs(from.y - until.y) <= Math.abs(from.x - until.x);
  const aside = (point: Point) => (isLevel ? { x: point.x, y: to.y } : { x: to.x, y: point.y });
  const [out, back] = [towards(from, until), towards(until, from)];
  const start = index === 0 ? [out, aside(out)] : [aside(from)];
  const end = index === route.length - 2 ? [aside(back), back] : [aside(until)];
  const bends = [
    ...route.slice(1, Math.max(1, index)),
    ...start,
    ...end,
    ...route.slice(index + 2, -1),
  ];
  return withoutNeedlessBends(route[0], bends, route.at(-1));
}

/** The bends after one of them was moved: those beside it go along as far as the segments between them need. */
export function bendsWithCornerAt(bends: readonly Point[], index: number, to: Point): Point[] {
  const old = bends[index];
  if (!old) return [...bends];
  return bends.map((bend, bendIndex) => {
    if (bendIndex === index) return { x: to.x, y: to.y };
    if (Math.abs(bendIndex - index) !== 1) return bend;
    if (bend.y === old.y && bend.x !== old.x) return { x: bend.x, y: to.y };
    return bend.x === old.x && bend.y !== old.y ? { x: to.x, y: bend.y } : bend;
  });
}

/** Bends on a straight piece of the way say nothing. */
function withoutNeedlessBends(
  source: Point | undefined,
  bends: readonly Point[],
  target: Point | undefined,
): Point[] {
  const kept: Point[] = [];
  bends.forEach((bend, index) => {
    const before = kept.at(-1) ?? source;
    const after = bends[index + 1] ?? target;
    if (before && after && isStraight(before, bend, after)) return;
    kept.push(bend);
  });
  return kept;
}

function isStraight(a: Point, b: Point, c: Point): boolean {
  const same = (p: number, q: number) => Math.abs(p - q) < 0.01;
  return (same(a.x, b.x) && same(b.x, c.x)) || (same(a.y, b.y) && same(b.y, c.y));
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length === 0) return from;
  const part = Math.min(stub, length / 3) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
