import { linkSchema, type Link } from '../project/link-schema.ts';
import type { Point } from '../project/value-schemas.ts';
import { admitted, changeLinks, patched } from './change-elements.ts';
import { clamp, isFinitePoint, shifted } from './clamp.ts';
import type { Edit } from './edit.ts';

/** Puts a bend into a link before the one at `index`; an index past either end means that end. Diagram units. */
export function addWaypoint(linkId: string, index: number, point: Point): Edit {
  return changeWaypoints(linkId, (points) => {
    const at = clamp(Math.trunc(index), 0, points.length);
    return points.toSpliced(at, 0, point);
  });
}

export function moveWaypoint(linkId: string, index: number, point: Point): Edit {
  return changeWaypoints(linkId, (points) =>
    points.map((old, at) => (at === index ? { ...old, x: point.x, y: point.y } : old)),
  );
}

export function removeWaypoint(linkId: string, index: number): Edit {
  return changeWaypoints(linkId, (points) => points.filter((_point, at) => at !== index));
}

export function setWaypoints(linkId: string, points: readonly Point[]): Edit {
  return changeWaypoints(linkId, () => points);
}

function changeWaypoints(
  linkId: string,
  change: (points: Link['waypoints']) => readonly Point[],
): Edit {
  return (project) =>
    changeLinks(project, [linkId], (link) => {
      const points = change(link.waypoints);
      if (!points.every(isFinitePoint)) return link;
      const placed = points.map((point) => shifted(point, { x: 0, y: 0 }));
      const waypoints = admitted(linkSchema.shape.waypoints, placed);
      return waypoints ? patched(link, { waypoints }) : link;
    });
}
