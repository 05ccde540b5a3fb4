import type { DiagramPoint, Endpoint, Link, PathwayNode } from '../project/project-schema.ts';
import { ownValue } from '../project/plain-json.ts';
import { isOnlyMoved } from './draw-node.ts';
import { Later, movedBox, movedPoint } from './later-drawing.ts';
import { piecesOf, type Piece } from './line-meetings.ts';
import type { LinkEnd } from './link-ends.ts';
import { movePath } from './paths.ts';
import type { Bounds } from './primitives.ts';
import type { Course } from './route-course.ts';
import type { Route } from './routes.ts';

/** What moves by one distance since the version before. */
export interface Shift {
  readonly by: DiagramPoint;
  readonly nodes: ReadonlySet<string>;
  /** The last values of links that are other values now. */
  readonly links: ReadonlyMap<string, Link>;
  /** The links that run as before, moved as a whole. */
  readonly moved: Set<string>;
}

/** The shift where several nodes move by one distance; null otherwise. `oldNode` and `oldLink` know the version before. */
export function shiftOf(
  nodes: readonly PathwayNode[],
  links: readonly Link[],
  oldNode: (id: string) => PathwayNode | undefined,
  oldLink: (id: string) => Link | undefined,
): Shift | null {
  const [first] = nodes;
  const before = first && oldNode(first.id);
  if (nodes.length < 2 || !before) return null;
  const by = { x: first.x - before.x, y: first.y - before.y };
  const isShifted = nodes.every((node) => {
    const old = oldNode(node.id);
    return old && isMovedBy(old, node, by) && isOnlyMoved(old, node);
  });
  if (!isShifted) return null;
  const olds = links.flatMap(({ id }) => oldLink(id) ?? []);
  return {
    by,
    nodes: new Set(nodes.map(({ id }) => id)),
    links: new Map(olds.map((link) => [link.id, link])),
    moved: new Set(),
  };
}

/**
 * The course of a link that moves as a whole, which the shift then knows of; null for any other. `carrierOf`: the link of
 * an anchor, which is led before what hangs on it.
 */
export function courseMovedWith(
  shift: Shift,
  { link, course }: { readonly link: Link; readonly course: Course },
  carrierOf: (anchor: string) => string | undefined,
): Course | null {
  const before = shift.links.get(link.id) ?? link;
  const isMoved = (end: Endpoint, old: Endpoint) => {
    if (end.to === 'node') return shift.nodes.has(end.id);
    if (end.to === 'point') return old.to === 'point' && isMovedBy(old, end, shift.by);
    const carrier = carrierOf(end.id);
    return carrier !== undefined && shift.moved.has(carrier);
  };
  const isWhole =
    isMoved(link.source, before.source) &&
    isMoved(link.target, before.target) &&
    isSameButForPoints(before, link) &&
    link.waypoints.every((point, at) => isMovedBy(before.waypoints[at] ?? point, point, shift.by));
  if (!isWhole) return null;
  shift.moved.add(link.id);
  return new MovedCourse(course, shift.by);
}

/** A course that runs as another one, moved by a distance. Its parts are made when somebody asks for them. */
class MovedCourse implements Course {
  readonly from: Course;
  readonly by: DiagramPoint;
  readonly #made: Later<Course>;

  constructor(course: Course, by: DiagramPoint) {
    // A drag moves it many times: each time from where it was first.
    const earlier = course instanceof MovedCourse ? course : null;
    this.from = earlier?.from ?? course;
    this.by = { x: by.x + (earlier?.by.x ?? 0), y: by.y + (earlier?.by.y ?? 0) };
    this.#made = new Later(() => movedCourse(this.from, this.by));
  }

  get route(): Route {
    return this.#made.get().route;
  }

  get labelAt(): DiagramPoint {
    return this.#made.get().labelAt;
  }

  get plate(): Bounds | undefined {
    return this.#made.get().plate;
  }

  get pieces(): readonly Piece[] {
    return this.#made.get().pieces;
  }

  get heads(): readonly Bounds[] {
    return this.#made.get().heads;
  }

  get anchors(): readonly Bounds[] {
    return this.#made.get().anchors;
  }

  get bounds(): Bounds {
    return this.#made.get().bounds;
  }

  get lineBounds(): Bounds {
    return movedBox(this.from.lineBounds, this.by);
  }
}

function movedCourse(
  { route, labelAt, plate, heads, anchors, bounds, lineBounds }: Course,
  by: DiagramPoint,
): Course {
  const points = route.points.map((point) => movedPoint(point, by));
  return {
    route: {
      source: movedEnd(route.source, by),
      target: movedEnd(route.target, by),
      path: movePath(route.path, by.x, by.y),
      points,
    },
    labelAt: movedPoint(labelAt, by),
    pieces: piecesOf(points),
    heads: heads.map((box) => movedBox(box, by)),
    anchors: anchors.map((box) => movedBox(box, by)),
    bounds: movedBox(bounds, by),
    lineBounds: movedBox(lineBounds, by),
    ...(plate ? { plate: movedBox(plate, by) } : {}),
  };
}

function movedEnd(end: LinkEnd, by: DiagramPoint): LinkEnd {
  return {
    ...end,
    point: movedPoint(end.point, by),
    ...(end.obstacle ? { obstacle: movedBox(end.obstacle, by) } : {}),
  };
}

/** Whether a point is another one moved by this distance, but for rounding. */
function isMovedBy(before: DiagramPoint, after: DiagramPoint, by: DiagramPoint): boolean {
  return Math.abs(before.x + by.x - after.x) < 1e-6 && Math.abs(before.y + by.y - after.y) < 1e-6;
}

/** Whether a link differs from its last version in no more than where its free ends and bends are. */
export function isSameButForPoints(before: Link, link: Link): boolean {
  if (before === link) return true;
  const fields = Object.entries(before);
  if (fields.length !== Object.keys(link).length) return false;
  if (before.waypoints.length !== link.waypoints.length) return false;
  return fields.every(([key, value]) => {
    if (key === 'waypoints') return true;
    const now = ownValue(link, key);
    return now === value || ((key === 'source' || key === 'target') && arePoints(value, now));
  });
}

function arePoints(...ends: readonly unknown[]): boolean {
  return ends.every((end) => ownValue(end, 'to') === 'point');
}

/** By how much a course is another one moved; null if it is not. */
export function distanceMoved(one: Course, other: Course): DiagramPoint | null {
  const [from, to] = [one, other].map((course) =>
    course instanceof MovedCourse ? course : { from: course, by: { x: 0, y: 0 } },
  );
  if (!from || from.from !== to?.from) return null;
  return { x: to.by.x - from.by.x, y: to.by.y - from.by.y };
}
