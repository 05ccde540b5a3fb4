import { nodeKinds } from '../project/node-kinds.ts';
import type { SupportGraph } from './support-graph.ts';

/** The search goes back no farther than this. */
const mostSteps = 12;

/** The reactions that make a row, and for each of them the others that make good for it. */
type Sources = ReadonlyMap<number, readonly number[]>;

const tables = new WeakMap<SupportGraph, ReadonlyMap<number, Sources>>();

/**
 * For everything that is made: the reactions that make it, and for each of them the others that make good for it. A
 * source that starts at an amino acid or choline is made good by one that starts at a micronutrient, as tryptophan is
 * by vitamin B3 for NAD+. Nothing makes good for a missing micronutrient, or for a missing enzyme on the way from it.
 */
export function independentSources(graph: SupportGraph): ReadonlyMap<number, Sources> {
  const known = tables.get(graph);
  if (known) return known;
  const table = new Map<number, Sources>();
  for (const [row, reactions] of graph.producers) table.set(row, sourcesOf(graph, row, reactions));
  tables.set(graph, table);
  return table;
}

function sourcesOf(graph: SupportGraph, row: number, reactions: readonly number[]): Sources {
  if (reactions.length === 1) return new Map(reactions.map((reaction) => [reaction, []]));
  const origins = new Map(reactions.map((reaction) => [reaction, originOf(graph, reaction, row)]));
  const essential = reactions.filter((reaction) => origins.get(reaction) === 'micronutrient');
  return new Map(
    reactions.map((reaction) => [reaction, origins.get(reaction) === 'precursor' ? essential : []]),
  );
}

/**
 * The kind of nutrient to which the substrates of a reaction go back by conversions. Ways through its own product do
 * not count.
 */
function originOf({ producers, reactions, subjects }: SupportGraph, reaction: number, to: number) {
  const found = new Set([to]);
  let origin: 'micronutrient' | 'precursor' | 'unknown' = 'unknown';
  let border = reactions[reaction]?.substrates ?? [];
  for (let step = 0; step < mostSteps && border.length > 0; step += 1) {
    const before: number[] = [];
    for (const row of border) {
      if (found.has(row)) continue;
      found.add(row);
      const kind = subjects[row]?.kind;
      const nutrient = kind === undefined ? null : nodeKinds[kind].nutrient;
      if (nutrient === 'micronutrient') return nutrient;
      if (nutrient === 'precursor') origin = nutrient;
      for (const maker of producers.get(row) ?? []) {
        before.push(...(reactions[maker]?.substrates ?? []));
      }
    }
    border = before;
  }
  return origin;
}
