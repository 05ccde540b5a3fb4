import type { DiagramPoint, Endpoint, Link, PathwayNode } from '../project/project-schema.ts';
import { findDetour, type Ground, type Port } from './detour.ts';
import { headBoxes } from './draw-link.ts';
import {
  areOneNet,
  areOnEachOther,
  leastShared,
  piecesOf,
  sharedLengths,
  type Piece,
} from './line-meetings.ts';
import { floats, type LinkEnd } from './link-ends.ts';
import { centreOf, grown, type Bounds } from './primitives.ts';
import type { Course } from './route-course.ts';
import { directionBetween, distanceBetween, runsThrough } from './route-geometry.ts';
import { portsAt } from './route-ports.ts';
import { routeThrough, type Route } from './routes.ts';

/** Diagram units that a line beside the first keeps from nodes. */
const besideNode = 3;

/** So many straight lines beside the first are tried. */
const mostTries = 24;

/** The cost of a port so close to the end of another link, as a length in diagram units. */
const inUse = [
  { within: 6, cost: 1_200 },
  { within: 11, cost: 600 },
] as const;

/** The cost of a port where the head would lie on another, as a length in diagram units. */
const headOnHead = 2_400;

export interface Led {
  readonly link: Link;
  readonly course: Course;
}

/** What a way is looked for in. */
export interface Task {
  readonly area: Bounds;
  readonly nodes: readonly Bounds[];
  /** At the source and at the target. */
  readonly reserved: readonly (readonly DiagramPoint[])[];
  readonly borders: readonly Piece[];
  /** The lines of earlier ranks. */
  readonly before: readonly Led[];
}

export interface Surroundings {
  /** At the source and at the target. */
  readonly nodes: readonly (PathwayNode | undefined)[];
  readonly own: ReadonlySet<string>;
  readonly ends: readonly Bounds[];
  readonly points: readonly Bounds[];
}

/** How much may be looked at, and who counts it. Points of grids. */
export type SearchLimit = Pick<Ground, 'onSearch' | 'mayLook'>;

/** Among what a route runs. */
interface Among {
  /** Boxes of nodes that it has nothing to do with. */
  readonly foreign: readonly Bounds[];
  /** The lines of earlier ranks. */
  readonly before: readonly Led[];
  /** The part of a node's box in which a link that runs by itself must not be; null for a line that was looked for. */
  readonly keptFree: ((box: Bounds) => Bounds) | null;
}

/**
 * Whether a route says nothing false. Links of one net may share a line where they run so by themselves; other lines do
 * not even touch a node.
 */
export function isTrueRoute(
  link: Link,
  { points, ...ends }: Route,
  { foreign, before, keptFree }: Among,
): boolean {
  const pieces = piecesOf(points);
  const heads = headBoxes(link, { points, ...ends });
  const isHidden = foreign.some(
    (box) =>
      runsThrough(points, keptFree ? keptFree(box) : grown(box, besideNode)) ||
      heads.some((head) => areOnEachOther(head, box)),
  );
  if (isHidden) return false;
  return before.every(({ link: other, course }) => {
    if (keptFree && areOneNet(other, link))
      return !heads.some((head) => course.plate && areOnEachOther(head, course.plate));
    // What ends at an anchor comes in beside its carrier: a line through there would be taken for it.
    const isAtAnchor = course.anchors.some((room) => runsThrough(points, room));
    if (isAtAnchor && !hangsOn(link, other)) return false;
    const marks = course.plate ? [...course.heads, course.plate] : course.heads;
    if (heads.some((head) => marks.some((mark) => areOnEachOther(head, mark)))) return false;
    return sharedLengths(pieces, course.pieces) < leastShared;
  });
}

/** A straight line close to the usual one that says nothing false. */
export function straightBeside(
  link: Link,
  surroundings: Surroundings,
  usual: Route,
  isTrue: (route: Route) => boolean,
): Route | undefined {
  if (link.routing !== 'straight') return undefined;
  const [from, to] = portsOf(link, surroundings, usual);
  const lines = from.flatMap((start) =>
    to.flatMap((end) => {
      const along = directionBetween(start.end, end.end);
      if (!along || leaning(start, along) < 0.5 || leaning(end, opposite(along)) < 0.5) return [];
      const cost = distanceBetween(start.end, end.end) + start.cost + end.cost;
      return [{ start, end, cost }];
    }),
  );
  for (const { start, end } of lines.sort((a, b) => a.cost - b.cost).slice(0, mostTries)) {
    const ends = { source: at(usual.source, start), target: at(usual.target, end) };
    const route = routeThrough(link, ends, [start.end, end.end]);
    if (isTrue(route)) return route;
  }
  return undefined;
}

/** The cheapest line at right angles round what is in the way; undefined if there is none. */
export function wayRound(
  link: Link,
  surroundings: Surroundings,
  usual: Route,
  { task, limit }: { readonly task: Task; readonly limit: SearchLimit },
): Route | undefined {
  const { area, nodes, borders, before } = task;
  const heads = before.flatMap(({ course }) => course.heads);
  const [source, target] = chargedPorts(link, surroundings, usual, task);
  const ground = {
    area,
    nodes,
    ends: surroundings.ends,
    ...limit,
    lines: [...before.flatMap(({ course }) => course.pieces), ...borders],
    marks: [
      ...heads,
      ...before.flatMap((other) => (hangsOn(link, other.link) ? [] : other.course.anchors)),
      ...before.flatMap(({ course }) => course.plate ?? []),
    ],
  };
  // So that a reversed link runs the same way.
  const isTurned = nameOf(link.source) > nameOf(link.target);
  const found = isTurned
    ? findDetour(target, source, ground)?.reverse()
    : findDetour(source, target, ground);
  const [first, last] = [found?.[0], found?.at(-1)];
  if (!found || !first || !last) return undefined;
  const portWith = (ports: readonly Port[], { x, y }: DiagramPoint) =>
    ports.find(({ end }) => end.x === x && end.y === y);
  const [start, end] = [portWith(source, first), portWith(target, last)];
  if (!start || !end) return undefined;
  const ends = { source: at(usual.source, start), target: at(usual.target, end) };
  return routeThrough(link, ends, found);
}

/** The ports at both ends; those close to the ends of other links, or where heads would lie on each other, cost more. */
function chargedPorts(
  link: Link,
  surroundings: Surroundings,
  usual: Route,
  { before, reserved }: Task,
): readonly [Port[], Port[]] {
  const heads = before.flatMap(({ course }) => course.heads);
  const taken = before.flatMap(({ course }) => {
    const { points } = course.route;
    return [points[0] ?? [], points.at(-1) ?? []].flat();
  });
  const charged = (ports: readonly Port[], index: 0 | 1): Port[] => {
    const used = [...taken, ...(reserved[index] ?? [])];
    return ports.map((port) => {
      const nearest = Math.min(...used.map((point) => distanceBetween(point, port.end)));
      const isHeadHidden = headsAt(link, usual, port, index === 0).some((head) =>
        heads.some((other) => areOnEachOther(head, other)),
      );
      const near = inUse.find(({ within }) => nearest < within)?.cost ?? 0;
      const extra = isHeadHidden ? Math.max(near, headOnHead) : near;
      return { ...port, cost: port.cost + extra };
    });
  };
  const [source, target] = portsOf(link, surroundings, usual);
  return [charged(source, 0), charged(target, 1)];
}

function portsOf(link: Link, { nodes }: Surroundings, usual: Route): [Port[], Port[]] {
  return [
    portsAt(usual.source, nodes[0], floats(link.source)),
    portsAt(usual.target, nodes[1], floats(link.target)),
  ];
}

function hangsOn({ source, target }: Link, carrier: Link): boolean {
  return carrier.anchors.some(({ id }) =>
    [source, target].some((end) => end.to === 'anchor' && end.id === id),
  );
}

/** A name for an end that does not depend on which end of the link it is. */
function nameOf(end: Endpoint): string {
  return end.to === 'point' ? `${end.x} ${end.y}` : end.id;
}

function at(end: LinkEnd, { end: point, outwards }: Port): LinkEnd {
  return { ...end, point, normal: outwards };
}

/** The heads of a link that leaves or meets a port. */
function headsAt(link: Link, usual: Route, port: Port, isSource: boolean): Bounds[] {
  // Long enough to have room for the heads of both ends; that of the other end is not asked for.
  const { end, outwards } = port;
  const far = { x: end.x + outwards.x * 200, y: end.y + outwards.y * 200 };
  const points = isSource ? [end, far] : [far, end];
  const ends = isSource
    ? { source: at(usual.source, port), target: usual.target }
    : { source: usual.source, target: at(usual.target, port) };
  return headBoxes(link, { points, path: [], ...ends }).filter(
    (head) => distanceBetween(centreOf(head), end) < 100,
  );
}

/** How straight a line leaves a port: 1 at a right angle. */
function leaning({ outwards }: Port, along: DiagramPoint): number {
  return outwards.x * along.x + outwards.y * along.y;
}

function opposite({ x, y }: DiagramPoint): DiagramPoint {
  return { x: -x, y: -y };
}
