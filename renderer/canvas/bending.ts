import type { Edit } from '../../shared/edit/edit.ts';
import { bendsWithCornerAt, bendsWithSegmentAt } from '../../shared/edit/orthogonal-bends.ts';
import { addWaypoint, moveWaypoint, setWaypoints } from '../../shared/edit/waypoints.ts';
import type { Point } from '../../shared/project/value-schemas.ts';
import type { DrawnLink } from '../../shared/scene/drawn.ts';
import { distanceBetween, distanceToRoute } from '../../shared/scene/route-geometry.ts';

/** What the link becomes with what was taken hold of at a place. */
export type Bend = (to: Point) => Edit;

/**
 * What dragging a link from a point on does: a bend near by moves; else a right-angled link's segment moves aside and
 * any other link gets a new bend. `reach` is how near a bend must be, in diagram units.
 */
export function bendFrom(drawn: DrawnLink, point: Point, reach: number): Bend {
  const { link, route } = drawn;
  const near = link.waypoints.findIndex((bend) => distanceBetween(bend, point) <= reach);
  if (near >= 0) return moveBend(drawn, near);
  if (link.routing === 'orthogonal') {
    const { segmentIndex } = distanceToRoute(route, point);
    return (to) => setWaypoints(link.id, bendsWithSegmentAt(route, segmentIndex, to));
  }
  const index = bendsBefore(drawn, point);
  return (to) => addWaypoint(link.id, index, to);
}

/** Moving one bend; of a right-angled link those beside it go along, so that it stays right-angled. */
export function moveBend({ link }: DrawnLink, index: number): Bend {
  if (link.routing !== 'orthogonal') return (to) => moveWaypoint(link.id, index, to);
  return (to) => setWaypoints(link.id, bendsWithCornerAt(link.waypoints, index, to));
}

function bendsBefore({ route, link }: DrawnLink, point: Point): number {
  const { position } = distanceToRoute(route, point);
  return link.waypoints.filter((bend) => distanceToRoute(route, bend).position < position).length;
}
