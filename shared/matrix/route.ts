import type { Link } from '../project/link-schema.ts';
import type { PathwayModel } from './pathway-model.ts';
import { producersOf } from './producers.ts';
import type { Path } from './standing-behind.ts';
import { compareText } from './things.ts';

/** All that a thing is made of by conversions, itself included, with the shortest way to it. */
export interface Route {
  /** Place of a thing to the path from it, nearest first. */
  readonly paths: ReadonlyMap<number, Path>;
  /** The reactions that make these things, by their place in `reactions`, each with the thing on the route it makes. */
  readonly reactions: readonly { readonly reaction: number; readonly product: number }[];
}

export function routeTo(model: PathwayModel, thing: number): Route {
  const producers = producersOf(model);
  const paths = new Map<number, Path>([[thing, { things: [thing], links: [] }]]);
  const reactions: { reaction: number; product: number }[] = [];
  let border = [thing];
  while (border.length > 0) {
    const found = new Map<number, Path>();
    for (const product of border) {
      const rest = paths.get(product) ?? { things: [], links: [] };
      for (const reaction of producers.get(product) ?? []) {
        reactions.push({ reaction, product });
        const { substrates = [], links = [] } = model.reactions[reaction] ?? {};
        for (const from of substrates) {
          if (!paths.has(from) && !found.has(from)) found.set(from, extend(from, links, rest));
        }
      }
    }
    border = [...found.keys()].sort((one, other) =>
      compareText(idAt(model, one), idAt(model, other)),
    );
    for (const from of border) paths.set(from, found.get(from) ?? { things: [], links: [] });
  }
  return { paths, reactions };
}

/** A path with one thing more in front. */
export function extend(from: number, links: readonly Link[], rest: Path): Path {
  return { things: [from, ...rest.things], links: [...links, ...rest.links] };
}

function idAt(model: PathwayModel, place: number): string {
  return model.things[place]?.id ?? '';
}
