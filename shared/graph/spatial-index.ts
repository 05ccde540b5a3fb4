import Flatbush from 'flatbush';
import type { DiagramPoint, PathwayNode } from '../project/project-schema.ts';
import { type Bounds, rotatedBounds, unionBounds } from '../scene/primitives.ts';
import { diagramToBox } from '../scene/node-outline.ts';

export interface SpatialItem {
  readonly id: string;
  /** In diagram units. */
  readonly bounds: Bounds;
}

/** Finds things by position. It is made once for a set of bounds and does not follow their changes. */
export interface SpatialIndex {
  /** Ids of all accepted things that overlap or touch a rectangle, in the order in which they were given. */
  within(bounds: Bounds, accepts?: (id: string) => boolean): readonly string[];
  /** Ids of the things closest to a point, the closest first. The distance is to the bounds, and 0 inside them. */
  nearest(point: DiagramPoint, count?: number, farthest?: number): readonly string[];
}

/** A packed R-tree over bounds. */
export function createSpatialIndex(items: Iterable<SpatialItem>): SpatialIndex {
  const all = [...items];
  // Flatbush does not take an empty set.
  if (all.length === 0) return { within: () => [], nearest: () => [] };
  const tree = new Flatbush(all.length);
  for (const { bounds } of all) {
    tree.add(bounds.x, bounds.y, bounds.x + bounds.width, bounds.y + bounds.height);
  }
  tree.finish();
  const idsOf = (found: readonly number[]) => found.flatMap((position) => all[position]?.id ?? []);

  return {
    within: ({ x, y, width, height }, accepts) => {
      const filter = accepts && ((position: number) => accepts(all[position]?.id ?? ''));
      const found = tree.search(x, y, x + width, y + height, filter);
      return idsOf(found.sort((one, other) => one - other));
    },
    nearest: ({ x, y }, count = 1, farthest = Infinity) =>
      idsOf(tree.neighbors(x, y, count, farthest)),
  };
}

/** Encloses the boxes of nodes as rotated, without badges and strokes, in diagram units; undefined if there are none. */
export function boundsAround(nodes: readonly PathwayNode[], margin = 0): Bounds | undefined {
  if (nodes.length === 0) return undefined;
  const bounds = unionBounds(nodes.map((node) => rotatedBounds(node, node.rotation)));
  return {
    x: bounds.x - margin,
    y: bounds.y - margin,
    width: bounds.width + 2 * margin,
    height: bounds.height + 2 * margin,
  };
}

/** Whether a point lies in a node's box as rotated; its edge is part of it. */
export function isInNode(node: PathwayNode, point: DiagramPoint): boolean {
  const { x, y } = diagramToBox(node, point);
  return x >= 0 && x <= node.width && y >= 0 && y <= node.height;
}
