import { corner, type Corner } from './corner-path.ts';

/** The four corners of a box, clockwise from the top left, each rounded by `radius` diagram units. */
export function box(w: number, h: number, radius: number): readonly Corner[] {
  return [corner(0, 0, radius), corner(w, 0, radius), corner(w, h, radius), corner(0, h, radius)];
}

/** A box whose corners are cut off, each `cut` diagram units along both of its sides; clockwise. */
export function cutBox(w: number, h: number, cut: number): readonly Corner[] {
  return [
    corner(cut, 0),
    corner(w - cut, 0),
    corner(w, cut),
    corner(w, h - cut),
    corner(w - cut, h),
    corner(cut, h),
    corner(0, h - cut),
    corner(0, cut),
  ];
}
