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
  'endoplasmic-reticulum': (w, h) => reticulum.flatMap((fold) => blob(fold, w, h)),
  'sarcoplasmic-reticulum': (w, h) => scalloped(w, h),
  'golgi-apparatus': (w, h) => cisternae.flatMap((stack) => blob(stack, w, h)),
} as const satisfies Partial<Record<NodeShape, (width: number, height: number) => Path>>;

export type CurvedShape = keyof typeof curvedOutlines;

export function isCurvedShape(shape: NodeShape): shape is CurvedShape {
  return Object.hasOwn(curvedOutlines, shape);
}

export function isOpenShape(shape: NodeShape): boolean {
  return shape === 'arc' || shape === 'brace';
}

/** The folded inner membrane of a mitochondrion. */
export function cristae(width: number, height: number): Path {
  const folds = 4;
  const [left, top, right, bottom] = [0.1, 0.22, 0.9, 0.78];
  const step = (right - left) / folds;
  const at = (x: number, y: number): [number, number] => [x * width, y * height];
  const path: PathCommand[] = [['M', ...at(left, 0.5)]];
  for (let fold = 0; fold < folds; fold += 1) {
    const x = left + fold * step;
    path.push([
      'C',
      ...at(x, top - 0.05),
      ...at(x + step * 0.55, top - 0.05),
      ...at(x + step * 0.55, 0.5),
    ]);
    path.push(['C', ...at(x + step * 0.55, 0.68), ...at(x + step, 0.68), ...at(x + step, 0.5)]);
  }
  for (let fold = folds; fold > 0; fold -= 1) {
    const x = left + fold * step;
    path.push([
      'C',
      ...at(x, bottom + 0.05),
      ...at(x - step * 0.45, bottom + 0.05),
      ...at(x - step * 0.45, 0.6),
    ]);
    path.push(['C', ...at(x - step * 0.45, 0.56), ...at(x - step, 0.5), ...at(x - step, 0.5)]);
  }
  return [...path, ['Z']];
}

/** The control point of a quarter ellipse, as a share of its diameter. */
const bow = 0.2761;

/**
 * A bent sausage, in shares of the box: from `left` to `right`, its middle line at `y`, lowered by `sag` in the middle.
 */
interface Blob {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly thickness: number;
  readonly sag: number;
}

const cisternae: readonly Blob[] = [
  { left: 0.22, right: 0.78, y: 0.08, thickness: 0.13, sag: 0.08 },
  { left: 0.12, right: 0.88, y: 0.3, thickness: 0.15, sag: 0.1 },
  { left: 0, right: 1, y: 0.53, thickness: 0.17, sag: 0.12 },
  { left: 0.14, right: 0.86, y: 0.77, thickness: 0.15, sag: 0.1 },
];

const reticulum: readonly Blob[] = [
  { left: 0.05, right: 0.72, y: 0.07, thickness: 0.12, sag: 0.03 },
  { left: 0.28, right: 1, y: 0.26, thickness: 0.12, sag: -0.03 },
  { left: 0, right: 0.7, y: 0.45, thickness: 0.12, sag: 0.04 },
  { left: 0.24, right: 0.96, y: 0.66, thickness: 0.12, sag: -0.03 },
  { left: 0.08, right: 0.8, y: 0.88, thickness: 0.12, sag: 0.04 },
];

function blob({ left, right, y, thickness, sag }: Blob, w: number, h: number): Path {
  const half = thickness / 2;
  const third = (right - left) / 3;
  const edge = (dy: number, x: number): [number, number] => [x * w, (y + dy) * h];
  const inset = Math.min(half * (h / Math.max(w, 1e-9)), third / 2);
  const [from, to] = [left + inset, right - inset];
  return [
    ['M', ...edge(-half, from)],
    [
      'C',
      ...edge(sag * 1.33 - half, from + third),
      ...edge(sag * 1.33 - half, to - third),
      ...edge(-half, to),
    ],
    ['C', ...edge(-half, right), ...edge(half, right), ...edge(half, to)],
    [
      'C',
      ...edge(sag * 1.33 + half, to - third),
      ...edge(sag * 1.33 + half, from + third),
      ...edge(half, from),
    ],
    ['C', ...edge(half, left), ...edge(-half, left), ...edge(-half, from)],
    ['Z'],
  ];
}

/** A sac with bulges all around. */
function scalloped(w: number, h: number): Path {
  const bulges = 10;
  const at = (turn: number, reach: number): [number, number] => [
    (w / 2) * (1 + reach * Math.cos(turn)),
    (h / 2) * (1 + reach * Math.sin(turn)),
  ];
  const path: PathCommand[] = [['M', ...at(0, 0.86)]];
  for (let bulge = 0; bulge < bulges; bulge += 1) {
    const turn = (share: number) => ((bulge + share) * 2 * Math.PI) / bulges;
    path.push(['C', ...at(turn(0.15), 1.04), ...at(turn(0.85), 1.04), ...at(turn(1), 0.86)]);
  }
  return [...path, ['Z']];
}
