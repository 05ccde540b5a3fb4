import type { PathwayModel } from './pathway-model.ts';

/** Longer loops are no loop that a person could follow. */
const mostSteps = 8;

const tables = new WeakMap<PathwayModel, LoopTable>();

export interface LoopTable {
  /** The shortest loop of influences and conversions from a thing back to itself, beginning with it. */
  get(thing: number): readonly number[] | undefined;
}

/** Looked for when asked, once for each thing. */
export function derivedLoops(model: PathwayModel): LoopTable {
  const known = tables.get(model);
  if (known) return known;
  const next = nextThings(model);
  const found = new Map<number, readonly number[] | undefined>();
  const table: LoopTable = {
    get(thing) {
      if (!found.has(thing)) found.set(thing, findLoop(next, thing));
      return found.get(thing);
    },
  };
  tables.set(model, table);
  return table;
}

/** What acts on what, one thing to the next: as substrate, catalyst, need or influence. */
function nextThings(model: PathwayModel): ReadonlyMap<number, readonly number[]> {
  const next = new Map<number, Set<number>>();
  const add = (from: number, to: number) => {
    const list = next.get(from) ?? new Set<number>();
    next.set(from, list.add(to));
  };
  const productsOf = (place: number) =>
    place < model.things.length
      ? [place]
      : (model.reactions[place - model.things.length]?.products ?? []);
  for (const { substrates, catalysts, products } of model.reactions) {
    for (const from of [...substrates, ...catalysts.map(({ thing }) => thing)]) {
      for (const to of products) add(from, to);
    }
  }
  for (const { from, to } of [...model.requirements, ...model.influences]) {
    if (from < model.things.length) for (const product of productsOf(to)) add(from, product);
  }
  return new Map([...next].map(([from, list]) => [from, [...list].sort((a, b) => a - b)]));
}

function findLoop(next: ReadonlyMap<number, readonly number[]>, start: number) {
  const before = new Map<number, number>();
  let border = [start];
  for (let step = 0; step < mostSteps && border.length > 0; step += 1) {
    const found: number[] = [];
    for (const from of border) {
      for (const to of next.get(from) ?? []) {
        if (to === start) return wayBack(before, start, from);
        if (before.has(to)) continue;
        before.set(to, from);
        found.push(to);
      }
    }
    border = found;
  }
  return undefined;
}

function wayBack(before: ReadonlyMap<number, number>, start: number, end: number): number[] {
  const way = [end];
  for (let at: number | undefined = end; at !== undefined && at !== start;) {
    at = before.get(at);
    if (at !== undefined) way.unshift(at);
  }
  return way;
}
