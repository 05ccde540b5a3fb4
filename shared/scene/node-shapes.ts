import type { NodeShape } from '../project/project-schema.ts';
import { unreachable } from '../result.ts';
import {
  box,
  corner,
  type Corner,
  ellipsePath,
  cutBox,
  type Outline,
  cornerPath,
  insetCorners,
  movePath,
} from './paths.ts';
import type { Path } from './primitives.ts';
import { cristae, curvedOutlines, isCurvedShape, type CurvedShape } from './organelle-shapes.ts';

/** How deep the points of tags and the notches of perturbing agents are. */
const notchDepth: (w: number, h: number) => number = (w, h) => Math.min(h * 0.5, w * 0.3);

/** Outlines with straight edges of SBGN glyphs that none of our kinds has, clockwise within a box of the given size. */
const fieldOutlines = {
  box: (w, h) => box(w, h, 0),
  'concave-hexagon': (w, h) => {
    const notch = notchDepth(w, h) * 0.7;
    return [
      corner(0, 0),
      corner(w, 0),
      corner(w - notch, h / 2),
      corner(w, h),
      corner(0, h),
      corner(notch, h / 2),
    ];
  },
  'tag-right': (w, h) => {
    const point = notchDepth(w, h);
    return [
      corner(0, 0),
      corner(w - point, 0),
      corner(w, h / 2),
      corner(w - point, h),
      corner(0, h),
    ];
  },
  'tag-left': (w, h) => {
    const point = notchDepth(w, h);
    return [corner(point, 0), corner(w, 0), corner(w, h), corner(point, h), corner(0, h / 2)];
  },
  'tag-up': (w, h) => {
    const point = notchDepth(h, w);
    return [corner(w / 2, 0), corner(w, point), corner(w, h), corner(0, h), corner(0, point)];
  },
  'tag-down': (w, h) => {
    const point = notchDepth(h, w);
    return [
      corner(0, 0),
      corner(w, 0),
      corner(w, h - point),
      corner(w / 2, h),
      corner(0, h - point),
    ];
  },
} as const satisfies Partial<Record<NodeShape, Outline>>;

/** Lines of these glyphs inside or across their outline: the slash of a sink, the inner ring of a dissociation. */
function fieldInnerLines(shape: NodeShape, width: number, height: number): readonly Path[] {
  if (shape === 'crossed-circle') {
    return [
      [
        ['M', 0, height],
        ['L', width, 0],
      ],
    ];
  }
  if (shape !== 'double-circle') return [];
  const ring = 0.55;
  return [ellipsePath(width / 2, height / 2, (width / 2) * ring, (height / 2) * ring)];
}

/** Outlines with straight edges from pathway drawing programs, clockwise, for a box of the given size. */
const pathwayOutlines = {
  'rounded-box': (w, h) => box(w, h, Math.min(10, w / 2, h / 2)),
  'cut-box': (w, h) => cutBox(w, h, Math.min(18, w / 2.5, h / 2.5)),
  pentagon: (w, h) => inEllipse(5, w, h),
  'regular-hexagon': (w, h) => inEllipse(6, w, h),
  // It points to the right and reaches out of its box, as in PathVisio.
  pointer: (w, h) => [
    corner(1.25 * w - 2, 0.5 * h),
    corner(0.3125 * w - 2, 0.933 * h),
    corner(0.3125 * w - 2, 0.067 * h),
  ],
} as const satisfies Partial<Record<NodeShape, Outline>>;

/** A regular polygon in the ellipse of the box, its first corner at the right. */
function inEllipse(count: number, w: number, h: number): readonly Corner[] {
  return Array.from({ length: count }, (_, index) => {
    const turn = (2 * Math.PI * index) / count;
    return corner((w / 2) * (1 + Math.cos(turn)), (h / 2) * (1 + Math.sin(turn)));
  });
}

/**
 * The outline of a shape within a box of the given size, clockwise from the origin, moved inwards by `inset`. For
 * `none` it is the box: invisible, but links end at it. Finite for every size, zero included.
 */
export function outlineOf(shape: NodeShape, width: number, height: number, inset = 0): Path {
  const depth = Math.min(inset, width / 2, height / 2);
  if (isRound(shape)) return ellipse(width, height, depth);
  if (isCurvedShape(shape)) {
    const inner = curvedOutlines[shape](width - 2 * depth, height - 2 * depth);
    return depth > 0 ? movePath(inner, depth, depth) : inner;
  }
  const corners = cornersOf[shape](width, height);
  return cornerPath(depth > 0 ? insetCorners(corners, depth) : corners);
}

/** Lines within the outline: the fold of a note, the bars of a subprocess. */
export function innerLinesOf(shape: NodeShape, width: number, height: number): readonly Path[] {
  if (shape === 'note') {
    const fold = foldOf(width, height);
    return [
      [
        ['M', width - fold, 0],
        ['L', width - fold, fold],
        ['L', width, fold],
      ],
    ];
  }
  if (shape === 'mitochondrion') return [cristae(width, height)];
  if (shape !== 'subprocess') return fieldInnerLines(shape, width, height);
  const bar = barOf(width);
  return [bar, width - bar].map((x) => [
    ['M', x, 0],
    ['L', x, height],
  ]);
}

/** The distance of text from the left and right edge of the box, in diagram units, so that it stays in the shape. */
export function textInset(shape: NodeShape, width: number, height: number): number {
  const margin = Math.min(7, width / 10);
  switch (shape) {
    case 'hexagon':
      return margin + pointOf(width, height) * 0.35;
    case 'capsule':
      return margin + Math.min(width, height) * 0.15;
    case 'ellipse':
    case 'diamond':
    case 'triangle':
    case 'crossed-circle':
    case 'double-circle':
    case 'mitochondrion':
    case 'pentagon':
    case 'regular-hexagon':
    case 'pointer':
      return margin + width * 0.1;
    case 'chevron':
    case 'parallelogram':
      return margin + slantOf(width, height) * 0.75;
    case 'trapezoid':
      return margin + slantOf(width, height) * 0.5;
    case 'subprocess':
      return margin * 0.5 + barOf(width);
    case 'none':
      return 0;
    case 'note':
      // Clear of the folded corner.
      return Math.max(margin, foldOf(width, height) + 1);
    case 'concave-hexagon':
    case 'tag-right':
    case 'tag-left':
      return margin + pointOf(width, height) * 0.35;
    case 'rectangle':
    case 'rounded-box':
    case 'cut-box':
    case 'arc':
    case 'brace':
    case 'endoplasmic-reticulum':
    case 'sarcoplasmic-reticulum':
    case 'golgi-apparatus':
    case 'box':
    case 'tag-up':
    case 'tag-down':
    case 'rounded':
    case 'octagon':
    case 'cut-corners':
    case 'leaf':
    case 'receptor':
    case 'bottom-rounded':
    case 'compartment':
      return margin;
    default:
      return unreachable(shape);
  }
}

/** The height at which text looks centred in the shape, from the top of the box. */
export function textMiddle(shape: NodeShape, height: number): number {
  if (shape === 'triangle') return height * 0.64;
  if (shape === 'receptor') return height * 0.53;
  return height / 2;
}

const least = Math.min;
const pointOf: (w: number, h: number) => number = (w, h) => least(h * 0.34, w * 0.3);
const slantOf: (w: number, h: number) => number = (w, h) => least(h * 0.32, w * 0.2);
const foldOf: (w: number, h: number) => number = (w, h) => least(14, w / 3, h / 3);
const barOf: (w: number) => number = (w) => least(7, w / 8);

type RoundShape = 'ellipse' | 'crossed-circle' | 'double-circle';

function isRound(shape: NodeShape): shape is RoundShape {
  return shape === 'ellipse' || shape === 'crossed-circle' || shape === 'double-circle';
}

const cornersOf: Readonly<Record<Exclude<NodeShape, RoundShape | CurvedShape>, Outline>> = {
  rectangle: (w, h) => box(w, h, least(5, w / 6, h / 6)),
  rounded: (w, h) => box(w, h, least(13, w * 0.3, h * 0.3)),
  capsule: (w, h) => box(w, h, least(w, h) / 2),
  compartment: (w, h) => box(w, h, least(22, w / 4, h / 4)),
  none: (w, h) => box(w, h, 0),
  ...fieldOutlines,
  ...pathwayOutlines,
  hexagon: (w, h) => {
    const point = pointOf(w, h);
    return [
      corner(point, 0),
      corner(w - point, 0),
      corner(w, h / 2),
      corner(w - point, h),
      corner(point, h),
      corner(0, h / 2),
    ];
  },
  octagon: (w, h) => cutBox(w, h, least(11, w * 0.25, h * 0.3)),
  'cut-corners': (w, h) => cutBox(w, h, least(9, w * 0.2, h * 0.2)),
  leaf: (w, h) => {
    const round = least(h * 0.56, w * 0.4);
    return [corner(0, 0, round), corner(w, 0, 1), corner(w, h, round), corner(0, h, 1)];
  },
  trapezoid: (w, h) => {
    const slant = slantOf(w, h);
    return [corner(0, 0, 1), corner(w, 0, 1), corner(w - slant, h, 1), corner(slant, h, 1)];
  },
  receptor: (w, h) => {
    const notch = least(h * 0.19, w * 0.15);
    return [
      corner(0, 0, 1),
      corner(w / 2, notch),
      corner(w, 0, 1),
      corner(w, h - notch, 1),
      corner(w / 2, h),
      corner(0, h - notch, 1),
    ];
  },
  chevron: (w, h) => {
    const slant = slantOf(w, h);
    return [
      corner(0, 0),
      corner(w - slant, 0),
      corner(w, h / 2),
      corner(w - slant, h),
      corner(0, h),
      corner(slant, h / 2),
    ];
  },
  parallelogram: (w, h) => {
    const slant = slantOf(w, h);
    return [corner(slant, 0, 1), corner(w, 0, 1), corner(w - slant, h, 1), corner(0, h, 1)];
  },
  'bottom-rounded': (w, h) => {
    const round = least(h * 0.45, w * 0.3);
    return [corner(0, 0, 1), corner(w, 0, 1), corner(w, h, round), corner(0, h, round)];
  },
  subprocess: (w, h) => box(w, h, least(3, w / 6, h / 6)),
  note: (w, h) => {
    const fold = foldOf(w, h);
    return [
      corner(0, 0, 2),
      corner(w - fold, 0),
      corner(w, fold),
      corner(w, h, 2),
      corner(0, h, 2),
    ];
  },
  triangle: (w, h) => [corner(w / 2, 0), corner(w, h), corner(0, h)],
  diamond: (w, h) => [corner(w / 2, 0), corner(w, h / 2), corner(w / 2, h), corner(0, h / 2)],
};

function ellipse(width: number, height: number, inset: number): Path {
  const [cx, cy] = [width / 2, height / 2];
  return ellipsePath(cx, cy, cx - inset, cy - inset);
}
