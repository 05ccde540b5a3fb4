import type { Point } from '../../shared/project/value-schemas.ts';

/** How near to the edge of the canvas a pointer shifts the view, and by how much a frame at most, in window pixels. */
const reach = 36;
const fastest = 15;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** By how many window pixels the view shifts while a drag rests there; null away from the edges. */
export function edgePan(
  pointer: { readonly clientX: number; readonly clientY: number },
  { left, top, right, bottom }: Box,
): Point | null {
  const x = push(pointer.clientX - left) - push(right - pointer.clientX);
  const y = push(pointer.clientY - top) - push(bottom - pointer.clientY);
  return x === 0 && y === 0 ? null : { x, y };
}

/** Faster the nearer, fastest at the edge and beyond it. */
function push(distance: number): number {
  return (fastest * (reach - Math.max(0, Math.min(reach, distance)))) / reach;
}
