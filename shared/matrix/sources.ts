import { nodeKinds } from '../project/node-kinds.ts';
import { type PathwayModel, producersOf } from './pathway-model.ts';

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
      const nutrient = nutrientAt(model, thing);
      if (nutrient === 'micronutrient') return nutrient;
      if (nutrient === 'precursor') origin = nutrient;
      for (const place of producers.get(thing) ?? []) {
        before.push(...(model.reactions[place]?.substrates ?? []));
      }
    }
    border = before;
  }
  return origin;
}

/** Farther back than this nothing is looked for. */
const mostStepsBack = 12;

/**
 * Whether a reaction only gives back what its substrate was made from, as homocysteine gives back methionine, or spent
 * BH4 is made into BH4 again: the substrate comes from the product alone, and the product has a source besides. How
 * much there is of such a substrate then says nothing about the product: a lot of it mostly means that it waits.
 */
export function isRecycled(model: PathwayModel, reaction: number, substrate: number): boolean {
  const products = model.reactions[reaction]?.products ?? [];
  return products.some(
    (product) =>
      product !== substrate &&
      comesOnlyFrom(model, substrate, product) &&
      hasFurtherSource(model, product, reaction, substrate),
  );
}

function comesOnlyFrom(model: PathwayModel, thing: number, origin: number): boolean {
  const back = lookBack(model, [thing], origin);
  return back.meets && !back.hasSource;
}

function hasFurtherSource(
  model: PathwayModel,
  product: number,
  reaction: number,
  substrate: number,
): boolean {
  if (isEaten(model, product)) return true;
  const others = (producersOf(model).get(product) ?? []).filter((place) => place !== reaction);
  const before = others.map((place) => model.reactions[place]?.substrates ?? []);
  return (
    before.some((list) => list.length === 0) || lookBack(model, before.flat(), substrate).hasSource
  );
}

/** Goes back along conversions, but not beyond `stop`: whether it meets that, and whether anything comes from elsewhere. */
function lookBack(model: PathwayModel, start: readonly number[], stop: number) {
  const producers = producersOf(model);
  const found = new Set<number>();
  let meets = false;
  let border = start;
  for (let step = 0; border.length > 0; step += 1) {
    const before: number[] = [];
    for (const thing of border) {
      if (thing === stop) meets = true;
      if (thing === stop || found.has(thing)) continue;
      found.add(thing);
      const makers = producers.get(thing) ?? [];
      if (makers.length === 0 || isEaten(model, thing)) return { meets, hasSource: true };
      for (const place of makers) {
        const { substrates = [] } = model.reactions[place] ?? {};
        if (substrates.length === 0) return { meets, hasSource: true };
        before.push(...substrates);
      }
    }
    // Of what lies so far back nothing is known: it may come from anywhere.
    if (step >= mostStepsBack && before.length > 0) return { meets, hasSource: true };
    border = before;
  }
  return { meets, hasSource: false };
}

/** Amino acids, choline and micronutrients come with food too. */
function isEaten(model: PathwayModel, place: number): boolean {
  return nutrientAt(model, place) !== null;
}

function nutrientAt({ things }: PathwayModel, place: number) {
  const kind = things[place]?.kind;
  return kind === undefined ? null : nodeKinds[kind].nutrient;
}
