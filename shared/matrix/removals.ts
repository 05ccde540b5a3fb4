import { nodeKinds } from '../project/node-kinds.ts';
import { type ReactionIndex, type ThingIndex, isTransmitter } from '../whatif/things.ts';
import { producersOf, type PathwayModel } from '../whatif/pathway-model.ts';
import type { Reaction } from '../whatif/reactions.ts';
import { type Path, extend } from './paths.ts';

interface Removals {
  readonly all: ReadonlySet<ReactionIndex>;
  /** For each thing, the reactions that remove it. */
  readonly of: ReadonlyMap<ThingIndex, readonly ReactionIndex[]>;
}

const removalTables = new WeakMap<PathwayModel, Removals>();

/**
 * The reactions that take their substrate away: degradation, uptake, and conversions by which a thing that transmitters
 * are made of is lost to them, as tryptophan becomes kynurenine. More of these means less of the substrate.
 */
export function findRemovals(model: PathwayModel): Removals {
  const known = removalTables.get(model);
  if (known) return known;
  const leading = leadingToTransmitters(model);
  const next = nextThings(model);
  const all = new Set<ReactionIndex>();
  const of = new Map<ThingIndex, ReactionIndex[]>();
  for (const [index, reaction] of model.reactions.entries()) {
    if (!removes(model, reaction, leading, next)) continue;
    all.add(index);
    for (const thing of reaction.substrates) of.set(thing, [...(of.get(thing) ?? []), index]);
  }
  const removals = { all, of };
  removalTables.set(model, removals);
  return removals;
}

function removes(
  model: PathwayModel,
  { kind, substrates, products }: Reaction,
  leading: ReadonlyMap<ThingIndex, number>,
  next: ReadonlyMap<ThingIndex, readonly ThingIndex[]>,
): boolean {
  if (kind !== 'conversion') return kind === 'removal';
  if (!substrates.some((thing) => leading.has(thing))) return false;
  // If a product only comes back to the substrate, as choline to acetylcholine, the substrate is lost at first.
  const found = new Set<ThingIndex>(substrates);
  const waiting = products.filter((thing) => leading.has(thing) && !found.has(thing));
  // The shortest way on from a product comes ever nearer to a transmitter, and so by no substrate that is as far away.
  const nearest = Math.min(...substrates.map((thing) => leading.get(thing) ?? Infinity));
  if (waiting.some((thing) => (leading.get(thing) ?? Infinity) <= nearest)) return false;
  for (let thing = waiting.pop(); thing !== undefined; thing = waiting.pop()) {
    if (found.has(thing)) continue;
    if (isTransmitter(model, thing)) return false;
    found.add(thing);
    waiting.push(...(next.get(thing) ?? []));
  }
  return true;
}

/** Neurotransmitters and all that they are made of, with the number of reactions to the nearest one. */
function leadingToTransmitters(model: PathwayModel): ReadonlyMap<ThingIndex, number> {
  const producers = producersOf(model);
  const found = new Map<ThingIndex, number>();
  const waiting = model.things.flatMap(({ kind }, thing) =>
    nodeKinds[kind].isTransmitter ? [thing] : [],
  );
  for (const thing of waiting) found.set(thing, 0);
  // The list grows while it is read: nearest first.
  for (const thing of waiting) {
    const distance = (found.get(thing) ?? 0) + 1;
    for (const maker of producers.get(thing) ?? []) {
      for (const from of model.reactions[maker]?.substrates ?? []) {
        if (found.has(from)) continue;
        found.set(from, distance);
        waiting.push(from);
      }
    }
  }
  return found;
}

function nextThings(model: PathwayModel): ReadonlyMap<ThingIndex, readonly ThingIndex[]> {
  const next = new Map<ThingIndex, ThingIndex[]>();
  for (const { substrates, products } of model.reactions) {
    for (const thing of substrates) next.set(thing, [...(next.get(thing) ?? []), ...products]);
  }
  return next;
}

/** A reaction that breaks down a breakdown product of a transmitter. */
export interface BreakdownStep {
  readonly reaction: ReactionIndex;
  /** From its substrate back to the transmitter, which is the end of the path. */
  readonly path: Path;
}

/**
 * The steps of a transmitter's breakdown after the first, as aldehyde dehydrogenase after monoamine oxidase. They are
 * followed as long as a product comes from the transmitter alone: what other things are also made into is no longer its
 * breakdown.
 */
export function laterBreakdown(
  model: PathwayModel,
  transmitter: ThingIndex,
): readonly BreakdownStep[] {
  const removals = findRemovals(model).of;
  const consumers = consumersOf(model);
  const own = new Map<ThingIndex, Path>([[transmitter, { things: [transmitter], links: [] }]]);
  const steps: BreakdownStep[] = [];
  let waiting = [...(removals.get(transmitter) ?? [])].map((reaction) => ({
    reaction,
    from: transmitter,
  }));
  while (waiting.length > 0) {
    const next: typeof waiting = [];
    for (const { reaction, from } of waiting) {
      const rest = own.get(from);
      const { products = [], links = [] } = model.reactions[reaction] ?? {};
      if (!rest) continue;
      if (from !== transmitter) steps.push({ reaction, path: rest });
      for (const product of products) {
        if (own.has(product) || !comesOnlyFrom(model, product, own)) continue;
        own.set(product, extend(product, links, rest));
        const further = consumers.get(product) ?? [];
        next.push(...further.map((consumer) => ({ reaction: consumer, from: product })));
      }
    }
    waiting = next;
  }
  return steps;
}

function comesOnlyFrom(
  model: PathwayModel,
  product: ThingIndex,
  own: ReadonlyMap<ThingIndex, Path>,
): boolean {
  const makers = producersOf(model).get(product) ?? [];
  return makers.every((maker) =>
    model.reactions[maker]?.substrates.some((substrate) => own.has(substrate)),
  );
}

type ReactionsByThing = ReadonlyMap<ThingIndex, readonly ReactionIndex[]>;

const consumerTables = new WeakMap<PathwayModel, ReactionsByThing>();

/** For each thing, the reactions that use it. */
function consumersOf(model: PathwayModel): ReactionsByThing {
  const known = consumerTables.get(model);
  if (known) return known;
  const table = new Map<ThingIndex, ReactionIndex[]>();
  for (const [reaction, { substrates }] of model.reactions.entries()) {
    for (const thing of substrates) {
      const list = table.get(thing);
      if (list) list.push(reaction);
      else table.set(thing, [reaction]);
    }
  }
  consumerTables.set(model, table);
  return table;
}
