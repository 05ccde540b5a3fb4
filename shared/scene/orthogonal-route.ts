import type { DiagramPoint } from '../project/project-schema.ts';
import type { LinkEnd } from './link-ends.ts';
import type { Bounds } from './primitives.ts';

/** The distance that a line runs out of a node before it turns, if there is room. */
const stub = 18;
const bendCost = 14;
const crossingCost = 400;
const wrongWayCost = 2_000;

/** The corners of an axis-parallel line from end to end, through the waypoints if there are any. */
export function orthogonalRoute(
  source: LinkEnd,
  target: LinkEnd,
  waypoints: readonly DiagramPoint[],
): DiagramPoint[] {
  const start = axisNormal(source, waypoints[0] ?? target.point);
  const end = axisNormal(target, waypoints.at(-1) ?? source.point);
  const corners =
    waypoints.length > 0
      ? throughWaypoints(source.point, start, waypoints, end, target.point)
      : aroundBoxes(source, start, target, end);
  return withoutNeedless(corners);
}

/** All corners of the line through waypoints, also those where it does not turn. */
export function orthogonalCorners(
  source: LinkEnd,
  target: LinkEnd,
  waypoints: readonly DiagramPoint[],
): DiagramPoint[] {
  const start = axisNormal(source, waypoints[0] ?? target.point);
  const end = axisNormal(target, waypoints.at(-1) ?? source.point);
  return throughWaypoints(source.point, start, waypoints, end, target.point);
}

/** The direction of the end, along the nearer axis. If the end has none, the direction towards the other end. */
function axisNormal(end: LinkEnd, toward: DiagramPoint): DiagramPoint {
  const { x, y } = end.normal ?? { x: toward.x - end.point.x, y: toward.y - end.point.y };
  if (Math.abs(x) >= Math.abs(y)) return { x: x < 0 ? -1 : 1, y: 0 };
  return { x: 0, y: y < 0 ? -1 : 1 };
}

function throughWaypoints(
  from: DiagramPoint,
  start: DiagramPoint,
  waypoints: readonly DiagramPoint[],
  end: DiagramPoint,
  to: DiagramPoint,
): DiagramPoint[] {
  const corners = [from];
  let at = from;
  let isHorizontal = start.x !== 0;
  for (const waypoint of waypoints) {
    if (!isAligned(at, waypoint)) {
      corners.push(isHorizontal ? { x: waypoint.x, y: at.y } : { x: at.x, y: waypoint.y });
      isHorizontal = !isHorizontal;
    } else if (at.x !== waypoint.x || at.y !== waypoint.y) {
      isHorizontal = Math.abs(at.x - waypoint.x) >= Math.abs(at.y - waypoint.y);
    }
    corners.push(waypoint);
    at = waypoint;
  }
  if (!isAligned(at, to)) {
    corners.push(end.x === 0 ? { x: to.x, y: at.y } : { x: at.x, y: to.y });
  }
  return [...corners, to];
}

/** The cheapest of the usual shapes: straight, L, Z, U; if none of them works, a detour around the two boxes. */
function aroundBoxes(
  source: LinkEnd,
  start: DiagramPoint,
  target: LinkEnd,
  end: DiagramPoint,
): DiagramPoint[] {
  const boxes = [source.obstacle, target.obstacle].filter((box) => box !== undefined);
  // Shapes that leave vertically are those that leave horizontally, mirrored at the diagonal.
  if (start.x !== 0) return cheapest({ from: source.point, start, to: target.point, end, boxes });
  const mirrored: Task = {
    from: mirror(source.point),
    start: mirror(start),
    to: mirror(target.point),
    end: mirror(end),
    boxes: boxes.map(mirrorBox),
  };
  return cheapest(mirrored).map(mirror);
}

/** A line that leaves horizontally. */
interface Task {
  readonly from: DiagramPoint;
  readonly start: DiagramPoint;
  readonly to: DiagramPoint;
  readonly end: DiagramPoint;
  readonly boxes: readonly Bounds[];
}

function cheapest(task: Task): DiagramPoint[] {
  const plain = best(plainShapes(task), task);
  if (plain.cost < crossingCost) return plain.corners;
  const detour = best(detours(task), task);
  return detour.cost < plain.cost ? detour.corners : plain.corners;
}

function best(
  shapes: readonly DiagramPoint[][],
  task: Task,
): { corners: DiagramPoint[]; cost: number } {
  let found = { corners: [task.from, task.to], cost: Number.POSITIVE_INFINITY };
  for (const corners of shapes) {
    const cost = costOf(withoutNeedless(corners), task);
    if (cost < found.cost) found = { corners, cost };
  }
  return found;
}

function plainShapes({ from, start, to, end, boxes }: Task): DiagramPoint[][] {
  if (end.x === 0) return [[from, { x: to.x, y: from.y }, to]];
  const columns = lanes(from.x, start.x, to.x, end.x, boxes.map(horizontalSpan));
  return columns.map((x) => [from, { x, y: from.y }, { x, y: to.y }, to]);
}

function detours({ from, start, to, end, boxes }: Task): DiagramPoint[][] {
  const rows = lanes(from.y, start.y, to.y, end.y, boxes.map(verticalSpan));
  const columns = lanes(from.x, start.x, to.x, end.x, boxes.map(horizontalSpan));
  if (end.x === 0) {
    return columns.flatMap((x) =>
      rows.map((y) => [from, { x, y: from.y }, { x, y }, { x: to.x, y }, to]),
    );
  }
  const out = from.x + start.x * stub;
  const back = to.x + end.x * stub;
  return rows.map((y) => [
    from,
    { x: out, y: from.y },
    { x: out, y },
    { x: back, y },
    { x: back, y: to.y },
    to,
  ]);
}

function horizontalSpan({ x, width }: Bounds): readonly number[] {
  return [x, x + width];
}

function verticalSpan({ y, height }: Bounds): readonly number[] {
  return [y, y + height];
}

/** Coordinates at which a segment across may run: half-way, just outside each end, and outside all boxes. */
function lanes(
  from: number,
  start: number,
  to: number,
  end: number,
  spans: readonly (readonly number[])[],
): number[] {
  const edges = spans.flat();
  return [
    (from + to) / 2,
    from + start * stub,
    to + end * stub,
    ...(edges.length > 0 ? [Math.min(...edges) - stub, Math.max(...edges) + stub] : []),
  ];
}

function costOf(corners: readonly DiagramPoint[], { start, end, boxes }: Task): number {
  let cost = bendCost * (corners.length - 2);
  for (let i = 1; i < corners.length; i += 1) {
    const a = corners[i - 1];
    const b = corners[i];
    if (!a || !b) continue;
    cost += Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    for (const box of boxes) if (crosses(a, b, box)) cost += crossingCost;
  }
  cost += leaving(corners[0], corners[1], start);
  return cost + leaving(corners.at(-1), corners.at(-2), end);
}

/** The cost if the first segment runs against its normal, or turns too soon after leaving. */
function leaving(
  from: DiagramPoint | undefined,
  next: DiagramPoint | undefined,
  normal: DiagramPoint,
): number {
  if (!from || !next) return 0;
  const along = (next.x - from.x) * normal.x + (next.y - from.y) * normal.y;
  const across = Math.abs((next.x - from.x) * normal.y) + Math.abs((next.y - from.y) * normal.x);
  if (along < 0 || across > 0.01) return wrongWayCost;
  return Math.max(0, stub - along) * 2;
}

function crosses(a: DiagramPoint, b: DiagramPoint, box: Bounds): boolean {
  const inset = 0.5;
  return (
    Math.max(a.x, b.x) > box.x + inset &&
    Math.min(a.x, b.x) < box.x + box.width - inset &&
    Math.max(a.y, b.y) > box.y + inset &&
    Math.min(a.y, b.y) < box.y + box.height - inset
  );
}

function mirror(point: DiagramPoint): DiagramPoint {
  return { x: point.y, y: point.x };
}

function mirrorBox({ x, y, width, height }: Bounds): Bounds {
  return { x: y, y: x, width: height, height: width };
}

/** Leaves out corners where the line does not turn. The two ends stay, also if they are the same point. */
function withoutNeedless(corners: readonly DiagramPoint[]): DiagramPoint[] {
  const kept: DiagramPoint[] = [];
  corners.forEach((corner, index) => {
    const before = kept.at(-1);
    const isEnd = index === corners.length - 1;
    if (before && !isEnd && same(before, corner)) return;
    const previous = kept.at(-2);
    if (before && previous && isBetween(previous, before, corner)) kept.pop();
    kept.push(corner);
  });
  return kept.length === 3 && kept[1] && kept[2] && same(kept[1], kept[2])
    ? kept.slice(0, 2)
    : kept;
}

function same(a: DiagramPoint, b: DiagramPoint): boolean {
  return a.x === b.x && a.y === b.y;
}

function isBetween(a: DiagramPoint, b: DiagramPoint, c: DiagramPoint): boolean {
  const level = (p: number, q: number, r: number) => p === q && q === r;
  const within = (p: number, q: number, r: number) => (q - p) * (r - q) >= 0;
  return (
    (level(a.x, b.x, c.x) && within(a.y, b.y, c.y)) ||
    (level(a.y, b.y, c.y) && within(a.x, b.x, c.x))
  );
}

/**
 * Close enough to be drawn as one straight segment: points that were computed in two ways differ in their last digits.
 */
function isAligned(a: DiagramPoint, b: DiagramPoint): boolean {
  return Math.abs(a.x - b.x) < 0.005 || Math.abs(a.y - b.y) < 0.005;
}
