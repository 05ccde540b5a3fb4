import type { CanvasSettings } from '../../shared/project/project-schema.ts';
import type { Point } from '../../shared/project/value-schemas.ts';

/** The nearest place on the grid, in diagram coordinates; the place itself when snapping is off or Alt is held. */
export function snap(
  canvas: CanvasSettings,
  point: Point,
  keys?: { readonly altKey: boolean },
): Point {
  if (!canvas.snap || keys?.altKey) return { x: round(point.x, 0.5), y: round(point.y, 0.5) };
  return { x: round(point.x, canvas.grid), y: round(point.y, canvas.grid) };
}

function round(value: number, step: number): number {
  return Math.round(value / step) * step;
}
