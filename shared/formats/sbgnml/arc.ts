import type { Point } from '../../project/value-schemas.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  localName,
  pointOf,
  type SbgnElement,
} from './sbgn-element.ts';

/** What an `arc` element says of its ends and its way. */
export interface Arc {
  readonly className: string;
  readonly source: string | undefined;
  readonly target: string | undefined;
  /** Undefined where the file leaves it to the reader, as Newt does. */
  readonly start: Point | undefined;
  readonly end: Point | undefined;
  /** Bends; of a curve, places along it. */
  readonly waypoints: readonly Point[];
  readonly isCurved: boolean;
}

export function readArc(element: SbgnElement): Arc {
  const start = pointOf(childOf(element, 'start'));
  const steps = childrenOf(element).filter(({ name }) => isStep(localName(name)));
  const isCurved = steps.some((step) => childrenOf(step, 'point').length > 0);
  return {
    className: attributeOf(element, 'class') ?? '',
    source: attributeOf(element, 'source'),
    target: attributeOf(element, 'target'),
    start,
    end: pointOf(childOf(element, 'end')),
    waypoints: isCurved ? pointsOnCurve(start, steps) : bendsOf(steps),
    isCurved,
  };
}

function isStep(name: string): boolean {
  return name === 'next' || name === 'end';
}

function bendsOf(steps: readonly SbgnElement[]): Point[] {
  return steps
    .filter(({ name }) => localName(name) === 'next')
    .flatMap((step) => pointOf(step) ?? []);
}

/** The places where the curve's pieces meet, and some on each: a smooth line through them is as good as the same. */
function pointsOnCurve(start: Point | undefined, steps: readonly SbgnElement[]): Point[] {
  const points: Point[] = [];
  let from = start;
  for (const step of steps) {
    const to = pointOf(step);
    if (!to) continue;
    const handles = childrenOf(step, 'point').flatMap((handle) => pointOf(handle) ?? []);
    if (from) points.push(...pointsOnPiece(from, handles, to));
    if (localName(step.name) === 'next') points.push(to);
    from = to;
  }
  return points;
}

function pointsOnPiece(from: Point, handles: readonly Point[], to: Point): Point[] {
  const [first, second = first] = handles;
  if (!first || !second) return [];
  const shares = [0.25, 0.5, 0.75];
  return shares.map((t) =>
    handles.length === 1
      ? between(between(from, first, t), between(first, to, t), t)
      : cubicAt([from, first, second, to], t),
  );
}

function cubicAt([from, a, b, to]: readonly [Point, Point, Point, Point], t: number): Point {
  const [ab, bc, cd] = [between(from, a, t), between(a, b, t), between(b, to, t)];
  return between(between(ab, bc, t), between(bc, cd, t), t);
}

function between(a: Point, b: Point, t: number): Point {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}
