import type { Link } from '../project/project-schema.ts';
import { independentSources } from './sources.ts';
import {
  multiply,
  type Effect,
  type Sign,
  type PathwayModel,
  producersOf,
} from './pathway-model.ts';
import { compareText } from './things.ts';

/** A way through the pathway: things one after the other, and the links between them. */
export interface Path {
  /** Places of things, from the cause to the effect; one for a thing by itself. */
  readonly things: readonly number[];
  readonly links: readonly Link[];
}

/** Something that acts on a thing, at whatever remove, by the shortest way there is. */
export interface Backer {
  readonly thing: number;
  readonly sign: Sign;
  /** Whether an influence lies on the way, and not only making and being needed. */
  readonly influences: boolean;
  /** What it acts on next; null where that is the place itself. */
  readonly next: Backer | null;
  /** The links from it to the next. */
  readonly links: readonly Link[];
  /** Things from it up to, but without, the place. */
  readonly length: number;
}

/** From a backer up to, but without, what it stands behind. */
export function pathOf(backer: Backer): Path {
  const things: number[] = [];
  const links: Link[] = [];
  for (let at: Backer | null = backer; at; at = at.next) {
    things.push(at.thing);
    links.push(...at.links);
  }
  return { things, links };
}

/** Chains longer than this say nothing that a person could use. */
const mostSteps = 12;

export interface Lookup {
  /** What a place needs, and what influences it. */
  readonly requirements: ReadonlyMap<number, readonly Effect[]>;
  readonly influences: ReadonlyMap<number, readonly Effect[]>;
  /** The receptors that a place binds. */
  readonly bindings: ReadonlyMap<number, readonly Effect[]>;
}

const lookups = new WeakMap<PathwayModel, Lookup>();

export function lookUpEffects(model: PathwayModel): Lookup {
  const known = lookups.get(model);
  if (known) return known;
  const lookup: Lookup = {
    requirements: groupBy(model.requirements, 'to'),
    influences: groupBy(model.influences, 'to'),
    bindings: groupBy(model.bindings, 'from'),
  };
  lookups.set(model, lookup);
  return lookup;
}

function groupBy(
  effects: readonly Effect[],
  end: 'from' | 'to',
): ReadonlyMap<number, readonly Effect[]> {
  const table = new Map<number, Effect[]>();
  for (const effect of effects) {
    const list = table.get(effect[end]);
    if (list) list.push(effect);
    else table.set(effect[end], [effect]);
  }
  return table;
}

/** One step back from a thing or reaction. */
interface Step {
  readonly from: number;
  readonly sign: Sign;
  readonly influences: boolean;
  readonly links: readonly Link[];
}

/**
 * All that stands behind a place, nearest first: what makes it, what those that make it need, and what influences any
 * of these. With `first` set to influences, only what begins by influencing the place itself.
 */
export function standingBehind(
  model: PathwayModel,
  place: number,
  first: 'anything' | 'influences',
): readonly Backer[] {
  const table = backers.get(model) ?? new Map<string, readonly Backer[]>();
  backers.set(model, table);
  const key = `${place} ${first}`;
  const known = table.get(key) ?? findBackers(model, place, first);
  table.set(key, known);
  return known;
}

const backers = new WeakMap<PathwayModel, Map<string, readonly Backer[]>>();

function findBackers(
  model: PathwayModel,
  place: number,
  first: 'anything' | 'influences',
): readonly Backer[] {
  const found: Backer[] = [];
  const seen = new Set<number>();
  const follow = (next: Backer | null, step: Step) => {
    if (step.from >= model.things.length || step.from === place) return;
    const sign = next ? multiply(next.sign, step.sign) : step.sign;
    const influences = step.influences || next?.influences === true;
    const key = step.from * 4 + (sign === 1 ? 2 : 0) + Number(influences);
    if (seen.has(key)) return;
    seen.add(key);
    const length = next ? next.length + 1 : 1;
    found.push({ thing: step.from, sign, influences, next, links: step.links, length });
  };
  const begin = first === 'anything' ? stepsBack(model, place) : influencesOn(model, place, []);
  for (const step of begin) follow(null, step);
  // The list grows while it is read: nearest first.
  for (let at = 0; at < found.length; at += 1) {
    const backer = found[at];
    if (!backer || backer.length >= mostSteps) break;
    for (const step of stepsBack(model, backer.thing)) follow(backer, step);
  }
  return found;
}

const steps = new WeakMap<PathwayModel, Map<number, readonly Step[]>>();

/** What acts on a thing in one step: makes it, carries that out, is needed for it, or influences either. */
function stepsBack(model: PathwayModel, thing: number): readonly Step[] {
  const table = steps.get(model) ?? new Map<number, readonly Step[]>();
  steps.set(model, table);
  const known = table.get(thing);
  if (known) return known;
  const { requirements } = lookUpEffects(model);
  const found: Step[] = [...needs(requirements.get(thing), []), ...influencesOn(model, thing, [])];
  for (const [place, others] of independentSources(model).get(thing) ?? []) {
    // What others make good for does not decide over the thing.
    if (others.length > 0) continue;
    const reaction = model.reactions[place];
    if (!reaction) continue;
    const at = model.things.length + place;
    const plain = { sign: 1, influences: false } as const;
    for (const from of reaction.substrates) found.push({ from, ...plain, links: reaction.links });
    for (const { thing: from, links } of reaction.catalysts) found.push({ from, ...plain, links });
    found.push(
      ...needs(requirements.get(at), reaction.links),
      ...influencesOn(model, at, reaction.links),
    );
  }
  table.set(thing, found);
  return found;
}

function needs(effects: readonly Effect[] | undefined, links: readonly Link[]): Step[] {
  return (effects ?? []).map(({ from, link }) => ({
    from,
    sign: 1,
    influences: false,
    links: [link, ...links],
  }));
}

function influencesOn(model: PathwayModel, place: number, links: readonly Link[]): Step[] {
  const effects = lookUpEffects(model).influences.get(place) ?? [];
  return effects.map(({ from, sign, link }) => ({
    from,
    sign,
    influences: true,
    links: [link, ...links],
  }));
}

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
