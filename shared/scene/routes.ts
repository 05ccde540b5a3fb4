import type { Link, DiagramPoint } from '../project/project-schema.ts';
import { bentPath } from './paths.ts';
import { isPlaced, resolveEnds, type EndLookup, type LinkEnd } from './link-ends.ts';
import { orthogonalCorners, orthogonalRoute } from './orthogonal-route.ts';
import { grown, type Bounds, type Path, type PathCommand, centreOf } from './primitives.ts';
import {
  directionBetween,
  distanceBetween,
  flattenPath,
  routeLength,
  runsThrough,
} from './route-geometry.ts';

/** How a link runs, from source to target. */
export interface Route {
  readonly source: LinkEnd;
  readonly target: LinkEnd;
  readonly path: Path;
  /** Corners of the path. Rounded bends are only drawn and are not part of it. Curves are given as chords. */
  readonly points: readonly DiagramPoint[];
}

/** Where a link runs among those between the same two nodes; the only one has none. */
export interface Lane {
  /** From the middle, in lanes: -0.5 and 0.5 for two. The first node by id has it on its right. */
  readonly share: number;
  /** From 0, in the order of the file. */
  readonly index: number;
  /** Of the largest label among them, so that labels stand apart. */
  readonly width: number;
  readonly height: number;
}

const bendRadius = 6;
/** A curved link that is led round nodes stays in the channel between them. */
const curveRadius = 18;

/** Computes where a link runs. Everything is finite, also if both ends are the same point. */
export function routeLink(link: Link, lookup: EndLookup, lane?: Lane): Route {
  const bow = lane && bowPoint(link, lookup, lane);
  // A link beside others runs as if it were bent there.
  if (bow) return bowed(link, lookup, bow);
  const { source, target } = resolveEnds(link, lookup, lane?.index);
  const isLoop =
    link.source.to === 'node' &&
    link.target.to === 'node' &&
    link.source.id === link.target.id &&
    !isPlaced(link);
  if (link.routing === 'orthogonal' || (!isLoop && runsThroughOwnNode(link, source, target))) {
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
      ? loopPath(source, target, lane)
      : curvedPath(freed(source, link), freed(target, link), link.waypoints);
    return { source, target, path, points: flattenPath(path) };
  }
  const points = [source.point, ...link.waypoints, target.point];
  return { source, target, path: bentPath(points, 0), points };
}

/** A route along given corners, with its bends rounded as the link has it. */
export function routeThrough(
  link: Link,
  ends: { readonly source: LinkEnd; readonly target: LinkEnd },
  points: readonly DiagramPoint[],
): Route {
  const isSharp = link.style?.corners === 'sharp';
  const radius = isSharp ? 0 : link.routing === 'curved' ? curveRadius : bendRadius;
  return { ...ends, path: bentPath(points, radius), points };
}

/** Diagram units by which a line may lie within the box of a node, whose corners are often round. */
const insideBox = 4;

/**
 * Whether a link that leaves a node where a person put it would go back through that node. It is then led round at right
 * angles, whatever its routing is.
 */
function runsThroughOwnNode(link: Link, source: LinkEnd, target: LinkEnd): boolean {
  if (link.waypoints.length > 0 || link.origin !== undefined) return false;
  const ends = [
    { end: link.source, at: source, other: target },
    { end: link.target, at: target, other: source },
  ];
  return ends.some(({ end, at, other }) => {
    if (end.to !== 'node' || end.side === undefined || !at.obstacle) return false;
    const inside = grown(at.obstacle, -insideBox);
    // A link to something in its own container has to run there.
    if (contains(inside, other.point) || contains(inside, at.point)) return false;
    return runsThrough([at.point, other.point], inside);
  });
}

function contains({ x, y, width, height }: Bounds, point: DiagramPoint): boolean {
  return point.x > x && point.x < x + width && point.y > y && point.y < y + height;
}

const narrowestLane = 20;
const widestLane = 120;

/** Beside the middle between two nodes, as far as the link's lane is; undefined for a link of one node with itself. */
function bowPoint(link: Link, lookup: EndLookup, lane: Lane): DiagramPoint | undefined {
  const { source, target } = link;
  if (source.to !== 'node' || target.to !== 'node' || source.id === target.id) return undefined;
  const [first, second] = source.id < target.id ? [source, target] : [target, source];
  const [from, to] = [lookup.node(first.id), lookup.node(second.id)];
  const along = from && to && directionBetween(centreOf(from), centreOf(to));
  if (!along) return undefined;
  const { source: a, target: b } = resolveEnds({ ...link, routing: 'straight' }, lookup);
  const needed = Math.abs(along.y) * lane.width + Math.abs(along.x) * lane.height + 6;
  const step = Math.max(narrowestLane, Math.min(widestLane, needed)) * lane.share;
  return {
    x: (a.point.x + b.point.x) / 2 - along.y * step,
    y: (a.point.y + b.point.y) / 2 + along.x * step,
  };
}

function bowed(link: Link, lookup: EndLookup, bow: DiagramPoint): Route {
  const routing = link.routing === 'orthogonal' ? 'orthogonal' : 'straight';
  const bent: Link = { ...link, routing, waypoints: [bow] };
  const { source, target } = resolveEnds(bent, lookup);
  if (routing === 'orthogonal') {
    const points = orthogonalRoute(source, target, [bow]);
    return { source, target, path: bentPath(points, bendRadius), points };
  }
  const path = curvedPath(source, target, [bow]);
  return { source, target, path, points: flattenPath(path) };
}

/** Out and back in one round sweep, large enough to show its head for every size of node. */
function loopPath(source: LinkEnd, target: LinkEnd, lane?: Lane): Path {
  // After one at each corner the next go further out.
  const round = Math.floor((lane?.index ?? 0) / 4);
  const reach = 26 + 36 * round + 0.9 * distanceBetween(source.point, target.point);
  const pulled = ({ point, normal }: LinkEnd): DiagramPoint => ({
    x: point.x + (normal?.x ?? 1) * reach,
    y: point.y + (normal?.y ?? 0) * reach,
  });
  const [a, b] = [pulled(source), pulled(target)];
  return [
    ['M', source.point.x, source.point.y],
    ['C', a.x, a.y, b.x, b.y, target.point.x, target.point.y],
  ];
}

/** The bends of an imported curve describe its whole course: it need not leave at a right angle. */
function freed(end: LinkEnd, { origin, waypoints }: Link): LinkEnd {
  if (origin === undefined || waypoints.length === 0) return end;
  const { normal: _normal, ...rest } = end;
  return rest;
}

/** Smooth through all waypoints, leaving and arriving along the normals of the ends. */
function curvedPath(source: LinkEnd, target: LinkEnd, waypoints: readonly DiagramPoint[]): Path {
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

/** The control point at one end of a curve: in the given direction, at a distance that makes the bend gentle. */
function handle(
  at: DiagramPoint,
  other: DiagramPoint,
  direction: DiagramPoint | undefined,
): DiagramPoint {
  const distance = distanceBetween(at, other);
  if (!direction) return { x: at.x + (other.x - at.x) / 3, y: at.y + (other.y - at.y) / 3 };
  const ahead = direction.x * (other.x - at.x) + direction.y * (other.y - at.y);
  // If the other end lies behind, the curve needs room to turn.
  const length = ahead > 0 ? 0.3 * ahead + 0.14 * distance : Math.max(28, 0.4 * distance);
  return { x: at.x + direction.x * length, y: at.y + direction.y * length };
}

/** The direction through a waypoint: from the waypoint before it to the one after it. */
function tangentAt(points: readonly DiagramPoint[], index: number): DiagramPoint | undefined {
  const before = points[index - 1];
  const after = points[index + 1];
  return before && after ? directionBetween(before, after) : undefined;
}

function negative(point: DiagramPoint | undefined): DiagramPoint | undefined {
  return point && { x: -point.x, y: -point.y };
}

/**
 * A curve from the first corner to the last that stays within the line through all corners: it touches the middle of
 * each middle segment. PathVisio draws its curved connectors like this.
 */
export function withinCurve(corners: readonly DiagramPoint[]): Path {
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

type Curve = readonly [DiagramPoint, DiagramPoint, DiagramPoint, DiagramPoint];

/** An open path, shortened at both ends by lengths in diagram units; empty if nothing is left. */
export function trimPath(path: Path, fromStart: number, fromEnd: number): Path {
  if (fromStart <= 0 && fromEnd <= 0) return path;
  const pieces = toCurves(path);
  const shorter = reversed(trimStart(reversed(trimStart(pieces, fromStart)), fromEnd));
  return toPath(shorter);
}

function toCurves(path: Path): Curve[] {
  const curves: Curve[] = [];
  let at: DiagramPoint = { x: 0, y: 0 };
  for (const command of path) {
    if (command[0] === 'Z') continue;
    const end =
      command[0] === 'C' ? { x: command[5], y: command[6] } : { x: command[1], y: command[2] };
    if (command[0] === 'L') curves.push([at, at, end, end]);
    if (command[0] === 'C') {
      curves.push([at, { x: command[1], y: command[2] }, { x: command[3], y: command[4] }, end]);
    }
    at = end;
  }
  return curves;
}

function toPath(curves: readonly Curve[]): Path {
  const first = curves[0];
  if (!first) return [];
  return [['M', first[0].x, first[0].y], ...curves.map(toCommand)];
}

function toCommand([from, a, b, to]: Curve): PathCommand {
  // Parts of straight pieces have their handles at their ends.
  if (isStraight(from, a, b, to)) return ['L', to.x, to.y];
  return ['C', a.x, a.y, b.x, b.y, to.x, to.y];
}

function isStraight(
  from: DiagramPoint,
  a: DiagramPoint,
  b: DiagramPoint,
  to: DiagramPoint,
): boolean {
  return same(from, a) && same(b, to);
}

function same(a: DiagramPoint, b: DiagramPoint): boolean {
  return a.x === b.x && a.y === b.y;
}

function reversed(curves: readonly Curve[]): Curve[] {
  return curves.map(([from, a, b, to]): Curve => [to, b, a, from]).reverse();
}

function trimStart(curves: readonly Curve[], amount: number): readonly Curve[] {
  let left = amount;
  for (const [index, curve] of curves.entries()) {
    if (left <= 0) return curves.slice(index);
    const length = lengthOf(curve);
    if (left < length) return [cutStart(curve, left, length), ...curves.slice(index + 1)];
    left -= length;
  }
  return [];
}

function lengthOf(curve: Curve): number {
  return routeLength(chords(curve));
}

function chords([from, a, b, to]: Curve): readonly DiagramPoint[] {
  if (isStraight(from, a, b, to)) return [from, to];
  return flattenPath([
    ['M', from.x, from.y],
    ['C', a.x, a.y, b.x, b.y, to.x, to.y],
  ]);
}

function cutStart(curve: Curve, amount: number, length: number): Curve {
  const [from, a, b, to] = curve;
  if (isStraight(from, a, b, to)) {
    const start = between(from, to, amount / length);
    return [start, start, to, to];
  }
  return secondPart(curve, parameterAt(chords(curve), amount));
}

/** The parameter of a curve at a length, from chords of equal parameter steps. */
function parameterAt(points: readonly DiagramPoint[], amount: number): number {
  let left = amount;
  for (let i = 1; i < points.length; i += 1) {
    const chord = routeLength(points.slice(i - 1, i + 1));
    if (left <= chord && chord > 0) return (i - 1 + left / chord) / (points.length - 1);
    left -= chord;
  }
  return 1;
}

/** De Casteljau: the part of the curve after `t`. */
function secondPart([from, a, b, to]: Curve, t: number): Curve {
  const [ab, bc, cd] = [between(from, a, t), between(a, b, t), between(b, to, t)];
  const [abc, bcd] = [between(ab, bc, t), between(bc, cd, t)];
  return [between(abc, bcd, t), bcd, cd, to];
}

function between(a: DiagramPoint, b: DiagramPoint, t: number): DiagramPoint {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}
