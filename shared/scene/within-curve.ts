import type { Point } from '../project/value-schemas.ts';
import type { Path, PathCommand } from './primitives.ts';

/**
 * A curve from the first corner to the last that stays within the line through all: it touches the middle of each
 * middle segment. As PathVisio draws its curved connectors.
 */
export function withinCurve(corners: readonly Point[]): Path {
  const [first] = corners;
  const last = corners.at(-1);
  if (!first || !last) return [];
  const path: PathCommand[] = [['M', first.x, first.y]];
  let at = first;
  for (let index = 1; index < corners.length - 2; index += 1) {
    const [a, b] = [corners[index] ?? at, corners[index + 1] ?? at];
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    path.push(['C', at.x, at.y, a.x, a.y, middle.x, middle.y]);
    at = middle;
  }
  const turn = corners.at(-2) ?? first;
  path.push(['C', turn.x, turn.y, last.x, last.y, last.x, last.y]);
  return path;
}
