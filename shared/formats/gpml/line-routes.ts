import type { Side, PathwayNode, BoxPosition, DiagramPoint } from '../../project/project-schema.ts';
import { boxToDiagram, positionToBox } from '../../scene/node-outline.ts';
import { rotatedBounds, type Bounds } from '../../scene/primitives.ts';
import { flattenPath, pointAtLength, routeLength } from '../../scene/route-geometry.ts';
import { withinCurve } from '../../scene/routes.ts';
import type { GpmlElement, Values } from './gpml-document.ts';
import type { Ids } from './gpml-ids.ts';
import { numberOf } from './read-values.ts';

/** How a line of a file runs. */
interface LineRoute {
  /** From end to end; of a curved line those of the elbow that it lies within. */
  readonly corners: readonly DiagramPoint[];
  /** What anchors are measured along. */
  readonly points: readonly DiagramPoint[];
  readonly isBent: boolean;
}

export interface Routes {
  routeOf(line: GpmlElement): LineRoute;
}

interface Carried {
  readonly line: GpmlElement;
  readonly position: number;
}

/** Lines that hang on lines that hang on lines: no drawing is deeper than this. */
const deepest = 200;

/** Runs the lines of a file as PathVisio does, each after those on which it hangs. */
export function createRoutes(
  lines: readonly GpmlElement[],
  nodes: ReadonlyMap<string, PathwayNode>,
  ids: Ids,
): Routes {
  const carried = new Map<string, Carried>();
  for (const line of lines) {
    for (const anchor of line.anchors) {
      carried.set(ids.of(anchor), { line, position: numberOf(anchor, 'position') });
    }
  }
  const known = new Map<GpmlElement, LineRoute | null>();
  let depth = 0;
  const routeOf = (line: GpmlElement): LineRoute | null => {
    const route = known.get(line);
    if (route !== undefined) return route;
    if (depth > deepest) return null;
    // Lines that hang on each other in a ring fall back to the places in the file.
    known.set(line, null);
    depth += 1;
    const made = makeRoute(line, (point, isStart) => endOf(point, isStart, line));
    depth -= 1;
    known.set(line, made);
    return made;
  };
  const endOf = (point: Values, isStart: boolean, line: GpmlElement): ElbowEnd => {
    const target = ids.named.get(point.get('elementRef') ?? '');
    const free = { x: numberOf(point, 'x'), y: numberOf(point, 'y') };
    const anchor = target?.type === 'anchor' ? carried.get(target.id) : undefined;
    if (anchor) {
      const route = routeOf(anchor.line);
      return route
        ? endOnLine(route, anchor.position, point, isStart, line)
        : { point: free, side: freeSide(isStart) };
    }
    const box = boxOfTarget(target, nodes);
    const rel = box && relOf(point, box);
    if (!rel) return { point: free, side: freeSide(isStart) };
    return {
      point: boxToDiagram({ ...box, rotation: 0 }, positionToBox(box, rel)),
      side: sideOf(rel),
    };
  };
  return {
    routeOf: (line) => routeOf(line) ?? makeRoute(line, freeEnd),
  };
}

function freeEnd(point: Values, isStart: boolean): ElbowEnd {
  return { point: { x: numberOf(point, 'x'), y: numberOf(point, 'y') }, side: freeSide(isStart) };
}

function freeSide(isStart: boolean): Side {
  return isStart ? 'left' : 'right';
}

/** The upright box by which an end is measured; undefined if the file names nothing with a box. */
export function boxOfTarget(
  target: ReturnType<Ids['named']['get']>,
  nodes: ReadonlyMap<string, PathwayNode>,
): Bounds | undefined {
  if (target?.type === 'node') {
    const node = nodes.get(target.id);
    return node && rotatedBounds(node, node.rotation);
  }
  if (target?.type !== 'badge') return undefined;
  const node = nodes.get(target.node);
  const badge = node?.badges.find(({ id }) => id === target.id);
  if (!node || !badge) return undefined;
  const [width, height] = [badge.width ?? 0, badge.height ?? 0];
  return {
    x: node.x + (node.width / 2) * (1 + badge.x) - width / 2,
    y: node.y + (node.height / 2) * (1 + badge.y) - height / 2,
    width,
    height,
  };
}

/** From the centre of a box in halves of its size; from X and Y where the file leaves it out. */
export function relOf(point: Values, box: Bounds): BoxPosition {
  if (point.has('relX') && point.has('relY')) {
    return { x: numberOf(point, 'relX'), y: numberOf(point, 'relY') };
  }
  return relAt(box, { x: numberOf(point, 'x'), y: numberOf(point, 'y') });
}

export function relAt(box: Bounds, { x, y }: DiagramPoint): BoxPosition {
  const share = (from: number, size: number) => (size > 0 ? from / (size / 2) : 0);
  return {
    x: share(x - (box.x + box.width / 2), box.width),
    y: share(y - (box.y + box.height / 2), box.height),
  };
}

function sideOf({ x, y }: BoxPosition): Side {
  if (Math.abs(x) > Math.abs(y)) return x > 0 ? 'right' : 'left';
  return y > 0 ? 'bottom' : 'top';
}

function makeRoute(
  line: GpmlElement,
  endOf: (point: Values, isStart: boolean) => ElbowEnd,
): LineRoute {
  const first = line.points[0] ?? new Map<string, string>();
  const last = line.points.at(-1) ?? first;
  const [start, end] = [endOf(first, true), endOf(last, false)];
  const middles = line.points
    .slice(1, -1)
    .map((point) => ({ x: numberOf(point, 'x'), y: numberOf(point, 'y') }));
  const type = line.values.get('connectorType');
  if (type === 'Elbow' || type === 'Curved') {
    const corners = elbowCorners(start, end, middles);
    const points = type === 'Elbow' ? corners : flattenPath(withinCurve(corners));
    return { corners, points, isBent: true };
  }
  const corners = [start.point, ...(type === 'Segmented' ? middles : []), end.point];
  return { corners, points: corners, isBent: false };
}

const turned: Readonly<Record<Side, Side>> = {
  right: 'bottom',
  bottom: 'left',
  left: 'top',
  top: 'right',
};

/** An end on an anchor: `RelX` and `RelY` are distances from it there. */
function endOnLine(
  carrier: LineRoute,
  position: number,
  point: Values,
  isStart: boolean,
  line: GpmlElement,
): ElbowEnd {
  const length = routeLength(carrier.points);
  const at = pointAtLength(carrier.points, length * position);
  const endPoint = { x: at.x + numberOf(point, 'relX'), y: at.y + numberOf(point, 'relY') };
  return { point: endPoint, side: sideOnLine(carrier, length * position, isStart, line) };
}

function sideOnLine(carrier: LineRoute, along: number, isStart: boolean, line: GpmlElement): Side {
  if (carrier.isBent) {
    const { x, y } = segmentUnder(carrier.points, along);
    return sideOf({ x: Math.sign(y), y: Math.sign(x) });
  }
  const [from, to] = [line.points[0], line.points.at(-1)];
  if (!from || !to) return freeSide(isStart);
  const across = {
    x: numberOf(to, 'x') - numberOf(from, 'x'),
    y: numberOf(to, 'y') - numberOf(from, 'y'),
  };
  // The opposite of where this line goes, seen from its start.
  const side = sideOf({ x: -across.x, y: -across.y });
  const carried = segmentUnder(carrier.points, along);
  return runsAlong(side, carried) ? turned[side] : side;
}

/** Within thirty degrees of the axis of the side. */
function runsAlong(side: Side, { x, y }: DiagramPoint): boolean {
  const isLevel = side === 'left' || side === 'right';
  const [forth, aside] = isLevel ? [Math.abs(x), Math.abs(y)] : [Math.abs(y), Math.abs(x)];
  return forth > 0 && aside / forth < Math.tan(Math.PI / 6);
}

function segmentUnder(points: readonly DiagramPoint[], along: number): DiagramPoint {
  let left = along;
  for (let index = 1; index < points.length; index += 1) {
    const [from, to] = [points[index - 1], points[index]];
    if (!from || !to) continue;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    if (left <= length && length > 0) return { x: to.x - from.x, y: to.y - from.y };
    left -= length;
  }
  const [from, to] = [points.at(-2), points.at(-1)];
  return from && to ? { x: to.x - from.x, y: to.y - from.y } : { x: 0, y: 0 };
}

/** An end of an elbow, and the side on which the line leaves from there. */
export interface ElbowEnd {
  readonly point: DiagramPoint;
  readonly side: Side;
}

/** Where a bare elbow turns: so far from its ends. */
const reach = 20;

const order: Readonly<Record<Side, number>> = { top: 0, right: 1, bottom: 2, left: 3 };

/** Bends needed by the side of the left end, the side of the right end, and whether the right one is not above. */
const bends: readonly (readonly (readonly [number, number])[])[] = [
  [
    [1, 1],
    [2, 2],
    [1, 3],
    [0, 2],
  ],
  [
    [2, 0],
    [1, 1],
    [0, 2],
    [1, 1],
  ],
  [
    [3, 1],
    [2, 2],
    [1, 1],
    [2, 0],
  ],
  [
    [2, 2],
    [3, 3],
    [2, 2],
    [1, 1],
  ],
];

/** How many waypoints PathVisio has between such ends (its `ElbowConnectorShape`). */
export function countBends(start: ElbowEnd, end: ElbowEnd): number {
  const isStartLeft = start.point.x < end.point.x;
  const [left, right] = isStartLeft ? [start, end] : [end, start];
  const isBelow = right.point.y < left.point.y ? 0 : 1;
  return bends[order[left.side]]?.[order[right.side]]?.[isBelow] ?? 0;
}

/**
 * The corners of a line of horizontal and vertical segments from end to end, both included, as PathVisio runs it.
 * `stored` are the middles of its middle segments; if their number is wrong, they are ignored.
 */
export function elbowCorners(
  start: ElbowEnd,
  end: ElbowEnd,
  stored: readonly DiagramPoint[],
): DiagramPoint[] {
  const count = countBends(start, end);
  const middles = stored.length === count ? stored : bareMiddles(start, end, count);
  const corners = [start.point];
  let at = start.point;
  let isHorizontal = isLevel(start.side);
  for (const middle of middles) {
    at = isHorizontal ? { x: middle.x, y: at.y } : { x: at.x, y: middle.y };
    corners.push(at);
    isHorizontal = !isHorizontal;
  }
  // The last segment runs along the axis of the end's side, the one before it to its line.
  corners.push(isLevel(end.side) ? { x: at.x, y: end.point.y } : { x: end.point.x, y: at.y });
  return [...corners, end.point];
}

function isLevel(side: Side): boolean {
  return side === 'left' || side === 'right';
}

function bareMiddles(start: ElbowEnd, end: ElbowEnd, count: number): DiagramPoint[] {
  if (count === 0) return [];
  const [from, to] = [start.point, end.point];
  if (count === 1) return [away(from, to, start.side)];
  if (count === 2) {
    const step = reach * directionOf(end.side);
    const first = away(from, { x: to.x + step, y: to.y + step }, start.side);
    return [first, away(to, first, end.side)];
  }
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return [away(from, middle, start.side), middle, away(to, middle, end.side)];
}

function away(from: DiagramPoint, to: DiagramPoint, side: Side): DiagramPoint {
  const step = reach * directionOf(side);
  if (isLevel(side)) return { x: from.x + step, y: (from.y + to.y) / 2 };
  return { x: (from.x + to.x) / 2, y: from.y + step };
}

function directionOf(side: Side): number {
  return side === 'right' || side === 'bottom' ? 1 : -1;
}

/** The middles of the middle segments of a line with these corners: what a file stores of it. */
export function middlesOf(corners: readonly DiagramPoint[]): DiagramPoint[] {
  const middles: DiagramPoint[] = [];
  for (let index = 1; index < corners.length - 2; index += 1) {
    const [a, b] = [corners[index], corners[index + 1]];
    if (a && b) middles.push({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  }
  return middles;
}
