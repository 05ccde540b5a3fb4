import { nodeKinds } from '../project/node-kinds.ts';
import type { SupportGraph } from './support-graph.ts';

/** The search goes back no farther than this. */
const mostSteps = 12;

/** The reactions that make a row, and for each of them the others that make good for it. */
type Sources = ReadonlyMap<number, readonly number[]>;

/** Of one graph: what was found, and how much may still be looked at. */
interface Found {
  readonly table: Map<number, Sources>;
  left: number;
}

const tables = new WeakMap<SupportGraph, Found>();

/** Steps back for all rows together. The largest pathway needs a thousandth. */
const mostLookedAt = 8_000_000;

/**
 * The reactions that make a thing, and for each of them the others that make good for it. A source that starts at an
 * amino acid or choline is made good by one that starts at a micronutrient, as tryptophan is by vitamin B3 for NAD+.
 * Nothing makes good for a missing micronutrient, or for a missing enzyme on the way from it.
 */
export function independentSources(graph: SupportGraph, row: number): Sources {
  const found = tables.get(graph) ?? { table: new Map<number, Sources>(), left: mostLookedAt };
  tables.set(graph, found);
  const known = found.table.get(row);
  if (known) return known;
  const sources = sourcesOf(graph, row, graph.producers.get(row) ?? [], found);
  found.table.set(row, sources);
  return sources;
}

/** There was too much to look at, so that some things have no sources that make good for others. */
export function areSourcesCut(graph: SupportGraph): boolean {
  return (tables.get(graph)?.left ?? mostLookedAt) <= 0;
}

function sourcesOf(
  graph: SupportGraph,
  row: number,
  reactions: readonly number[],
  room: Found,
): Sources {
  if (reactions.length < 2) return new Map(reactions.map((reaction) => [reaction, []]));
  const origins = new Map(
    reactions.map((reaction) => [reaction, originOf(graph, reaction, row, room)]),
  );
  const essential = reactions.filter((reaction) => origins.get(reaction) === 'micronutrient');
  return new Map(
    reactions.map((reaction) => [reaction, origins.get(reaction) === 'precursor' ? essential : []]),
  );
}

/**
 * The kind of nutrient to which the substrates of a reaction go back by conversions. Ways through its own product do
 * not count.
 */
function originOf(
  { producers, reactions, subjects }: SupportGraph,
  reaction: number,
  to: number,
  room: Found,
) {
  const found = new Set([to]);
  let origin: 'micronutrient' | 'precursor' | 'unknown' = 'unknown';
  let border = reactions[reaction]?.substrates ?? [];
  for (let step = 0; step < mostSteps && border.length > 0; step += 1) {
    const before: number[] = [];
    for (const row of border) {
      if (found.has(row)) continue;
      if (room.left <= 0) return 'unknown';
      found.add(row);
      const kind = subjects[row]?.kind;
      const nutrient = kind === undefined ? null : nodeKinds[kind].nutrient;
      if (nutrient === 'micronutrient') return nutrient;
      if (nutrient === 'precursor') origin = nutrient;
      for (const maker of producers.get(row) ?? []) {
        room.left -= 1;
        for (const from of reactions[maker]?.substrates ?? []) before.push(from);
      }
    }
    border = before;
  }
  return origin;
}
