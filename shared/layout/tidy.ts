import type { DiagramPoint } from '../project/project-schema.ts';
import { centreOf, otherAxis, type Axis } from '../scene/primitives.ts';
import { compare, type LevelBox } from './reactions.ts';

/** Centres this near to each other were meant to be in line, in diagram units. */
const nearly = 14;
/** The most that the members of one line may differ before. */
const mostSpread = 24;

/**
 * Puts linked boxes whose centres are nearly in line exactly in line, so that their links are straight. A line with a
 * fixed box takes that box's position.
 */
export function straightened(
  boxes: readonly LevelBox[],
  links: readonly (readonly [string, string])[],
  isFixed: (id: string) => boolean,
): ReadonlyMap<string, DiagramPoint> {
  const corners = new Map(boxes.map(({ id, x, y }) => [id, { x, y }]));
  const byId = new Map(boxes.map((box) => [box.id, box]));
  for (const axis of ['x', 'y'] as const) {
    for (const line of linesAlong(axis, byId, links)) {
      const fixed = line.filter(({ id }) => isFixed(id));
      const centres = (fixed.length > 0 ? fixed : line).map((box) => centreOf(box)[axis]);
      const sorted = centres.toSorted((a, b) => a - b);
      const at = Math.round(sorted[Math.floor((sorted.length - 1) / 2)] ?? 0);
      for (const box of line) {
        const corner = corners.get(box.id);
        const side = axis === 'x' ? box.width : box.height;
        if (corner && !isFixed(box.id)) corner[axis] = at - side / 2;
      }
    }
  }
  return corners;
}

/** Groups of boxes whose links run across the axis and whose centres along it nearly agree. */
function linesAlong(
  axis: Axis,
  boxes: ReadonlyMap<string, LevelBox>,
  links: readonly (readonly [string, string])[],
): LevelBox[][] {
  const pairs = links
    .flatMap(([one, other]) => {
      const [a, b] = [boxes.get(one), boxes.get(other)];
      if (!a || !b) return [];
      const [from, to] = [centreOf(a), centreOf(b)];
      const across = Math.abs(from[otherAxis(axis)] - to[otherAxis(axis)]);
      const off = Math.abs(from[axis] - to[axis]);
      return off <= nearly && across > 2 * off ? [{ one, other, off }] : [];
    })
    .sort((a, b) => a.off - b.off || compare(a.one, b.one) || compare(a.other, b.other));
  const groups = new Map<string, LevelBox[]>();
  const groupOf = (id: string): LevelBox[] => {
    const box = boxes.get(id);
    return groups.get(id) ?? (box ? [box] : []);
  };
  for (const { one, other } of pairs) {
    const [a, b] = [groupOf(one), groupOf(other)];
    if (a === b) continue;
    const both = [...a, ...b];
    const centres = both.map((box) => centreOf(box)[axis]);
    if (Math.max(...centres) - Math.min(...centres) > mostSpread) continue;
    for (const { id } of both) groups.set(id, both);
  }
  return [...new Set(groups.values())];
}
