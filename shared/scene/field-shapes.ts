import type { NodeShape } from '../project/node-schema.ts';
import { box, corner, type Corner, ellipsePath, cutBox, type Outline } from './paths.ts';
import type { Path } from './primitives.ts';

/** How deep the points of tags and the notches of perturbing agents are. */
const notchDepth: (w: number, h: number) => number = (w, h) => Math.min(h * 0.5, w * 0.3);

/** Outlines with straight edges of SBGN glyphs that none of our kinds has, clockwise within a box of the given size. */
export const fieldOutlines = {
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
export function fieldInnerLines(shape: NodeShape, width: number, height: number): readonly Path[] {
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
export const pathwayOutlines = {
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
