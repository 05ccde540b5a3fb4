import type { SupportGraph, Reaction } from './support-graph.ts';
import { listIn } from '../whatif/reactions.ts';
import { extend, type Way, type Work } from './paths.ts';

export interface Removals {
  /** For each row, the reactions that remove it. */
  readonly of: ReadonlyMap<number, readonly number[]>;
  /** Some reactions were not looked at to their end, and are not among these. */
  readonly isCut: boolean;
}

/**
 * The reactions that take their substrate away: degradation, uptake, and conversions by which a thing that transmitters
 * are made of is lost to them, as tryptophan becomes kynurenine. More of these means less of the substrate.
 */
export function findRemovals(graph: SupportGraph, work: Work): Removals {
  const leading = leadingToTransmitters(graph);
  const next = nextRows(graph);
  const of = new Map<number, number[]>();
  for (const [index, reaction] of graph.reactions.entries()) {
    if (!removes(graph, reaction, leading, next, work)) continue;
    for (const row of reaction.substrates) listIn(of, row).push(index);
  }
  return { of, isCut: work.left <= 0 };
}

function removes(
  { isTransmitter }: SupportGraph,
  { substrates, products, moves }: Reaction,
  leading: ReadonlyMap<number, number>,
  next: ReadonlyMap<number, readonly number[]>,
  work: Work,
): boolean {
  if (moves !== null) return moves === 'back';
  if (!substrates.some((row) => leading.has(row))) return false;
  // If a product only comes back to the substrate, as choline to acetylcholine, the substrate is lost at first.
  const found = new Set<number>(substrates);
  const waiting = products.filter((row) => leading.has(row) && !found.has(row));
  // The shortest way on from a product comes ever nearer to a transmitter, and so by no substrate that is as far away.
  const nearest = Math.min(...substrates.map((row) => leading.get(row) ?? Infinity));
  if (waiting.some((row) => (leading.get(row) ?? Infinity) <= nearest)) return false;
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    if (found.has(row)) continue;
    if (isTransmitter[row] === true || work.left <= 0) return false;
    found.add(row);
    for (const one of next.get(row) ?? []) waiting.push(one);
    work.left -= 1 + (next.get(row)?.length ?? 0);
  }
  return true;
}

/** Neurotransmitters and all that they are made of, with the number of reactions to the nearest one. */
function leadingToTransmitters(graph: SupportGraph): ReadonlyMap<number, number> {
  const { producers, reactions, isTransmitter } = graph;
  const found = new Map<number, number>();
  const waiting = isTransmitter.flatMap((isOne, row) => (isOne ? [row] : []));
  for (const row of waiting) found.set(row, 0);
  // The list grows while it is read: nearest first.
  for (const row of waiting) {
    const distance = (found.get(row) ?? 0) + 1;
    for (const maker of producers.get(row) ?? []) {
      for (const from of reactions[maker]?.substrates ?? []) {
        if (found.has(from)) continue;
        found.set(from, distance);
        waiting.push(from);
      }
    }
  }
  return found;
}

function nextRows({ reactions }: SupportGraph): ReadonlyMap<number, readonly number[]> {
  const next = new Map<number, number[]>();
  for (const { substrates, products } of reactions) {
    for (const row of substrates) {
      const list = next.get(row);
      if (list) for (const product of products) list.push(product);
      else next.set(row, [...products]);
    }
  }
  return next;
}

/** A reaction that breaks down a breakdown product of a transmitter. */
interface BreakdownStep {
  readonly reaction: number;
  /** From its substrate back to the transmitter, which is the end of the way. */
  readonly way: Way;
}

/**
 * The steps of a transmitter's breakdown after the first, as aldehyde dehydrogenase after monoamine oxidase. They are
 * followed as long as a product comes from the transmitter alone: what other things are also made into is no longer its
 * breakdown.
 */
export function laterBreakdown(
  graph: SupportGraph,
  goals: readonly number[],
  { of: removals }: Removals,
  work: Work,
): readonly BreakdownStep[] {
  const own = new Map<number, Way>(
    goals.map((row) => [row, { row, claims: [], next: null, length: 1 }]),
  );
  const isGoal = new Set(goals);
  const steps: BreakdownStep[] = [];
  let waiting = goals.flatMap((from) =>
    (removals.get(from) ?? []).map((reaction) => ({ reaction, from })),
  );
  while (waiting.length > 0 && work.left > 0) {
    const next: typeof waiting = [];
    for (const { reaction, from } of waiting) {
      work.left -= 1;
      const rest = own.get(from);
      const { products = [], claims = [], moves = null } = graph.reactions[reaction] ?? {};
      if (!rest || moves !== null) continue;
      if (!isGoal.has(from)) steps.push({ reaction, way: rest });
      for (const product of products) {
        if (own.has(product) || !comesOnlyFrom(graph, product, own, work)) continue;
        own.set(product, extend(product, claims, rest));
        for (const consumer of graph.consumers.get(product) ?? [])
          next.push({ reaction: consumer, from: product });
      }
    }
    waiting = next;
  }
  return steps;
}

function comesOnlyFrom(
  { producers, reactions }: SupportGraph,
  product: number,
  own: ReadonlyMap<number, Way>,
  work: Work,
): boolean {
  return (producers.get(product) ?? []).every((maker) => {
    work.left -= 1;
    return reactions[maker]?.substrates.some((substrate) => own.has(substrate));
  });
}
