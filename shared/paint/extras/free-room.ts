import { createSpatialIndex, type SpatialItem } from '../../graph/spatial-index.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import type { PathwayNode } from '../../project/node-schema.ts';
import type { Point } from '../../project/value-schemas.ts';
import { overlaps, primitivesBounds } from '../../scene/bounds.ts';
import type { DrawnItem, DrawnLink, DrawnNode } from '../../scene/drawn.ts';
import { nodeLook } from '../../scene/node-look.ts';
import type { Bounds } from '../../scene/primitives.ts';
import { runsThrough } from '../../scene/route-geometry.ts';

/** Knows what of a diagram a small mark would cover. */
export interface FreeRoom {
  /** How many things a box would cover; a node or words count more than a line, beside which a mark can still be read. */
  coveredBy(box: Bounds): number;
  /** From now on something stands there. */
  take(box: Bounds): void;
}

interface Obstacle {
  readonly bounds: Bounds;
  /** A straight piece of a line; absent where the whole of the bounds is covered. */
  readonly piece?: readonly Point[];
}

/** A line that is covered is one thing. */
const wordsWeight = 4;
/** Heads and thick lines reach so far to the side. */
const lineRoom = 2.5;
/** Side by side, two marks would read as one. */
const markRoom = 4;
const cell = 64;

/** Room among the drawn elements. In diagram units. */
export function createFreeRoom(items: readonly DrawnItem[]): FreeRoom {
  const obstacles = items.flatMap((item) =>
    item.type === 'node' ? nodeObstacles(item.drawn) : linkObstacles(item.drawn),
  );
  const index = createSpatialIndex(
    obstacles.map(({ bounds }, obstacleIndex): SpatialItem => ({
      id: String(obstacleIndex),
      bounds,
    })),
  );
  const taken = new Map<string, Bounds[]>();
  return {
    coveredBy(box) {
      const near = grown(box, lineRoom);
      const drawn = index
        .within(near)
        .reduce((sum, id) => sum + weightOf(obstacles[Number(id)], box, near), 0);
      const apart = { ...box, x: box.x - markRoom, width: box.width + 2 * markRoom };
      const marks = cellsOf(apart).flatMap((key) => taken.get(key) ?? []);
      return drawn + wordsWeight * marks.filter((mark) => overlaps(mark, apart)).length;
    },
    take(box) {
      for (const key of cellsOf(box)) taken.set(key, [...(taken.get(key) ?? []), box]);
    },
  };
}

function nodeObstacles({ node, box }: DrawnNode): Obstacle[] {
  const badges = node.badges.map((badge): Obstacle => {
    const width = badge.width ?? 24;
    const height = badge.height ?? 16;
    const x = node.x + (node.width / 2) * (1 + badge.x) - width / 2;
    const y = node.y + (node.height / 2) * (1 + badge.y) - height / 2;
    return { bounds: { x, y, width, height } };
  });
  // Marks lie in compartments and groups; only their edges are in the way.
  const body = nodeKinds[node.kind].contains ? seenEdgesOf(node, box) : [{ bounds: box }];
  return [...body, ...badges];
}

/** Imported groups often have none. */
function seenEdgesOf(node: PathwayNode, box: Bounds): Obstacle[] {
  return nodeLook(node, 'light').border === 'none' ? [] : edgesOf(box);
}

function edgesOf({ x, y, width, height }: Bounds): Obstacle[] {
  const corners: readonly Point[] = [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
    { x, y },
  ];
  return piecesOf(corners);
}

function linkObstacles({ route, primitives }: DrawnLink): Obstacle[] {
  const words = primitives.filter(({ type }) => type === 'text');
  const label: Obstacle[] = words.length > 0 ? [{ bounds: primitivesBounds(words) }] : [];
  return [...piecesOf(route), ...label];
}

function piecesOf(route: readonly Point[]): Obstacle[] {
  return route.slice(1).flatMap((to, index): Obstacle[] => {
    const from = route[index];
    if (!from) return [];
    const [x, y] = [Math.min(from.x, to.x), Math.min(from.y, to.y)];
    const [width, height] = [Math.abs(from.x - to.x), Math.abs(from.y - to.y)];
    return [{ bounds: { x, y, width, height }, piece: [from, to] }];
  });
}

/** What it counts that a box covers an obstacle; nothing if it does not. */
function weightOf(obstacle: Obstacle | undefined, box: Bounds, near: Bounds): number {
  if (!obstacle) return 0;
  if (obstacle.piece) return runsThrough(obstacle.piece, near) ? 1 : 0;
  return overlaps(obstacle.bounds, box) ? wordsWeight : 0;
}

function grown({ x, y, width, height }: Bounds, by: number): Bounds {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** The cells of a coarse grid that a box touches; marks are small, so they are few. */
function cellsOf({ x, y, width, height }: Bounds): string[] {
  const keys: string[] = [];
  for (let row = Math.floor(y / cell); row <= Math.floor((y + height) / cell); row += 1) {
    for (let column = Math.floor(x / cell); column <= Math.floor((x + width) / cell); column += 1) {
      keys.push(`${column} ${row}`);
    }
  }
  return keys;
}
