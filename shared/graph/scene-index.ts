import Flatbush from 'flatbush';
import { atOnce, type Steps } from '../project/checked-text.ts';
import { positionsBetween } from '../scene/draw-diagram.ts';
import { reachOf } from '../scene/later-drawing.ts';
import { overlaps, type Bounds, type DrawnDiagram, type DrawnItem } from '../scene/primitives.ts';

/** Finds what is drawn by position. */
export interface SceneIndex {
  /** All that may reach into a rectangle, from back to front: what is drawn far away is not made for the answer. */
  within(bounds: Bounds): readonly DrawnItem[];
  /** About how many these are. */
  count(bounds: Bounds): number;
}

/** A packed R-tree over the items of one diagram. */
interface Tree {
  readonly diagram: DrawnDiagram;
  readonly flatbush: Flatbush;
}

const indexes = new WeakMap<DrawnDiagram, SceneIndex>();
/** The last tree that was made: the next version of a diagram differs from it in few items. */
let latest: Tree | null = null;

/** The index of a diagram. One that differs in few items from the diagram before is made in next to no time. */
export function sceneIndexOf(diagram: DrawnDiagram): SceneIndex {
  const known = indexes.get(diagram);
  if (known) return known;
  const index = makeIndex(diagram);
  indexes.set(diagram, index);
  return index;
}

/** Items that are put into a tree in one step. */
const plantedAtOnce = 2_000;

/** Makes the index of a diagram ahead, step by step, so that `sceneIndexOf` then has it at once. */
export function* indexInSteps(diagram: DrawnDiagram): Steps<void> {
  if (indexes.has(diagram) || diagram.order.length === 0) return;
  const tree = yield* plantInSteps(diagram);
  latest = tree;
  indexes.set(diagram, indexOf(diagram, tree, none));
}

/** With more items beside the tree it is quicker to make a new one. */
const mostBeside = 300;

function makeIndex(diagram: DrawnDiagram): SceneIndex {
  const { order } = diagram;
  if (order.length === 0) return { within: () => [], count: () => 0 };
  const moved = latest && positionsBetween(latest.diagram, diagram);
  const isNear = moved !== null && moved.size <= mostBeside;
  const tree = (isNear && latest) || plant(diagram);
  latest = tree;
  return indexOf(diagram, tree, isNear ? moved : none);
}

const none: ReadonlySet<number> = new Set();

/** `beside`: the positions at which something else is drawn than when the tree was made. */
function indexOf(
  { order }: DrawnDiagram,
  { flatbush }: Tree,
  beside: ReadonlySet<number>,
): SceneIndex {
  const search = ({ x, y, width, height }: Bounds) => flatbush.search(x, y, x + width, y + height);
  return {
    count: (bounds) => search(bounds).length,
    within: (bounds) => {
      const found = search(bounds);
      const positions = beside.size === 0 ? found : found.filter((at) => !beside.has(at));
      for (const at of beside) {
        const item = order[at];
        if (item && overlaps(reachOf(item.drawn), bounds)) positions.push(at);
      }
      if (positions.length === order.length) return order;
      // Numbers in an array of their own are sorted much faster.
      return Array.from(Uint32Array.from(positions).sort(), (at) => order[at]).filter(
        (item) => item !== undefined,
      );
    },
  };
}

function plant(diagram: DrawnDiagram): Tree {
  return atOnce(plantInSteps(diagram));
}

function* plantInSteps(diagram: DrawnDiagram): Steps<Tree> {
  const { order } = diagram;
  const flatbush = new Flatbush(order.length);
  for (const [at, { drawn }] of order.entries()) {
    if (at % plantedAtOnce === 0) yield at / order.length;
    const { x, y, width, height } = reachOf(drawn);
    flatbush.add(x, y, x + width, y + height);
  }
  yield 1;
  flatbush.finish();
  return { diagram, flatbush };
}

/** The id of the node or link that is drawn. */
export function idOf(item: DrawnItem): string {
  return item.type === 'node' ? item.drawn.node.id : item.drawn.link.id;
}

/** Whether at more than so many positions of the drawing order something else is drawn. */
function hasMoreChanges(before: DrawnDiagram, after: DrawnDiagram, most: number): boolean {
  let count = 0;
  for (let at = 0; at < after.order.length && count <= most; at += 1)
    if (before.order[at]?.drawn !== after.order[at]?.drawn) count += 1;
  return count > most;
}

/**
 * What differs between two diagrams: as it was drawn in the first, and as it is in the second; null if more than `most`
 * do.
 */
export function differences(
  before: DrawnDiagram,
  after: DrawnDiagram,
  most: number,
): readonly DrawnItem[] | null {
  if (before === after) return [];
  const positions = positionsBetween(before, after);
  if (positions) {
    if (positions.size > most) return null;
    return [...positions].flatMap((at) => [before.order[at] ?? [], after.order[at] ?? []].flat());
  }
  if (before.order.length === after.order.length && hasMoreChanges(before, after, most))
    return null;
  const olds = new Set<unknown>(before.order.map(({ drawn }) => drawn));
  const news = new Set<unknown>(after.order.map(({ drawn }) => drawn));
  return [
    ...before.order.filter(({ drawn }) => !news.has(drawn)),
    ...after.order.filter(({ drawn }) => !olds.has(drawn)),
  ];
}
