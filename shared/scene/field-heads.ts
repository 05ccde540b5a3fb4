import type { Head } from '../project/project-schema.ts';
import type { DiagramPoint } from '../project/points.ts';
import { ellipsePath } from './paths.ts';
import type { Path, PathCommand, PathPrimitive } from './primitives.ts';

/** A point given by its distance back from the tip and across the line, both at the head's scale. */
export type ToPoint = (back: number, across: number) => DiagramPoint;

type Sketch = (toPoint: ToPoint, scale: number) => readonly Part[];

interface Part {
  readonly path: Path;
  readonly fill: 'line' | 'ground' | 'none';
}

interface FieldHead {
  /** From the tip to the back of the head. */
  readonly length: number;
  /** From the tip back to where the line stops. */
  readonly cut: number;
  readonly sketch: Sketch;
}

/** Heads of MIM and GenMAPP that our relations do not use, at the scale of a thin line. */
export const fieldHeads = {
  cleavage: {
    length: 10,
    cut: 10,
    sketch: (toPoint) => [line(toPoint, [10, 0], [10, -8], [0, 0])],
  },
  transcription: {
    length: 12,
    cut: 12,
    sketch: (toPoint) => [
      line(toPoint, [12, 0], [12, -8], [6, -8]),
      filled(toPoint, [0, -8], [7, -4.5], [7, -11.5]),
    ],
  },
  'covalent-bond': {
    length: 5,
    cut: 0,
    sketch: (toPoint) => [line(toPoint, [4, -6], [0, -6], [0, 6], [4, 6])],
  },
  gap: { length: 10, cut: 10, sketch: () => [] },
  'branching-left': { length: 0, cut: 0, sketch: (toPoint) => [line(toPoint, [-6, -6], [0, 0])] },
  'branching-right': { length: 0, cut: 0, sketch: (toPoint) => [line(toPoint, [-6, 6], [0, 0])] },
  'ligand-round': {
    length: 8,
    cut: 4,
    sketch: (toPoint, scale) => [{ path: disc(toPoint(4, 0), 4 * scale), fill: 'line' }],
  },
  'ligand-square': {
    length: 6,
    cut: 6,
    sketch: (toPoint) => [filled(toPoint, [0, -5], [6, -5], [6, 5], [0, 5])],
  },
  'receptor-round': {
    length: 8,
    cut: 7,
    sketch: (toPoint) => [{ path: cup(toPoint), fill: 'none' }],
  },
  'receptor-square': {
    length: 8,
    cut: 7,
    sketch: (toPoint) => [line(toPoint, [0, -6], [7, -6], [7, 6], [0, 6])],
  },
  'receptor-vee': {
    length: 8,
    cut: 7,
    sketch: (toPoint) => [line(toPoint, [0, -6], [7, 0], [0, 6])],
  },
} as const satisfies Partial<Record<Head, FieldHead>>;

export type FieldHeadName = keyof typeof fieldHeads;

export function isFieldHead(head: Head): head is FieldHeadName {
  return Object.hasOwn(fieldHeads, head);
}

/** The parts of such a head; the inside of open ones has the ground's colour. */
export function fieldHeadParts(
  head: FieldHeadName,
  toPoint: ToPoint,
  scale: number,
  paint: { readonly color: string; readonly ground: string; readonly line: number },
): readonly PathPrimitive[] {
  const parts: readonly Part[] = fieldHeads[head].sketch(toPoint, scale);
  const stroke = { color: paint.color, width: paint.line };
  return parts.map(({ path, fill }): PathPrimitive => {
    if (fill === 'none') return { type: 'path', path, stroke };
    return { type: 'path', path, fill: fill === 'line' ? paint.color : paint.ground, stroke };
  });
}

type Corners = readonly (readonly [number, number])[];

function line(toPoint: ToPoint, ...corners: Corners): Part {
  return { path: openLine(toPoint, corners), fill: 'none' };
}

function filled(toPoint: ToPoint, ...corners: Corners): Part {
  return { path: [...openLine(toPoint, corners), ['Z']], fill: 'line' };
}

function openLine(toPoint: ToPoint, corners: Corners): Path {
  return corners.map(([back, across], index): PathCommand => {
    const { x, y } = toPoint(back, across);
    return [index === 0 ? 'M' : 'L', x, y];
  });
}

/** Open on the side that it points to. */
function cup(toPoint: ToPoint): Path {
  const [from, a, b, middle] = [toPoint(0, -6), toPoint(4, -6), toPoint(7, -3.3), toPoint(7, 0)];
  const [c, d, to] = [toPoint(7, 3.3), toPoint(4, 6), toPoint(0, 6)];
  return [
    ['M', from.x, from.y],
    ['C', a.x, a.y, b.x, b.y, middle.x, middle.y],
    ['C', c.x, c.y, d.x, d.y, to.x, to.y],
  ];
}

export function disc(centre: DiagramPoint, radius: number): Path {
  return ellipsePath(centre.x, centre.y, radius, radius);
}
