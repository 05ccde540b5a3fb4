import { nodeKinds } from '../project/node-kinds.ts';
import type { Project } from '../project/project-schema.ts';
import type { DiagramPoint } from '../project/points.ts';
import { drawDiagram } from '../scene/draw-diagram.ts';
import type { Bounds } from '../scene/primitives.ts';
import { centreOf, createSpatialIndex, type SpatialItem } from './spatial-index.ts';

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

function obstaclesIn(project: Project, ignored: ReadonlySet<string>): SpatialItem[] {
  const { nodes, links } = drawDiagram(project, 'light');
  const boxes = [...nodes.values()]
    .filter(({ node }) => !nodeKinds[node.kind].contains && !ignored.has(node.id))
    .map(({ node, box }) => ({ id: node.id, bounds: box }));
  const lines = [...links.values()]
    .filter(({ link }) => ![link.source, link.target].some((end) => endsAt(end, ignored)))
    .flatMap(({ link, route }) =>
      route
        .slice(1)
        .flatMap((to, at) => pieces(route[at] ?? to, to))
        .map((bounds) => ({ id: link.id, bounds })),
    );
  return [...boxes, ...lines];
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

function offsetsByDistance(): readonly DiagramPoint[] {
  const all: DiagramPoint[] = [];
  for (let x = -farthest; x <= farthest; x += step) {
    for (let y = -farthest; y <= farthest; y += step) all.push({ x, y });
  }
  return all.sort((a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y) || a.y - b.y || a.x - b.x);
}
