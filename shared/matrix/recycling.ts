import type { PathwayModel } from './pathway-model.ts';
import { producersOf } from './producers.ts';

/** Farther back than this nothing is looked for. */
const mostSteps = 12;

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
    if (step >= mostSteps && before.length > 0) return { meets, hasSource: true };
    border = before;
  }
  return { meets, hasSource: false };
}

/** Amino acids, choline and micronutrients come with food too. */
function isEaten({ things }: PathwayModel, place: number): boolean {
  const kind = things[place]?.kind;
  return kind === 'precursor' || kind === 'micronutrient';
}
