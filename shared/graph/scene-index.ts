import Flatbush from 'flatbush';
import {
  covers,
  overlaps,
  type Bounds,
  type DrawnDiagram,
  type DrawnItem,
} from '../scene/primitives.ts';

/** Finds what is drawn by position. */
export interface SceneIndex {
  /** All that overlaps or touches a rectangle, from back to front. */
  within(bounds: Bounds): readonly DrawnItem[];
}

/** A packed R-tree over the items of one diagram. */
interface Tree {
  readonly order: readonly DrawnItem[];
  readonly flatbush: Flatbush;
}

const indexes = new WeakMap<DrawnDiagram, SceneIndex>();
/** What the last trees were made for: the next version of a diagram differs in few items. */
let latest: Tree | null = null;

/** The index of a diagram. One that differs in few items from the diagram before is made in next to no time. */
export function sceneIndexOf(diagram: DrawnDiagram): SceneIndex {
  const known = indexes.get(diagram);
  if (known) return known;
  const index = makeIndex(diagram);
  indexes.set(diagram, index);
  return index;
}

function makeIndex({ order, bounds: all }: DrawnDiagram): SceneIndex {
  if (order.length === 0) return { within: () => [] };
  const moved = latest && movedBetween(latest.order, order);
  const tree = latest && moved ? latest : plant(order);
  latest = tree;
  const apart = new Set(moved);
  return {
    within: (bounds) => {
      if (covers(bounds, all)) return order;
      const { x, y, width, height } = bounds;
      const found = tree.flatbush.search(x, y, x + width, y + height);
      const positions = apart.size === 0 ? found : found.filter((at) => !apart.has(at));
      for (const at of apart) {
        const item = order[at];
        if (item && overlaps(item.drawn.bounds, bounds)) positions.push(at);
      }
      positions.sort((one, other) => one - other);
      return positions.flatMap((at) => order[at] ?? []);
    },
  };
}

function plant(order: readonly DrawnItem[]): Tree {
  const flatbush = new Flatbush(order.length);
  for (const { drawn } of order) {
    const { x, y, width, height } = drawn.bounds;
    flatbush.add(x, y, x + width, y + height);
  }
  flatbush.finish();
  return { order, flatbush };
}

/** With more items beside the tree it is quicker to make a new one. */
const mostBeside = 300;

/** The positions of the items that differ; null if they are too many, or are not the same elements in the same order. */
function movedBetween(
  before: readonly DrawnItem[],
  after: readonly DrawnItem[],
): readonly number[] | null {
  if (before.length !== after.length) return null;
  const moved: number[] = [];
  for (const [at, item] of after.entries()) {
    const old = before[at];
    if (!old || old.drawn === item.drawn) continue;
    if (idOf(old) !== idOf(item) || moved.length >= mostBeside) return null;
    moved.push(at);
  }
  return moved;
}

/** The id of the node or link that is drawn. */
export function idOf(item: DrawnItem): string {
  return item.type === 'node' ? item.drawn.node.id : item.drawn.link.id;
}

/** What differs between two diagrams: as it was drawn in the first, and as it is in the second. */
export function differences(before: DrawnDiagram, after: DrawnDiagram): readonly DrawnItem[] {
  if (before === after) return [];
  const found: DrawnItem[] = [];
  const { length } = after.order;
  if (before.order.length === length) {
    for (let at = 0; at < length; at += 1) {
      const [old, now] = [before.order[at], after.order[at]];
      if (old && now && old.drawn !== now.drawn) found.push(old, now);
    }
    return found;
  }
  const olds = new Set<unknown>(before.order.map(({ drawn }) => drawn));
  const news = new Set<unknown>(after.order.map(({ drawn }) => drawn));
  return [
    ...before.order.filter(({ drawn }) => !news.has(drawn)),
    ...after.order.filter(({ drawn }) => !olds.has(drawn)),
  ];
}
