import type { NodeShape } from '../project/project-schema.ts';
import { ellipsePath } from './paths.ts';
import type { Path, PathCommand } from './primitives.ts';

/** Outlines with curves of their own, within a box of the given size. Arcs and braces are open and never filled. */
export const curvedOutlines = {
  // The lower half of the ellipse in the box.
  arc: (w, h) => [
    ['M', w, h / 2],
    ['C', w, h * (0.5 + bow), w * (0.5 + bow), h, w / 2, h],
    ['C', w * (0.5 - bow), h, 0, h * (0.5 + bow), 0, h / 2],
  ],
  // Its tip points up, its ends down.
  brace: (w, h) => {
    const [turn, middle] = [Math.min(w / 4, h / 2), h / 2];
    return [
      ['M', 0, h],
      ['C', 0, middle + h * 0.2, turn * 0.4, middle, turn, middle],
      ['L', w / 2 - turn, middle],
      ['C', w / 2 - turn * 0.4, middle, w / 2, middle - h * 0.2, w / 2, 0],
      ['C', w / 2, middle - h * 0.2, w / 2 + turn * 0.4, middle, w / 2 + turn, middle],
      ['L', w - turn, middle],
      ['C', w - turn * 0.4, middle, w, middle + h * 0.2, w, h],
    ];
  },
  mitochondrion: (w, h) => ellipsePath(w / 2, h / 2, w / 2, h / 2),
  'endoplasmic-reticulum': (w, h) => smooth(folds, w, h),
  'sarcoplasmic-reticulum': (w, h) => sac(spool, w, h),
  'golgi-apparatus': (w, h) => cisternae.flatMap((one) => sac(one, w, h)),
} as const satisfies Partial<Record<NodeShape, (width: number, height: number) => Path>>;

export type CurvedShape = keyof typeof curvedOutlines;

export function isCurvedShape(shape: NodeShape): shape is CurvedShape {
  return Object.hasOwn(curvedOutlines, shape);
}

export function isOpenShape(shape: NodeShape): boolean {
  return shape === 'arc' || shape === 'brace';
}

/** The folded inner membrane of a mitochondrion: folds that hang down and folds that rise, with a free way between them. */
export function cristae(width: number, height: number): Path {
  const turns = [...foldsAlong(-1), ...[...foldsAlong(1)].reverse()];
  const scaled = turns.map(([x, y]): Corner => [x * width, y * height]);
  const [first = [0, 0]] = scaled;
  const curves = scaled.map(([x, y], at): PathCommand => {
    const [toX, toY] = scaled[at + 1] ?? first;
    // Round where it turns; at both ends it is bowed outwards.
    const bowed = (toX === x ? 0.03 * Math.sign(x - width / 2) * width : 0) + x;
    const half = (toX - x) * 0.6;
    return toX === x
      ? ['C', bowed, y, bowed, toY, toX, toY]
      : ['C', x + half, y, toX - half, toY, toX, toY];
  });
  return [['M', ...first], ...curves, ['Z']];
}

/** From left to right, in shares of the box: close to the outer membrane and far from it in turn. */
function* foldsAlong(side: 1 | -1): Iterable<Corner> {
  const [first, last, count] = [0.1, 0.9, 9];
  for (let fold = 0; fold < count; fold += 1) {
    const x = first + ((last - first) * fold) / (count - 1);
    const reach = Math.sqrt(Math.max(0, 0.25 - (x - 0.5) ** 2)) - 0.055;
    yield [x, 0.5 + side * (fold % 2 === 0 ? Math.max(0.1, reach) : 0.09)];
  }
}

/** The control point of a quarter ellipse, as a share of its diameter. */
const bow = 0.2761;

/** In shares of a box. */
type Corner = readonly [number, number];

/** An upright sac, in shares of the box: round at both ends and narrower in the middle, where it is `waist` of its width. */
interface Sac {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly waist: number;
  /** How far its middle lies to the right of its ends. */
  readonly bend?: number;
}

const spool: Sac = { left: 0.16, right: 0.92, top: 0, bottom: 0.94, waist: 0.77 };

/** Side by side, each taller than the one before. */
const cisternae: readonly Sac[] = [
  { left: 0.04, right: 0.26, top: 0.25, bottom: 0.75, waist: 0.65, bend: 0.06 },
  { left: 0.27, right: 0.52, top: 0.13, bottom: 0.87, waist: 0.38, bend: 0.01 },
  { left: 0.54, right: 0.88, top: 0.05, bottom: 0.95, waist: 0.38 },
];

function sac({ left, right, top, bottom, waist, bend = 0 }: Sac, w: number, h: number): Path {
  const [middle, half, tall] = [(left + right) / 2, (right - left) / 2, bottom - top];
  const slim = half * waist;
  const at = (x: number, y: number): Corner => [middle + x, top + tall * y];
  return smooth(
    [
      at(0, 0),
      at(half * 0.8, 0.06),
      at(half, 0.18),
      at(slim + bend, 0.5),
      at(half, 0.82),
      at(half * 0.8, 0.94),
      at(0, 1),
      at(-half * 0.8, 0.94),
      at(-half, 0.82),
      at(bend - slim, 0.5),
      at(-half, 0.18),
      at(-half * 0.8, 0.06),
    ],
    w,
    h,
  );
}

/** Arms about a stem: to the left, upwards, to the right and below. */
const folds: readonly Corner[] = [
  [0.07, 0.56],
  [0.1, 0.46],
  [0.17, 0.41],
  [0.26, 0.44],
  [0.31, 0.36],
  [0.34, 0.22],
  [0.42, 0.11],
  [0.53, 0.1],
  [0.59, 0.2],
  [0.56, 0.31],
  [0.51, 0.42],
  [0.55, 0.48],
  [0.61, 0.38],
  [0.65, 0.21],
  [0.72, 0.08],
  [0.83, 0.01],
  [0.94, 0.03],
  [0.98, 0.11],
  [0.92, 0.22],
  [0.81, 0.34],
  [0.75, 0.46],
  [0.76, 0.58],
  [0.86, 0.69],
  [0.95, 0.8],
  [0.98, 0.9],
  [0.88, 0.95],
  [0.76, 0.88],
  [0.66, 0.75],
  [0.57, 0.7],
  [0.59, 0.8],
  [0.67, 0.88],
  [0.71, 0.97],
  [0.62, 1],
  [0.51, 0.97],
  [0.43, 0.86],
  [0.4, 0.72],
  [0.35, 0.68],
  [0.34, 0.8],
  [0.29, 0.9],
  [0.2, 0.89],
  [0.12, 0.8],
  [0.08, 0.68],
];

/** A closed curve through all corners (Catmull-Rom). */
function smooth(corners: readonly Corner[], w: number, h: number): Path {
  const count = corners.length;
  const corner = (at: number): Corner => {
    const [x, y] = corners[(at + count) % count] ?? [0, 0];
    return [x * w, y * h];
  };
  const path: PathCommand[] = [['M', ...corner(0)]];
  for (let at = 0; at < count; at += 1) {
    const [before, from, to, after] = [corner(at - 1), corner(at), corner(at + 1), corner(at + 2)];
    path.push([
      'C',
      from[0] + (to[0] - before[0]) / 6,
      from[1] + (to[1] - before[1]) / 6,
      to[0] - (after[0] - from[0]) / 6,
      to[1] - (after[1] - from[1]) / 6,
      to[0],
      to[1],
    ]);
  }
  return [...path, ['Z']];
}
