import { limits } from '../project/limits.ts';
import type { Point } from '../project/value-schemas.ts';

/** Adding 0 makes 0 of -0, which JSON does not have. */
export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value)) + 0;
}

/** A coordinate in diagram units within the limits of a project. */
export function clampCoordinate(value: number): number {
  return clamp(value, -limits.coordinate, limits.coordinate);
}

export function isFinitePoint(point: Point): boolean {
  return Number.isFinite(point.x) && Number.isFinite(point.y);
}

/** The point shifted, within the limits; its unknown fields are kept. */
export function shifted<Located extends Point>(point: Located, delta: Point): Located {
  return {
    ...point,
    x: clampCoordinate(point.x + delta.x),
    y: clampCoordinate(point.y + delta.y),
  };
}
