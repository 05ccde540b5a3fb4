import type { Head, DiagramPoint } from '../project/project-schema.ts';
import { unreachable } from '../result.ts';
import { ellipsePath } from './paths.ts';
import type { Path, PathCommand, PathPrimitive } from './primitives.ts';

/** A point given by its distance back from the tip and across the line, both at the head's scale. */
type ToPoint = (back: number, across: number) => DiagramPoint;

type Sketch = (toPoint: ToPoint, scale: number) => readonly Part[];

interface Part {
  readonly path: Path;
  readonly fill: 'line' | 'ground' | 'none';
}

interface FieldHead {
  /** From the tip to the back of the head. */
  readonly length: number;
  /** How far it reaches beyond the end of its line. A node is left that much room. */
  readonly beyond?: number;
  /** From the tip back to where the line stops. */
  readonly cut: number;
  readonly sketch: Sketch;
}

/**
 * Heads of MIM and GenMAPP that our relations do not use, with the sizes and sides that PathVisio gives them. Some reach
 * beyond the end of their line: the bracket of a bond, the mouth of a receptor, the cut of a cleavage.
 */
const fieldHeads = {
  cleavage: {
    length: 10,
    beyond: 10,
    cut: 10,
    sketch: (toPoint) => [line(toPoint, [10, 0], [10, -10], [-10, 10])],
  },
  transcription: {
    length: 17,
    cut: 17,
    sketch: (toPoint) => [
      line(toPoint, [17, 0], [17, 8], [9, 8]),
      hollow(toPoint, [0, 8], [9, 12], [9, 4]),
    ],
  },
  'covalent-bond': {
    length: 8,
    beyond: 8,
    cut: 0,
    sketch: (toPoint) => [line(toPoint, [-8, -7], [0, -7], [0, 7], [-8, 7])],
  },
  gap: { length: 10, cut: 10, sketch: () => [] },
  'branching-left': { length: 8, cut: 8, sketch: (toPoint) => [line(toPoint, [8, 0], [0, 8])] },
  'branching-right': { length: 8, cut: 8, sketch: (toPoint) => [line(toPoint, [8, 0], [0, -8])] },
  'ligand-round': {
    length: 6,
    beyond: 5.5,
    cut: 0,
    sketch: (toPoint, scale) => [{ path: disc(toPoint(0, 0), 5.5 * scale), fill: 'line' }],
  },
  'ligand-square': {
    length: 8,
    cut: 8,
    sketch: (toPoint) => [filled(toPoint, [0, -5.5], [8, -5.5], [8, 5.5], [0, 5.5])],
  },
  'receptor-round': {
    length: 7,
    beyond: 7,
    cut: 0,
    sketch: (toPoint) => [{ path: cup(toPoint), fill: 'none' }],
  },
  'receptor-square': {
    length: 10,
    beyond: 10,
    cut: 0,
    sketch: (toPoint) => [line(toPoint, [-10, -6], [0, -6], [0, 6], [-10, 6])],
  },
  'receptor-vee': {
    length: 10,
    beyond: 10,
    cut: 0,
    sketch: (toPoint) => [line(toPoint, [-10, -6], [0, 0], [-10, 6])],
  },
} as const satisfies Partial<Record<Head, FieldHead>>;

type FieldHeadName = keyof typeof fieldHeads;

function isFieldHead(head: Head): head is FieldHeadName {
  return Object.hasOwn(fieldHeads, head);
}

/** Sizes of these heads are those on a line of 1. */
const fieldScale = 1 / scaleFor(1);

/** The parts of such a head; the inside of open ones has the ground's colour. */
function fieldHeadParts(
  head: FieldHeadName,
  toPoint: ToPoint,
  scale: number,
  paint: { readonly color: string; readonly ground: string; readonly line: number },
): readonly PathPrimitive[] {
  const atScale: ToPoint = (back, across) => toPoint(back * fieldScale, across * fieldScale);
  const parts: readonly Part[] = fieldHeads[head].sketch(atScale, scale * fieldScale);
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

function hollow(toPoint: ToPoint, ...corners: Corners): Part {
  return { path: [...openLine(toPoint, corners), ['Z']], fill: 'ground' };
}

function openLine(toPoint: ToPoint, corners: Corners): Path {
  return corners.map(([back, across], index): PathCommand => {
    const { x, y } = toPoint(back, across);
    return [index === 0 ? 'M' : 'L', x, y];
  });
}

/** Half a circle that is open on the side that it points to. */
function cup(toPoint: ToPoint): Path {
  const bow = 3.134;
  const [from, a, b] = [toPoint(-7, -7), toPoint(bow - 7, -7), toPoint(0, bow - 7)];
  const [middle, c, d, to] = [
    toPoint(0, 0),
    toPoint(0, 7 - bow),
    toPoint(bow - 7, 7),
    toPoint(-7, 7),
  ];
  return [
    ['M', from.x, from.y],
    ['C', a.x, a.y, b.x, b.y, middle.x, middle.y],
    ['C', c.x, c.y, d.x, d.y, to.x, to.y],
  ];
}

function disc(centre: DiagramPoint, radius: number): Path {
  return ellipsePath(centre.x, centre.y, radius, radius);
}

/** A head at the end of a link. */
export interface DrawnHead {
  readonly primitives: readonly PathPrimitive[];
  /** From the tip back to where the line stops, so that it does not show through an open head. */
  readonly cut: number;
}

export interface HeadPaint {
  readonly color: string;
  readonly ground: string;
  /** Of the link's line, in diagram units. */
  readonly width: number;
  /** The size of the head; 1 is the size that fits such a line. */
  readonly size: number;
}

/** The distance between a head and the edge that it points at, in diagram units. Open heads need more. */
export function headGap(head: Head, at: 'node' | 'anchor' | 'point'): number {
  if (head === 'none' || at === 'point') return 0;
  if (isFieldHead(head)) return at === 'node' ? beyondEnd(head) * fieldScale : 0;
  if (at === 'anchor') return 2.5;
  switch (head) {
    case 'circle':
    case 'degradation':
      return 0.75;
    case 'bar':
      return 3;
    case 'arrow':
    case 'binding':
    case 'translocation':
      return 0.5;
    case 'triangle':
    case 'necessary-stimulation':
    case 'diamond':
    case 'vee':
      return 2;
    default:
      return unreachable(head);
  }
}

function beyondEnd(head: FieldHeadName): number {
  const facts: FieldHead = fieldHeads[head];
  return facts.beyond ?? 0;
}

/** From the tip to the back of a head at full size. */
export function headLength(head: Head, width: number): number {
  const length = isFieldHead(head) ? fieldHeads[head].length * fieldScale : lengths[head];
  return length * scaleFor(width);
}

const lengths: Readonly<Record<Exclude<Head, FieldHeadName>, number>> = {
  none: 0,
  arrow: 10,
  triangle: 9,
  circle: 9,
  bar: 1.5,
  'necessary-stimulation': 13,
  diamond: 12,
  binding: 10,
  translocation: 14,
  vee: 8,
  degradation: 11,
};

/** 1 for a line of 1.5; it grows more slowly than the line. */
function scaleFor(width: number): number {
  return 0.7 + 0.2 * width;
}

/** Draws a head with its tip at a point, pointing along a unit vector. `fit` (0..1) shrinks it on a short link. */
export function drawHead(
  head: Head,
  tip: DiagramPoint,
  along: DiagramPoint,
  paint: HeadPaint,
  fit: number,
): DrawnHead {
  const scale = scaleFor(paint.width) * paint.size * fit;
  const toPoint = (back: number, across: number): DiagramPoint => ({
    x: tip.x - along.x * back * scale - along.y * across * scale,
    y: tip.y - along.y * back * scale + along.x * across * scale,
  });
  const parts = headParts(head, toPoint, scale, paint);
  return { primitives: parts.primitives, cut: parts.cut * scale };
}

function headParts(head: Head, toPoint: ToPoint, scale: number, paint: HeadPaint): DrawnHead {
  const line = Math.max(0.4, Math.min(paint.width, 1.5 * scale));
  const half = 4.6;
  const arrow = [
    [0, 0],
    [10, half],
    [10, -half],
  ] as const;
  const closed = (corners: readonly (readonly [number, number])[]) => polygon(corners, toPoint);
  const solid = (path: Path): PathPrimitive => ({ type: 'path', path, fill: paint.color });
  const open = (path: Path): PathPrimitive => ({
    type: 'path',
    path,
    fill: paint.ground,
    stroke: { color: paint.color, width: line },
  });
  const tick = (back: number, reach: number): PathPrimitive => ({
    type: 'path',
    path: polyline([toPoint(back, -reach), toPoint(back, reach)]),
    stroke: { color: paint.color, width: line },
  });
  if (isFieldHead(head)) {
    const primitives = fieldHeadParts(head, toPoint, scale, { ...paint, line });
    return { primitives, cut: fieldHeads[head].cut * fieldScale };
  }
  switch (head) {
    case 'none':
      return { primitives: [], cut: 0 };
    case 'arrow':
      return {
        primitives: [solid(closed(arrow))],
        cut: 8,
      };
    case 'triangle':
      return {
        primitives: [
          open(
            closed([
              [0.8, 0],
              [9, half],
              [9, -half],
            ]),
          ),
        ],
        cut: 9,
      };
    case 'necessary-stimulation':
      return {
        primitives: [
          open(
            closed([
              [0.8, 0],
              [8.5, half],
              [8.5, -half],
            ]),
          ),
          tick(11.6, 5.4),
        ],
        cut: 8.5,
      };
    case 'circle':
      return { primitives: [open(disc(toPoint(4.4, 0), 3.7 * scale))], cut: 8 };
    case 'bar':
      return { primitives: [tick(0.75, 5.6)], cut: 0.75 };
    case 'diamond':
      return {
        primitives: [
          open(
            closed([
              [0.8, 0],
              [6, 4],
              [11.2, 0],
              [6, -4],
            ]),
          ),
        ],
        cut: 11.2,
      };
    case 'binding':
      return {
        primitives: [
          solid(
            closed([
              [0, 0],
              [10, half],
              [5, 0],
              [10, -half],
            ]),
          ),
        ],
        cut: 4.5,
      };
    case 'translocation':
      return {
        primitives: [solid(closed(arrow)), tick(13, 5)],
        cut: 8,
      };
    case 'vee':
      return {
        primitives: [
          {
            type: 'path',
            path: polyline([toPoint(8, 4.6), toPoint(0.8, 0), toPoint(8, -4.6)]),
            stroke: { color: paint.color, width: line, cap: 'round' },
          },
        ],
        cut: 1,
      };
    case 'degradation': {
      const slash: PathPrimitive = {
        type: 'path',
        path: polyline([toPoint(1.2, 4.6), toPoint(9.2, -4.6)]),
        stroke: { color: paint.color, width: line },
      };
      return { primitives: [open(disc(toPoint(5.2, 0), 4.4 * scale)), slash], cut: 9.5 };
    }
    default:
      return unreachable(head);
  }
}

function polygon(corners: readonly (readonly [number, number])[], toPoint: ToPoint): Path {
  return [...polyline(corners.map(([back, across]) => toPoint(back, across))), ['Z']];
}

function polyline(points: readonly DiagramPoint[]): Path {
  return points.map(({ x, y }, at) => (at === 0 ? ['M', x, y] : ['L', x, y]));
}
