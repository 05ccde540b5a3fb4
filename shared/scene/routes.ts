import type { Link } from '../project/link-schema.ts';
import type { Point } from '../project/value-schemas.ts';
import { bentPath } from './corner-path.ts';
import { isPlaced, resolveEnds, type EndLookup, type LinkEnd } from './link-ends.ts';
import { orthogonalCorners, orthogonalRoute } from './orthogonal-route.ts';
import type { Path, PathCommand } from './primitives.ts';
import { directionBetween, distanceBetween, flattenPath } from './route-geometry.ts';
import { withinCurve } from './within-curve.ts';

/** How a link runs, from source to target. */
export interface Route {
  readonly source: LinkEnd;
  readonly target: LinkEnd;
  readonly path: Path;
  /** Corners of the path; roundings at bends are for the eye and not part of it. Curves come as chords. */
  readonly points: readonly Point[];
}

const bendRadius = 6;

/** Works out where a link runs. Everything is finite, also for ends that coincide. */
export function routeLink(link: Link, lookup: EndLookup): Route {
  const { source, target } = resolveEnds(link, lookup);
  const isLoop =
    link.source.to === 'node' &&
    link.target.to === 'node' &&
    link.source.id === link.target.id &&
    !isPlaced(link);
  if (link.routing === 'orthogonal') {
    const points = orthogonalRoute(source, target, link.waypoints);
    const radius = link.style?.corners === 'sharp' ? 0 : bendRadius;
    return { source, target, path: bentPath(points, radius), points };
  }
  if (link.routing === 'curved' && link.style?.curve === 'within' && link.waypoints.length > 0) {
    const path = withinCurve(orthogonalCorners(source, target, link.waypoints));
    return { source, target, path, points: flattenPath(path) };
  }
  if (link.routing === 'curved' || (isLoop && link.waypoints.length === 0)) {
    const isBareLoop = isLoop && link.waypoints.length === 0;
    const path = isBareLoop
      ? loopPath(source, target)
      : curvedPath(freed(source, link), freed(target, link), link.waypoints);
    return { source, target, path, points: flattenPath(path) };
  }
  const points = [source.point, ...link.waypoints, target.point];
  return { source, target, path: bentPath(points, 0), points };
}

/** Out and back in one round sweep, large enough to show its head whatever the node's size. */
function loopPath(source: LinkEnd, target: LinkEnd): Path {
  const reach = 26 + 0.9 * distanceBetween(source.point, target.point);
  const pulled = ({ point, normal }: LinkEnd): Point => ({
    x: point.x + (normal?.x ?? 1) * reach,
    y: point.y + (normal?.y ?? 0) * reach,
  });
  const [a, b] = [pulled(source), pulled(target)];
  return [
    ['M', source.point.x, source.point.y],
    ['C', a.x, a.y, b.x, b.y, target.point.x, target.point.y],
  ];
}

/** The bends of an imported curve say its whole course: it need not leave at a right angle. */
function freed(end: LinkEnd, { origin, waypoints }: Link): LinkEnd {
  if (origin === undefined || waypoints.length === 0) return end;
  const { normal: _normal, ...rest } = end;
  return rest;
}

/** Smooth through all waypoints, leaving and arriving along the normals of the ends. */
function curvedPath(source: LinkEnd, target: LinkEnd, waypoints: readonly Point[]): Path {
  const points = [source.point, ...waypoints, target.point];
  const commands: PathCommand[] = [['M', source.point.x, source.point.y]];
  for (let i = 1; i < points.length; i += 1) {
    const from = points[i - 1] ?? source.point;
    const to = points[i] ?? target.point;
    const a = handle(from, to, i === 1 ? source.normal : tangentAt(points, i - 1));
    const b = handle(
      to,
      from,
      i === points.length - 1 ? target.normal : negative(tangentAt(points, i)),
    );
    commands.push(['C', a.x, a.y, b.x, b.y, to.x, to.y]);
  }
  return commands;
}

/** The control point at one end of a curve: along the direction, by a length that keeps the bend gentle. */
function handle(at: Point, other: Point, direction: Point | undefined): Point {
  const distance = distanceBetween(at, other);
  if (!direction) return { x: at.x + (other.x - at.x) / 3, y: at.y + (other.y - at.y) / 3 };
  const ahead = direction.x * (other.x - at.x) + direction.y * (other.y - at.y);
  // Where the other end lies behind, the curve needs room to turn.
  const length = ahead > 0 ? 0.3 * ahead + 0.14 * distance : Math.max(28, 0.4 * distance);
  return { x: at.x + direction.x * length, y: at.y + direction.y * length };
}

/** The direction through a waypoint: from the one before to the one after. */
function tangentAt(points: readonly Point[], index: number): Point | undefined {
  const before = points[index - 1];
  const after = points[index + 1];
  return before && after ? directionBetween(before, after) : undefined;
}

function negative(point: Point | undefined): Point | undefined {
  return point && { x: -point.x, y: -point.y };
}
