import { producersOf } from './producers.ts';
import type { PathwayModel } from './pathway-model.ts';
import type { Reaction } from './reactions.ts';

interface Removals {
  /** Places of the reactions in `reactions`. */
  readonly all: ReadonlySet<number>;
  /** Place of a thing to the reactions, by their place in `reactions`, that remove it. */
  readonly of: ReadonlyMap<number, readonly number[]>;
}

const tables = new WeakMap<PathwayModel, Removals>();

/**
 * The reactions that take their substrate away: degradation, uptake, and conversions on which something that
 * transmitters are made of is lost to them, as tryptophan is to kynurenine. More of these means less of the substrate.
 */
export function findRemovals(model: PathwayModel): Removals {
  const known = tables.get(model);
  if (known) return known;
  const leading = leadingToTransmitters(model);
  const next = nextThings(model);
  const all = new Set<number>();
  const of = new Map<number, number[]>();
  for (const [place, reaction] of model.reactions.entries()) {
    if (!removes(model, reaction, leading, next)) continue;
    all.add(place);
    for (const thing of reaction.substrates) of.set(thing, [...(of.get(thing) ?? []), place]);
  }
  const removals = { all, of };
  tables.set(model, removals);
  return removals;
}

function removes(
  model: PathwayModel,
  { kind, substrates, products }: Reaction,
  leading: ReadonlySet<number>,
  next: ReadonlyMap<number, readonly number[]>,
): boolean {
  if (kind !== 'conversion') return kind === 'removal';
  if (!substrates.some((thing) => leading.has(thing))) return false;
  // What comes back to the substrate alone, as choline to acetylcholine, is lost to it at first.
  const found = new Set<number>(substrates);
  const waiting = products.filter((thing) => leading.has(thing) && !found.has(thing));
  for (let thing = waiting.pop(); thing !== undefined; thing = waiting.pop()) {
    if (found.has(thing)) continue;
    if (model.things[thing]?.kind === 'neurotransmitter') return false;
    found.add(thing);
    waiting.push(...(next.get(thing) ?? []));
  }
  return true;
}

/** Neurotransmitters and all that they are made of. */
function leadingToTransmitters(model: PathwayModel): ReadonlySet<number> {
  const producers = producersOf(model);
  const found = new Set<number>();
  const waiting = model.things.flatMap(({ kind }, place) =>
    kind === 'neurotransmitter' ? [place] : [],
  );
  for (let thing = waiting.pop(); thing !== undefined; thing = waiting.pop()) {
    if (found.has(thing)) continue;
    found.add(thing);
    for (const place of producers.get(thing) ?? []) {
      waiting.push(...(model.reactions[place]?.substrates ?? []));
    }
  }
  return found;
}

function nextThings(model: PathwayModel): ReadonlyMap<number, readonly number[]> {
  const next = new Map<number, number[]>();
  for (const { substrates, products } of model.reactions) {
    for (const thing of substrates) next.set(thing, [...(next.get(thing) ?? []), ...products]);
  }
  return next;
}
