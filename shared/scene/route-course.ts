import type { DiagramPoint, Link } from '../project/project-schema.ts';
import { cellsOfBox, cellsOfLine } from './cell-map.ts';
import { headBoxes, labelPosition, labelSize } from './draw-link.ts';
import { areOnEachOther, piecesOf, type Piece } from './line-meetings.ts';
import type { LinkEnd } from './link-ends.ts';
import { Later } from './later-drawing.ts';
import { grown, unionBounds, type Bounds, type Path } from './primitives.ts';
import { directionBetween, pointAt, pointAtLength, routeLength } from './route-geometry.ts';
import type { Route } from './routes.ts';

/** A route and the middle of the label, with what others need to keep clear of them. */
export interface Course {
  readonly route: Route;
  readonly labelAt: DiagramPoint;
  /** What the label covers, if there is one. */
  readonly plate?: Bounds | undefined;
  readonly pieces: readonly Piece[];
  readonly heads: readonly Bounds[];
  /** Ground round its anchors, where others end. */
  readonly anchors: readonly Bounds[];
  /** Encloses all of it. */
  readonly bounds: Bounds;
  /** Encloses the line and the label, but not what lies at its ends and anchors. */
  readonly lineBounds: Bounds;
}

/** What of a drawing must not be covered where these cells are: nodes, and heads, anchors and labels of other links. */
type MarksIn = (cells: readonly number[]) => readonly Bounds[];

/** The course of a link along a route. Its label moves off what `marksIn` finds, where that is given. */
export function courseAlong(link: Link, route: Route, marksIn: MarksIn | null): Course {
  return courseWithParts(link, route, (course, usual) =>
    marksIn ? (freeLabel(link, course, { usual, marksIn }) ?? usual) : usual,
  );
}

/** Where the label covers no node, no head and no other label; undefined if there is no such position close to the line. */
function freeLabel(
  link: Link,
  { route, pieces, heads, anchors }: UnlabelledCourse,
  { usual, marksIn }: { readonly usual: DiagramPoint; readonly marksIn: MarksIn },
): DiagramPoint | undefined {
  const size = labelSize(link);
  const reach = grown(unionBounds(route.points.map(plain)), size.width + size.height);
  const cells = pieces.length > 12 ? cellsOfBox(reach) : cellsOfLine(pieces, size.width + 12);
  const marks = [...marksIn(cells), ...heads.map((head) => grown(head, besideHead)), ...anchors];
  return [usual, ...labelPositions(route.points, size)].find((centre) => {
    const plate = plateAt(centre, size);
    return !marks.some((mark) => areOnEachOther(mark, plate));
  });
}

type UnlabelledCourse = Pick<Course, 'route' | 'pieces' | 'heads' | 'anchors'>;

/** A course with all that others need to keep clear of it. `placeLabel` gets where the label usually is. */
function courseWithParts(
  link: Link,
  route: Route,
  placeLabel: (course: UnlabelledCourse, usual: DiagramPoint) => DiagramPoint,
): Course {
  const heads = headBoxes(link, route);
  const anchors = link.anchors.map(({ position }) =>
    grown(plain(pointAt(route.points, position)), anchorRoom),
  );
  const bounds = unionBounds([...route.points.map(plain), ...heads, ...anchors]);
  const course = { route, pieces: piecesOf(route.points), heads, anchors };
  const usual = labelPosition(link, route, heads);
  const size = labelSize(link);
  const line = hullOf(route.path);
  if (size.width === 0) return { ...course, bounds, lineBounds: line, labelAt: usual };
  const labelAt = placeLabel(course, usual);
  const plate = plateAt(labelAt, size);
  return {
    ...course,
    labelAt,
    plate,
    bounds: unionBounds([bounds, plate]),
    lineBounds: unionBounds([line, plate]),
  };
}

/** The course of a link where none keeps clear of others. All but its line is found when somebody asks for it. */
export class FreeCourse implements Course {
  readonly route: Route;
  readonly lineBounds: Bounds;
  readonly #parts: Later<Course>;

  constructor(link: Link, route: Route) {
    this.route = route;
    this.#parts = new Later(() => courseWithParts(link, route, (_course, usual) => usual));
    this.lineBounds = link.label.trim() === '' ? hullOf(route.path) : this.#parts.get().lineBounds;
  }

  get labelAt(): DiagramPoint {
    return this.#parts.get().labelAt;
  }

  get plate(): Bounds | undefined {
    return this.#parts.get().plate;
  }

  get pieces(): readonly Piece[] {
    return this.#parts.get().pieces;
  }

  get heads(): readonly Bounds[] {
    return this.#parts.get().heads;
  }

  get anchors(): readonly Bounds[] {
    return this.#parts.get().anchors;
  }

  get bounds(): Bounds {
    return this.#parts.get().bounds;
  }
}

/** Encloses the points of a path and those that pull its curves, and so the path. */
function hullOf(path: Path): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const command of path)
    for (let at = 1; at + 1 < command.length; at += 2) {
      const [x, y] = [Number(command[at]), Number(command[at + 1])];
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function plain(point: DiagramPoint): Bounds {
  return { x: point.x, y: point.y, width: 0, height: 0 };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function plateAt({ x, y }: DiagramPoint, { width, height }: Size): Bounds {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** Diagram units kept free round an anchor, where the head of another link is. */
const anchorRoom = 12;

/** Between a label and the heads of its own link: some heads are wider than others. */
const besideHead = 3;

/** Parts of a link's length, the middle first. */
const parts = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82] as const;

/** Positions on a line, and then beside it. */
function labelPositions(route: readonly DiagramPoint[], { width, height }: Size): DiagramPoint[] {
  const onLine = parts.map((part) => pointAt(route, part));
  const beside = parts.flatMap((part) => {
    const at = routeLength(route) * part;
    const along = directionBetween(pointAtLength(route, at - 1), pointAtLength(route, at + 1));
    if (!along) return [];
    const { x, y } = pointAtLength(route, at);
    const off = (Math.abs(along.y) * width + Math.abs(along.x) * height) / 2 + 4;
    return [1, -1, 1.6, -1.6, 2.5, -2.5, 3.5, -3.5].map((way) => ({
      x: x + along.y * off * way,
      y: y - along.x * off * way,
    }));
  });
  return [...onLine, ...beside];
}

export function cellsOfCourse({ pieces, plate }: Course): number[] {
  const cells = cellsOfLine(pieces);
  return plate ? [...new Set([...cells, ...cellsOfBox(plate)])] : cells;
}

function isSamePoint(a: DiagramPoint | undefined, b: DiagramPoint | undefined): boolean {
  return a?.x === b?.x && a?.y === b?.y;
}

export function isSameCourse(one: Course, other: Course): boolean {
  if (!isSameRoute(one.route, other.route)) return false;
  // Of one link that runs the same, the label is at the same point where it keeps clear of nothing.
  const areFree = one instanceof FreeCourse && other instanceof FreeCourse;
  return areFree || isSamePoint(one.labelAt, other.labelAt);
}

function isSameRoute(one: Route, other: Route): boolean {
  const isSame = isSamePoint;
  const isSameEnd = (a: LinkEnd, b: LinkEnd) =>
    isSame(a.point, b.point) &&
    isSame(a.normal, b.normal) &&
    a.clearance === b.clearance &&
    a.at === b.at &&
    isSame(a.obstacle, b.obstacle) &&
    a.obstacle?.width === b.obstacle?.width &&
    a.obstacle?.height === b.obstacle?.height;
  return (
    one.path.length === other.path.length &&
    one.points.length === other.points.length &&
    one.points.every((point, index) => isSame(point, other.points[index])) &&
    isSameEnd(one.source, other.source) &&
    isSameEnd(one.target, other.target)
  );
}
