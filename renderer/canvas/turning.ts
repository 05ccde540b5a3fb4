import type { Point } from '../../shared/project/value-schemas.ts';

/**
 * By how many degrees, clockwise, a thing turns about its centre as a pointer goes from one place to another, so that
 * its angle becomes a whole number of steps.
 */
export function turnedBy(
  centre: Point,
  from: Point,
  to: Point,
  rotation: number,
  step: number,
): number {
  const way = angleOf(centre, to) - angleOf(centre, from);
  return Math.round((rotation + way) / step) * step - rotation;
}

function angleOf(centre: Point, { x, y }: Point): number {
  return (Math.atan2(y - centre.y, x - centre.x) * 180) / Math.PI;
}
