import type { PathwayModel } from './pathway-model.ts';

const tables = new WeakMap<PathwayModel, ReadonlyMap<number, readonly number[]>>();

/** Place of a thing to the reactions, by their place in `reactions`, that make it or bring it. */
export function producersOf(model: PathwayModel): ReadonlyMap<number, readonly number[]> {
  const known = tables.get(model);
  if (known) return known;
  const table = new Map<number, number[]>();
  for (const [place, { products }] of model.reactions.entries()) {
    for (const thing of products) {
      const list = table.get(thing);
      if (list) list.push(place);
      else table.set(thing, [place]);
    }
  }
  tables.set(model, table);
  return table;
}
