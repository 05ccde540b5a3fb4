import type { ReactionIndex, ThingIndex } from './things.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { type PathwayModel, producersOf } from './pathway-model.ts';

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

/**
 * Whether a reaction only gives back what its substrate was made from, as homocysteine gives back methionine, or as
 * used BH4 is made into BH4 again: the substrate comes from the product alone, and the product has another source. The
 * amount of such a substrate says nothing about the product: much of it usually means that it is not used.
 */
export function isRecycled(
  model: PathwayModel,
  reaction: ReactionIndex,
  substrate: ThingIndex,
): boolean {
  const products = model.reactions[reaction]?.products ?? [];
  return products.some(
    (product) =>
      product !== substrate &&
      comesOnlyFrom(model, substrate, product) &&
      hasFurtherSource(model, product, reaction, substrate),
  );
}

function comesOnlyFrom(model: PathwayModel, thing: ThingIndex, origin: ThingIndex): boolean {
  const back = lookBack(model, [thing], origin);
  return back.meets && !back.hasSource;
}

function hasFurtherSource(
  model: PathwayModel,
  product: ThingIndex,
  reaction: ReactionIndex,
  substrate: ThingIndex,
): boolean {
  if (isEaten(model, product)) return true;
  const others = (producersOf(model).get(product) ?? []).filter((other) => other !== reaction);
  const before = others.map((other) => model.reactions[other]?.substrates ?? []);
  return (
    before.some((list) => list.length === 0) || lookBack(model, before.flat(), substrate).hasSource
  );
}

/**
 * Goes back along conversions, but not beyond `stop`. Tells whether it meets `stop`, and whether anything comes from
 * elsewhere.
 */
function lookBack(model: PathwayModel, start: readonly ThingIndex[], stop: ThingIndex) {
  const producers = producersOf(model);
  const found = new Set<ThingIndex>();
  let meets = false;
  let border = start;
  for (let step = 0; border.length > 0; step += 1) {
    const before: ThingIndex[] = [];
    for (const thing of border) {
      if (thing === stop) meets = true;
      if (thing === stop || found.has(thing)) continue;
      found.add(thing);
      const makers = producers.get(thing) ?? [];
      if (makers.length === 0 || isEaten(model, thing)) return { meets, hasSource: true };
      for (const maker of makers) {
        const { substrates = [] } = model.reactions[maker] ?? {};
        if (substrates.length === 0) return { meets, hasSource: true };
        before.push(...substrates);
      }
    }
    // So far back nothing is known: it may come from anywhere.
    if (step >= mostSteps && before.length > 0) return { meets, hasSource: true };
    border = before;
  }
  return { meets, hasSource: false };
}

/** Amino acids, choline and micronutrients come with food too. */
function isEaten(model: PathwayModel, thing: ThingIndex): boolean {
  return nutrientAt(model, thing) !== null;
}

function nutrientAt({ things }: PathwayModel, thing: ThingIndex) {
  const kind = things[thing]?.kind;
  return kind === undefined ? null : nodeKinds[kind].nutrient;
}
