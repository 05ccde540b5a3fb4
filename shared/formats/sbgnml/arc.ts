import type { DiagramPoint, Head, Relation } from '../../project/project-schema.ts';
import {
  attributeOf,
  childOf,
  childrenOf,
  localName,
  pointOf,
  type SbgnElement,
} from './sbgn-element.ts';

/** What an `arc` element says about its ends and its course. */
export interface Arc {
  readonly className: string;
  readonly source: string | undefined;
  readonly target: string | undefined;
  /** Undefined if the file leaves it to the reader, as Newt does. */
  readonly start: DiagramPoint | undefined;
  readonly end: DiagramPoint | undefined;
  /** Bends; of a curve, places along it. */
  readonly waypoints: readonly DiagramPoint[];
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

function bendsOf(steps: readonly SbgnElement[]): DiagramPoint[] {
  return steps
    .filter(({ name }) => localName(name) === 'next')
    .flatMap((step) => pointOf(step) ?? []);
}

/**
 * The points where the pieces of the curve meet, and some on each piece: a smooth line through them is as good as the
 * curve.
 */
function pointsOnCurve(
  start: DiagramPoint | undefined,
  steps: readonly SbgnElement[],
): DiagramPoint[] {
  const points: DiagramPoint[] = [];
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

function pointsOnPiece(
  from: DiagramPoint,
  handles: readonly DiagramPoint[],
  to: DiagramPoint,
): DiagramPoint[] {
  const [first, second = first] = handles;
  if (!first || !second) return [];
  const shares = [0.25, 0.5, 0.75];
  return shares.map((t) =>
    handles.length === 1
      ? between(between(from, first, t), between(first, to, t), t)
      : cubicAt([from, first, second, to], t),
  );
}

function cubicAt(
  [from, a, b, to]: readonly [DiagramPoint, DiagramPoint, DiagramPoint, DiagramPoint],
  t: number,
): DiagramPoint {
  const [ab, bc, cd] = [between(from, a, t), between(a, b, t), between(b, to, t)];
  return between(between(ab, bc, t), between(bc, cd, t), t);
}

function between(a: DiagramPoint, b: DiagramPoint, t: number): DiagramPoint {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}

/** The relation that a class of arc becomes, and the head at its end. */
export interface ArcClass {
  readonly relation: Relation;
  readonly head: Head;
  readonly sourceHead?: Head;
}

/** The classes of SBGN-ML, and those that Newt writes for other notations. */
const arcClasses: ReadonlyMap<string, ArcClass> = new Map<string, ArcClass>([
  ['consumption', { relation: 'converts-to', head: 'none' }],
  ['production', { relation: 'converts-to', head: 'arrow' }],
  ['catalysis', { relation: 'catalyzes', head: 'circle' }],
  ['stimulation', { relation: 'activates', head: 'triangle' }],
  ['necessary stimulation', { relation: 'activates', head: 'necessary-stimulation' }],
  ['inhibition', { relation: 'inhibits', head: 'bar' }],
  ['modulation', { relation: 'relates-to', head: 'diamond' }],
  ['positive influence', { relation: 'activates', head: 'triangle' }],
  ['negative influence', { relation: 'inhibits', head: 'bar' }],
  ['unknown influence', { relation: 'relates-to', head: 'diamond' }],
  ['logic arc', { relation: 'relates-to', head: 'none' }],
  ['equivalence arc', { relation: 'relates-to', head: 'none' }],
  ['assignment', { relation: 'relates-to', head: 'binding' }],
  ['interaction', { relation: 'binds', head: 'binding', sourceHead: 'binding' }],
  ['absolute inhibition', { relation: 'inhibits', head: 'bar' }],
  ['absolute stimulation', { relation: 'activates', head: 'triangle' }],
  ['inhibits', { relation: 'inhibits', head: 'bar' }],
  ['activates', { relation: 'activates', head: 'triangle' }],
  ['controls-expression-of', { relation: 'upregulates', head: 'triangle' }],
  ['controls-state-change-of', { relation: 'relates-to', head: 'arrow' }],
  ['controls-transport-of', { relation: 'relates-to', head: 'arrow' }],
  ['controls-production-of', { relation: 'relates-to', head: 'arrow' }],
  ['used-to-produce', { relation: 'converts-to', head: 'arrow' }],
  ['consumption-controlled-by', { relation: 'relates-to', head: 'arrow' }],
]);

/** A class that is in no schema is a plain line, and keeps its name. */
const anyArc: ArcClass = { relation: 'relates-to', head: 'none' };

export function arcClassOf(name: string): ArcClass {
  return arcClasses.get(name) ?? anyArc;
}

export function isKnownArcClass(name: string): boolean {
  return arcClasses.has(name);
}
