import type { NodeShape } from '../project/node-schema.ts';
import { box, cutBox } from './box-corners.ts';
import { corner, type Corner } from './corner-path.ts';

type Outline = (width: number, height: number) => readonly Corner[];

/** Outlines with straight edges as pathway drawing programs have them, clockwise, for a box of the given size. */
export const pathwayOutlines = {
  'rounded-box': (w, h) => box(w, h, Math.min(10, w / 2, h / 2)),
  'cut-box': (w, h) => cutBox(w, h, Math.min(18, w / 2.5, h / 2.5)),
  pentagon: (w, h) => inEllipse(5, w, h),
  'regular-hexagon': (w, h) => inEllipse(6, w, h),
  // It points to the right and reaches beyond its box, as PathVisio has it.
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
