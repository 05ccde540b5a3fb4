import Flatbush from 'flatbush';
import type { Point } from '../project/value-schemas.ts';
import type { Bounds } from '../scene/primitives.ts';

export interface SpatialItem {
  readonly id: string;
  /** In diagram units. */
  readonly bounds: Bounds;
}

/** Finds things by place. Made once for a set of bounds, which it keeps no track of. */
export interface SpatialIndex {
  /** Ids of all that overlaps or touches a rectangle and is accepted, in the order in which they were given. */
  within(bounds: Bounds, accepts?: (id: string) => boolean): readonly string[];
  /** Ids of what is nearest to a point, nearest first; distance is to the bounds and 0 inside them. */
  nearest(point: Point, count?: number, farthest?: number): readonly string[];
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
