import type { PathwayModel } from './pathway-model.ts';
import { producersOf } from './producers.ts';
import { findRemovals } from './removals.ts';
import type { Path } from './standing-behind.ts';
import { extend } from './route.ts';

/** A reaction that breaks down what a transmitter was broken down to. */
export interface BreakdownStep {
  /** Its place in `reactions`. */
  readonly reaction: number;
  /** From its substrate back to the transmitter, which is the end of the path. */
  readonly path: Path;
}

/**
 * The steps of a transmitter's breakdown after the first, as aldehyde dehydrogenase after monoamine oxidase. Followed
 * as long as a product comes from the transmitter alone: what is made of other things too is no longer its breakdown.
 */
export function laterBreakdown(model: PathwayModel, transmitter: number): readonly BreakdownStep[] {
  const removals = findRemovals(model).of;
  const consumers = consumersOf(model);
  const own = new Map<number, Path>([[transmitter, { things: [transmitter], links: [] }]]);
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
        next.push(...further.map((place) => ({ reaction: place, from: product })));
      }
    }
    waiting = next;
  }
  return steps;
}

function comesOnlyFrom(
  model: PathwayModel,
  product: number,
  own: ReadonlyMap<number, Path>,
): boolean {
  const makers = producersOf(model).get(product) ?? [];
  return makers.every((place) =>
    model.reactions[place]?.substrates.some((substrate) => own.has(substrate)),
  );
}

const tables = new WeakMap<PathwayModel, ReadonlyMap<number, readonly number[]>>();

/** Place of a thing to the reactions, by their place in `reactions`, that use it. */
function consumersOf(model: PathwayModel): ReadonlyMap<number, readonly number[]> {
  const known = tables.get(model);
  if (known) return known;
  const table = new Map<number, number[]>();
  for (const [place, { substrates }] of model.reactions.entries()) {
    for (const thing of substrates) {
      const list = table.get(thing);
      if (list) list.push(place);
      else table.set(thing, [place]);
    }
  }
  tables.set(model, table);
  return table;
}
