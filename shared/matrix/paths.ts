import type { Link } from '../project/project-schema.ts';
import {
  isThing,
  subjectOfReaction,
  type ReactionIndex,
  type SubjectIndex,
  type ThingIndex,
  compareText,
} from '../whatif/things.ts';
import { independentSources } from './sources.ts';
import {
  multiply,
  type Effect,
  type Sign,
  type PathwayModel,
  producersOf,
  idOf,
} from '../whatif/pathway-model.ts';

/** A way through the pathway: a sequence of things, and the links between them. */
export interface Path {
  /** From the cause to the effect; a single one for a thing by itself. */
  readonly things: readonly ThingIndex[];
  readonly links: readonly Link[];
}

/** A thing that acts on another, directly or over several steps, with the shortest way to it. */
export interface Backer {
  readonly thing: ThingIndex;
  readonly sign: Sign;
  /** Whether the way contains an influence; otherwise it consists of making and needing only. */
  readonly influences: boolean;
  /** The next thing that it acts on; null if that is the thing at the end. */
  readonly next: Backer | null;
  /** The links from it to the next. */
  readonly links: readonly Link[];
  /** The number of things on the way, itself included, the thing at the end not included. */
  readonly length: number;
}

/** The path from a backer to the thing at the end, which is not included. */
export function pathOf(backer: Backer): Path {
  const things: ThingIndex[] = [];
  const links: Link[] = [];
  for (let at: Backer | null = backer; at; at = at.next) {
    things.push(at.thing);
    links.push(...at.links);
  }
  return { things, links };
}

/** Longer chains would not help a person. */
const mostSteps = 12;

type EffectsBySubject = ReadonlyMap<SubjectIndex, readonly Effect[]>;

export interface Lookup {
  /** What a thing or reaction needs, and what influences it. */
  readonly requirements: EffectsBySubject;
  readonly influences: EffectsBySubject;
  /** The receptors that a thing binds. */
  readonly bindings: EffectsBySubject;
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

function groupBy(effects: readonly Effect[], end: 'from' | 'to'): EffectsBySubject {
  const table = new Map<SubjectIndex, Effect[]>();
  for (const effect of effects) {
    const list = table.get(effect[end]);
    if (list) list.push(effect);
    else table.set(effect[end], [effect]);
  }
  return table;
}

/** One step back from a thing or reaction. */
interface Step {
  readonly from: SubjectIndex;
  readonly sign: Sign;
  readonly influences: boolean;
  readonly links: readonly Link[];
}

/** All that stands behind a thing, nearest first: what makes it, what that needs, and what influences any of these. */
export function standingBehind(model: PathwayModel, thing: ThingIndex): readonly Backer[] {
  const table = backers.get(model) ?? new Map<ThingIndex, readonly Backer[]>();
  backers.set(model, table);
  const known = table.get(thing) ?? followBack(model, thing, stepsBack(model, thing));
  table.set(thing, known);
  return known;
}

const backers = new WeakMap<PathwayModel, Map<ThingIndex, readonly Backer[]>>();

/** What influences a thing or reaction, and all that stands behind that, nearest first. */
export function influencing(model: PathwayModel, subject: SubjectIndex): readonly Backer[] {
  const table = influencers.get(model) ?? new Map<SubjectIndex, readonly Backer[]>();
  influencers.set(model, table);
  const known = table.get(subject) ?? followBack(model, subject, influencesOn(model, subject, []));
  table.set(subject, known);
  return known;
}

const influencers = new WeakMap<PathwayModel, Map<SubjectIndex, readonly Backer[]>>();

function followBack(model: PathwayModel, end: SubjectIndex, begin: readonly Step[]): Backer[] {
  const found: Backer[] = [];
  const seen = new Set<number>();
  const follow = (next: Backer | null, step: Step) => {
    if (!isThing(model, step.from) || step.from === end) return;
    const sign = next ? multiply(next.sign, step.sign) : step.sign;
    const influences = step.influences || next?.influences === true;
    const key = step.from * 4 + (sign === 1 ? 2 : 0) + Number(influences);
    if (seen.has(key)) return;
    seen.add(key);
    const length = next ? next.length + 1 : 1;
    found.push({ thing: step.from, sign, influences, next, links: step.links, length });
  };
  for (const step of begin) follow(null, step);
  // The list grows while it is read: nearest first.
  for (let at = 0; at < found.length; at += 1) {
    const backer = found[at];
    if (!backer || backer.length >= mostSteps) break;
    for (const step of stepsBack(model, backer.thing)) follow(backer, step);
  }
  return found;
}

const steps = new WeakMap<PathwayModel, Map<ThingIndex, readonly Step[]>>();

/**
 * What acts on a thing in one step: it makes the thing, carries out that reaction, is needed for it, or influences one
 * of these.
 */
function stepsBack(model: PathwayModel, thing: ThingIndex): readonly Step[] {
  const table = steps.get(model) ?? new Map<ThingIndex, readonly Step[]>();
  steps.set(model, table);
  const known = table.get(thing);
  if (known) return known;
  const { requirements } = lookUpEffects(model);
  const found: Step[] = [...needs(requirements.get(thing), []), ...influencesOn(model, thing, [])];
  for (const [maker, others] of independentSources(model).get(thing) ?? []) {
    // If other sources make good for this one, it does not decide over the thing.
    if (others.length > 0) continue;
    const reaction = model.reactions[maker];
    if (!reaction) continue;
    const at = subjectOfReaction(model, maker);
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

function influencesOn(model: PathwayModel, subject: SubjectIndex, links: readonly Link[]): Step[] {
  const effects = lookUpEffects(model).influences.get(subject) ?? [];
  return effects.map(({ from, sign, link }) => ({
    from,
    sign,
    influences: true,
    links: [link, ...links],
  }));
}

/** All things from which a thing is made by conversions, itself included, with the shortest way from each. */
export interface Route {
  /** For a thing, the path from it; the nearest first. */
  readonly paths: ReadonlyMap<ThingIndex, Path>;
  /** The reactions that make these things, each with its product on the route. */
  readonly reactions: readonly Making[];
}

interface Making {
  readonly reaction: ReactionIndex;
  readonly product: ThingIndex;
}

/** Steps. No pathway is longer; without a bound, the work on a made-up chain grows with the square of its length. */
const longestRoute = 300;

export function routeTo(model: PathwayModel, thing: ThingIndex): Route {
  const producers = producersOf(model);
  const paths = new Map<ThingIndex, Path>([[thing, { things: [thing], links: [] }]]);
  const reactions: Making[] = [];
  let border = [thing];
  for (let steps = 0; border.length > 0 && steps < longestRoute; steps += 1) {
    const found = new Map<ThingIndex, Path>();
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
      compareText(idOf(model, one), idOf(model, other)),
    );
    for (const from of border) paths.set(from, found.get(from) ?? { things: [], links: [] });
  }
  return { paths, reactions };
}

/** A path with one thing more in front. */
export function extend(from: ThingIndex, links: readonly Link[], rest: Path): Path {
  return { things: [from, ...rest.things], links: [...links, ...rest.links] };
}
