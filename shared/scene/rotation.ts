import type { Point } from '../project/value-schemas.ts';

/** Turns a point about a centre, clockwise on a canvas whose y points down. */
export function rotatePoint(point: Point, centre: Point, degrees: number): Point {
  if (degrees === 0) return { x: point.x, y: point.y };
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [dx, dy] = [point.x - centre.x, point.y - centre.y];
  return { x: centre.x + dx * cos - dy * sin, y: centre.y + dx * sin + dy * cos };
}
