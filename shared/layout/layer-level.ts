import type { DiagramPoint } from '../project/project-schema.ts';
import { layInLayers, type LayerEdge, type LayerItem } from './layer-items.ts';
import { compare, type Helper, type Level, type LevelBox, type LevelLink } from './reactions.ts';

export const directions = ['down', 'right', 'up', 'left'] as const;
/** Where conversions lead. */
export type Direction = (typeof directions)[number];

/** Diagram units: from the line of a reaction to what serves it, and from that to what serves that; between these. */
const gaps = { fromLine: 48, outer: 44, stack: 14 } as const;

/**
 * Centres of the boxes of a level in layers: what becomes something else comes before it. An enzyme stands beside its
 * reaction, its cofactors beyond it.
 */
export function layLevelInLayers(level: Level, direction: Direction): Map<string, DiagramPoint> {
  const frame = frameOf(direction);
  const boxes = level.boxes.map((box) => frame.turned(box)).toSorted(byTurned);
  const numbers = new Map(boxes.map(({ id }, number) => [id, number]));
  const items: LayerItem[] = boxes.map(({ width, height }) => ({
    before: width / 2,
    after: width / 2,
    height,
  }));
  const edges: LayerEdge[] = [];
  const reactions = new Map<number, Reaction>();
  for (const link of level.links) {
    const [from, to] = [numbers.get(link.source), numbers.get(link.target)];
    if (from === undefined || to === undefined) continue;
    if (!link.isConversion && link.helpers.length + link.feeders.length === 0) {
      edges.push({ from, to, weight: 1 });
      continue;
    }
    const reaction = reactionOf(link, frame);
    const item = items.push(reaction.item) - 1;
    reactions.set(item, reaction);
    edges.push({ from, to: item, weight: 3 }, { from: item, to, weight: 3 });
    for (const feeder of link.feeders) {
      const number = numbers.get(feeder);
      if (number !== undefined) edges.push({ from: number, to: item, weight: 1 });
    }
  }
  const spots = layInLayers(items, edges);
  const centres = new Map<string, DiagramPoint>();
  for (const [number, { axis, top }] of spots.entries()) {
    const box = boxes[number];
    if (box) centres.set(box.id, frame.back({ x: axis, y: top + box.height / 2 }));
    for (const { id, x, y } of reactions.get(number)?.served ?? [])
      centres.set(id, frame.back({ x: axis + x, y: top + y }));
  }
  return centres;
}

/** Left to right as they stand: the picture stays like what it was. */
function byTurned(one: LevelBox, other: LevelBox): number {
  return one.x - other.x || one.y - other.y || compare(one.id, other.id);
}

interface Frame {
  /** A box as it would be in layers that lead down. */
  turned(box: LevelBox): LevelBox;
  back(point: DiagramPoint): DiagramPoint;
}

function frameOf(direction: Direction): Frame {
  const isAcross = direction === 'right' || direction === 'left';
  const sign = direction === 'up' || direction === 'left' ? -1 : 1;
  return {
    turned: ({ id, x, y, width, height }) =>
      isAcross
        ? { id, x: y, y: x * sign, width: height, height: width }
        : { id, x, y: y * sign, width, height },
    back: ({ x, y }) => (isAcross ? { x: y * sign, y: x } : { x, y: y * sign }),
  };
}

/** The boxes beside a reaction. */
interface Reaction {
  readonly item: LayerItem;
  /** Their centres, from the axis and from the upper edge. */
  readonly served: readonly Served[];
}

interface Served {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** A helper with what serves it, from its inner edge outwards and from its upper edge down. */
interface Branch {
  readonly width: number;
  readonly height: number;
  readonly served: readonly Served[];
}

function reactionOf({ helpers }: LevelLink, frame: Frame): Reaction {
  const branches = helpers.map((helper) => branchOf(helper, frame));
  const sides: Branch[][] = [[], []];
  for (const branch of branches) {
    // The higher pile gets no more.
    const [right = [], left = []] = sides;
    (heightOf(left) < heightOf(right) ? left : right).push(branch);
  }
  const height = Math.max(...sides.map(heightOf));
  const [right = [], left = []] = sides;
  return {
    item: { before: widthOf(left), after: widthOf(right), height },
    served: [...piled(right, height, 1), ...piled(left, height, -1)],
  };
}

function heightOf(pile: readonly Branch[]): number {
  return pile.reduce((sum, { height }) => sum + height, Math.max(0, pile.length - 1) * gaps.stack);
}

function widthOf(pile: readonly Branch[]): number {
  return pile.length === 0 ? 0 : gaps.fromLine + Math.max(...pile.map(({ width }) => width));
}

function piled(pile: readonly Branch[], height: number, side: 1 | -1): Served[] {
  let top = (height - heightOf(pile)) / 2;
  return pile.flatMap((branch) => {
    const own = branch.served.map(({ id, x, y }) => ({
      id,
      x: side * (gaps.fromLine + x),
      y: y + top,
    }));
    top += branch.height + gaps.stack;
    return own;
  });
}

function branchOf({ box, helpers }: Helper, frame: Frame): Branch {
  const { id, width, height } = frame.turned(box);
  const outer = helpers.map((helper) => branchOf(helper, frame));
  const whole = Math.max(height, heightOf(outer));
  const served: Served[] = [{ id, x: width / 2, y: whole / 2 }];
  let top = (whole - heightOf(outer)) / 2;
  for (const branch of outer) {
    for (const one of branch.served)
      served.push({ id: one.id, x: one.x + width + gaps.outer, y: one.y + top });
    top += branch.height + gaps.stack;
  }
  const reach = outer.length === 0 ? 0 : gaps.outer + Math.max(...outer.map((one) => one.width));
  return { width: width + reach, height: whole, served };
}
