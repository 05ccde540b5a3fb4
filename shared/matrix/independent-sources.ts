import type { PathwayModel } from './pathway-model.ts';
import { producersOf } from './producers.ts';

/** Farther back than this nothing is looked for. */
const mostSteps = 12;

const tables = new WeakMap<
  PathwayModel,
  ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>
>();

/**
 * For every thing that is made: the reactions that make it, and for each the others that make good for it. A source
 * that starts at an amino acid or choline is made good by one that starts at a micronutrient, as tryptophan is by
 * vitamin B3 for NAD+; a missing micronutrient is made good by nothing, nor is a missing enzyme on its way.
 */
export function independentSources(model: PathwayModel) {
  const known = tables.get(model);
  if (known) return known;
  const table = new Map<number, ReadonlyMap<number, readonly number[]>>();
  for (const [thing, reactions] of producersOf(model))
    table.set(thing, sourcesOf(model, thing, reactions));
  tables.set(model, table);
  return table;
}

function sourcesOf(model: PathwayModel, thing: number, reactions: readonly number[]) {
  if (reactions.length === 1) return new Map(reactions.map((place) => [place, []]));
  const origins = new Map(reactions.map((place) => [place, originOf(model, place, thing)]));
  const essential = reactions.filter((place) => origins.get(place) === 'micronutrient');
  return new Map(
    reactions.map((place) => [place, origins.get(place) === 'precursor' ? essential : []]),
  );
}

/** What a reaction's substrates go back to by conversions, not counting ways through its own product. */
function originOf(model: PathwayModel, reaction: number, product: number) {
  const producers = producersOf(model);
  const found = new Set([product]);
  let origin: 'micronutrient' | 'precursor' | 'unknown' = 'unknown';
  let border = model.reactions[reaction]?.substrates ?? [];
  for (let step = 0; step < mostSteps && border.length > 0; step += 1) {
    const before: number[] = [];
    for (const thing of border) {
      if (found.has(thing)) continue;
      found.add(thing);
      const kind = model.things[thing]?.kind;
      if (kind === 'micronutrient') return kind;
      if (kind === 'precursor') origin = kind;
      for (const place of producers.get(thing) ?? []) {
        before.push(...(model.reactions[place]?.substrates ?? []));
      }
    }
    border = before;
  }
  return origin;
}
