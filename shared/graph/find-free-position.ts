import { nodeKinds } from '../project/node-kinds.ts';
import type { Project, DiagramPoint } from '../project/project-schema.ts';
import { drawDiagram } from '../scene/draw-diagram.ts';
import { runsThrough } from '../scene/route-geometry.ts';
import { covers, grown, overlaps, type Bounds, centreOf } from '../scene/primitives.ts';
import { createSpatialIndex, type SpatialItem } from './spatial-index.ts';

/** Diagram units. */
const clearance = 14;
const step = 20;
const farthest = 600;
/** A slanting line is cut into pieces: one box around the whole line would block too much space. */
const longestPiece = 40;

const offsets = offsetsByDistance();

interface Wish {
  readonly width: number;
  readonly height: number;
  /** The box goes as close to this as possible. */
  readonly near: Bounds;
  /** Nodes that may be covered. */
  readonly ignored?: ReadonlySet<string>;
}

/**
 * The top left corner, on the grid, of the closest position where a box covers no node and no link. If everything is
 * taken for hundreds of units around, it is the position next to `near`.
 */
export function findFreePosition(project: Project, wish: Wish): DiagramPoint {
  const obstacles = createSpatialIndex(obstaclesIn(project, wish.ignored ?? new Set()));
  const isFree = ({ x, y }: DiagramPoint) => {
    const room = {
      x: x - clearance,
      y: y - clearance,
      width: wish.width + 2 * clearance,
      height: wish.height + 2 * clearance,
    };
    return obstacles.within(room).length === 0;
  };
  const wanted = candidates(wish, project.canvas.grid);
  return wanted.find(isFree) ?? { x: wish.near.x, y: wish.near.y + wish.near.height + step };
}

function boxesIn(project: Project, ignored: ReadonlySet<string>): SpatialItem[] {
  return [...drawDiagram(project, 'light').nodes.values()]
    .filter(({ node }) => !nodeKinds[node.kind].contains && !ignored.has(node.id))
    .map(({ node, box }) => ({ id: node.id, bounds: box }));
}

function obstaclesIn(project: Project, ignored: ReadonlySet<string>): SpatialItem[] {
  const { links } = drawDiagram(project, 'light');
  const lines = [...links.values()]
    .filter(({ link }) => ![link.source, link.target].some((end) => endsAt(end, ignored)))
    .flatMap(({ link, route }) =>
      route
        .slice(1)
        .flatMap((to, at) => pieces(route[at] ?? to, to))
        .map((bounds) => ({ id: link.id, bounds })),
    );
  return [...boxesIn(project, ignored), ...lines];
}

function endsAt(end: { readonly to: string; readonly id?: string }, ids: ReadonlySet<string>) {
  return end.to === 'node' && ids.has(end.id ?? '');
}

function pieces(from: DiagramPoint, to: DiagramPoint): Bounds[] {
  const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
  // A line of a million units must not make a million boxes.
  const count = Math.min(200, Math.max(1, Math.ceil(Math.min(width, height) / longestPiece)));
  return Array.from({ length: count }, (_, at) => {
    const [one, other] = [pointAlong(from, to, at / count), pointAlong(from, to, (at + 1) / count)];
    return {
      x: Math.min(one.x, other.x),
      y: Math.min(one.y, other.y),
      width: width / count,
      height: height / count,
    };
  });
}

function pointAlong(from: DiagramPoint, to: DiagramPoint, part: number): DiagramPoint {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** Positions around a point, the closest first. */
function candidates({ width, height, near }: Wish, grid: number): DiagramPoint[] {
  const centre = centreOf(near);
  return offsets.map(({ x, y }) => ({
    x: Math.round((centre.x + x - width / 2) / grid) * grid,
    y: Math.round((centre.y + y - height / 2) / grid) * grid,
  }));
}

/** Diagram units of a link that must be seen: its head and enough of its line. */
const linkLength = 60;
/** How many times farther away a position may be if the link to it is not askew, or leaves no compartment or group. */
const worth = { straight: 1.5, together: 1.5 } as const;

/**
 * The top left corner of a box that will be linked to `near`: it covers nothing, lies in no other compartment or group,
 * and leaves room for the link. It is in line with `near`, or well beside it, and no node is between them where that
 * can be had; where all is taken for hundreds of units around, it lies outside of the drawing.
 */
export function findLinkedPosition(project: Project, wish: Wish): DiagramPoint {
  const { near, width, height } = wish;
  const centre = centreOf(near);
  const isFree = createTestOfRoom(project, wish);
  const nodes = boxesIn(project, new Set()).filter(({ bounds }) => !holdsPoint(bounds, centre));
  const isInSight = (box: Bounds) =>
    nodes.every(({ bounds }) => !runsThrough([centre, centreOf(box)], bounds));
  const home = containersOf(project).filter((container) => covers(container, near));
  const distanceOf = ({ x, y }: DiagramPoint, box: Bounds) =>
    Math.hypot(x, y) *
    (x === 0 || y === 0 ? 1 : worth.straight) *
    (home.every((container) => covers(container, box)) ? 1 : worth.together);
  const boxes = offsets
    .filter((offset) => leavesRoomForLink(offset, wish))
    .map((offset) => {
      const corner = { x: centre.x + offset.x - width / 2, y: centre.y + offset.y - height / 2 };
      const box = { ...corner, width, height };
      return { box, distance: distanceOf(offset, box) };
    })
    .sort((a, b) => a.distance - b.distance)
    .map(({ box }) => box);
  const free = boxes.filter(isFree);
  const { x, y } = free.find(isInSight) ?? free[0] ?? outside(project, wish);
  return { x, y };
}

/** Whether a box covers no node, no link and no border, and lies in no container that `near` is not in. */
function createTestOfRoom(project: Project, { near, ignored }: Wish): (box: Bounds) => boolean {
  const taken = createSpatialIndex(obstaclesIn(project, ignored ?? new Set()));
  const containers = containersOf(project);
  return (box) => {
    const room = grown(box, clearance);
    return (
      taken.within(room).length === 0 &&
      containers.every(
        (container) =>
          !overlaps(container, room) || (covers(container, room) && covers(container, near)),
      )
    );
  };
}

const containersOf = ({ nodes }: Project) => nodes.filter(({ kind }) => nodeKinds[kind].contains);

/** Centres that nearly meet in a line look like a slip of the hand. */
function leavesRoomForLink({ x, y }: DiagramPoint, { near, width, height }: Wish): boolean {
  const [across, down] = [Math.abs(x), Math.abs(y)];
  const isFarEnough =
    across >= (near.width + width) / 2 + linkLength ||
    down >= (near.height + height) / 2 + linkLength;
  const isInLineOrBeside =
    (across === 0 || across >= Math.max(near.width, width) / 2) &&
    (down === 0 || down >= Math.max(near.height, height) / 2);
  return isFarEnough && isInLineOrBeside;
}

/** The closest box that lies outside of all nodes and links, in line with `near`. */
function outside(project: Project, { near, width, height }: Wish): DiagramPoint {
  const { bounds } = drawDiagram(project, 'light');
  const centre = centreOf(near);
  const inLine = { x: centre.x - width / 2, y: centre.y - height / 2 };
  const corners = [
    { ...inLine, y: bounds.y - linkLength - height },
    { ...inLine, y: bounds.y + bounds.height + linkLength },
    { ...inLine, x: bounds.x - linkLength - width },
    { ...inLine, x: bounds.x + bounds.width + linkLength },
  ] as const;
  const distance = ({ x, y }: DiagramPoint) => Math.hypot(x - inLine.x, y - inLine.y);
  return corners.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}

function holdsPoint(box: Bounds, { x, y }: DiagramPoint): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

function offsetsByDistance(): readonly DiagramPoint[] {
  const all: DiagramPoint[] = [];
  for (let x = -farthest; x <= farthest; x += step) {
    for (let y = -farthest; y <= farthest; y += step) all.push({ x, y });
  }
  return all.sort((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y) || a.y - b.y || a.x - b.x);
}
