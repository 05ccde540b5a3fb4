import type { ReactionIndex, ThingIndex } from '../whatif/things.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { type PathwayModel, producersOf } from '../whatif/pathway-model.ts';

/** The search goes back no farther than this. */
const mostSteps = 12;

/** The reactions that make a thing, and for each of them the others that make good for it. */
export type Sources = ReadonlyMap<ReactionIndex, readonly ReactionIndex[]>;

const tables = new WeakMap<PathwayModel, ReadonlyMap<ThingIndex, Sources>>();

/**
 * For everything that is made: the reactions that make it, and for each of them the others that make good for it. A
 * source that starts at an amino acid or choline is made good by one that starts at a micronutrient, as tryptophan is
 * by vitamin B3 for NAD+. Nothing makes good for a missing micronutrient, or for a missing enzyme on the way from it.
 */
export function independentSources(model: PathwayModel): ReadonlyMap<ThingIndex, Sources> {
  const known = tables.get(model);
  if (known) return known;
  const table = new Map<ThingIndex, Sources>();
  for (const [thing, reactions] of producersOf(model))
    table.set(thing, sourcesOf(model, thing, reactions));
  tables.set(model, table);
  return table;
}

function sourcesOf(
  model: PathwayModel,
  thing: ThingIndex,
  reactions: readonly ReactionIndex[],
): Sources {
  if (reactions.length === 1) return new Map(reactions.map((reaction) => [reaction, []]));
  const origins = new Map(
    reactions.map((reaction) => [reaction, originOf(model, reaction, thing)]),
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
function originOf(model: PathwayModel, reaction: ReactionIndex, product: ThingIndex) {
  const producers = producersOf(model);
  const found = new Set([product]);
  let origin: 'micronutrient' | 'precursor' | 'unknown' = 'unknown';
  let border = model.reactions[reaction]?.substrates ?? [];
  for (let step = 0; step < mostSteps && border.length > 0; step += 1) {
    const before: ThingIndex[] = [];
    for (const thing of border) {
      if (found.has(thing)) continue;
      found.add(thing);
      const nutrient = nutrientAt(model, thing);
      if (nutrient === 'micronutrient') return nutrient;
      if (nutrient === 'precursor') origin = nutrient;
      for (const maker of producers.get(thing) ?? []) {
        before.push(...(model.reactions[maker]?.substrates ?? []));
      }
    }
    border = before;
  }
  return origin;
}

function nutrientAt({ things }: PathwayModel, thing: ThingIndex) {
  const kind = things[thing]?.kind;
  return kind === undefined ? null : nodeKinds[kind].nutrient;
}
