import { sentenceOfLink } from '../graph/link-words.ts';
import type { ProjectIndex } from '../graph/project-index.ts';
import type { Link } from '../project/project-schema.ts';
import type { Cause } from './explain.ts';
import { isThing, reactionOfSubject, type SubjectIndex, type ThingIndex } from './indices.ts';
import { labelOf, type PathwayModel } from './pathway-model.ts';
import type { ScenarioRun } from './run-scenario.ts';

/**
 * What a reader of a cause should know: which claims are contested, which step limits the rate, and where a loop acts
 * on it.
 */
export function findRemarks(
  run: ScenarioRun,
  index: ProjectIndex,
  thing: ThingIndex,
  causes: readonly Cause[],
): string[] {
  const [first] = causes;
  if (!first) return [];
  const limiting = first.path.things.filter((step) => rateLimiting(run.model).has(step));
  const remarks = limiting.map(
    (step) =>
      `${labelOf(run.model, step)} is marked as a rate-limiting step: what slows it counts most.`,
  );
  const loop = derivedLoops(run.model).get(thing);
  if (loop && loop.some((other) => other !== thing && run.levels[other] !== 'unchanged')) {
    const names = [...loop, loop[0] ?? thing].map((step) => labelOf(run.model, step));
    remarks.push(
      `It is part of a loop: ${names.join(' → ')}. Over time a loop can weaken or strengthen a change.`,
    );
  }
  return [...remarks, ...doubtsOf(index, causes)];
}

/** If there are more claims, the rest is only counted. */
const mostClaims = 3;

function doubtsOf(index: ProjectIndex, causes: readonly Cause[]): string[] {
  const isContested = ({ confidence }: Link) => confidence === 'contested';
  const links = [...new Set(causes.flatMap(({ path }) => path.links.filter(isContested)))];
  if (links.length === 0) return [];
  const isAll = causes.every(({ path }) => path.links.some(isContested));
  const named = links.slice(0, mostClaims).map((link) => sentenceOfLink(index, link));
  const rest = links.length > named.length ? ` and ${links.length - named.length} more` : '';
  const claims = links.length === 1 ? 'a contested claim' : 'contested claims';
  return [`${isAll ? 'It' : 'Part of it'} rests on ${claims}: ${named.join('; ')}${rest}.`];
}

/** What biochemists call the step that sets the pace of a route; some say committed. */
const limitingWords = /rate[- ]?(?:limiting|determining)|committed (?:step|enzyme)/iu;

const limitingThings = new WeakMap<PathwayModel, ReadonlySet<ThingIndex>>();

/** The things that are called so by their own note or caption, or by a note of a step that they carry out. */
function rateLimiting(model: PathwayModel): ReadonlySet<ThingIndex> {
  const known = limitingThings.get(model);
  if (known) return known;
  const found = new Set<ThingIndex>();
  for (const [thing, { nodes }] of model.things.entries()) {
    if (nodes.some(({ caption, notes }) => isLimiting(caption) || isLimiting(notes)))
      found.add(thing);
  }
  for (const { catalysts } of model.reactions) {
    for (const { thing, links } of catalysts)
      if (links.some(({ notes }) => isLimiting(notes))) found.add(thing);
  }
  limitingThings.set(model, found);
  return found;
}

const isLimiting = (text: string): boolean => limitingWords.test(text);

/** A person could not follow a longer loop. */
const longestLoop = 8;

const loopTables = new WeakMap<PathwayModel, LoopTable>();

interface LoopTable {
  /** The shortest loop of influences and conversions from a thing back to itself, beginning with it. */
  get(thing: ThingIndex): readonly ThingIndex[] | undefined;
}

/** Found when asked for, once for each thing. */
function derivedLoops(model: PathwayModel): LoopTable {
  const known = loopTables.get(model);
  if (known) return known;
  const next = nextThings(model);
  const found = new Map<ThingIndex, readonly ThingIndex[] | undefined>();
  const table: LoopTable = {
    get(thing) {
      if (!found.has(thing)) found.set(thing, findLoop(next, thing));
      return found.get(thing);
    },
  };
  loopTables.set(model, table);
  return table;
}

type NextThings = ReadonlyMap<ThingIndex, readonly ThingIndex[]>;

/** Which thing acts on which in one step: as substrate, catalyst, need or influence. */
function nextThings(model: PathwayModel): NextThings {
  const next = new Map<ThingIndex, Set<ThingIndex>>();
  const add = (from: ThingIndex, to: ThingIndex) => {
    const list = next.get(from) ?? new Set<ThingIndex>();
    next.set(from, list.add(to));
  };
  const productsOf = (subject: SubjectIndex): readonly ThingIndex[] => {
    if (isThing(model, subject)) return [subject];
    const reaction = reactionOfSubject(model, subject);
    return reaction === null ? [] : (model.reactions[reaction]?.products ?? []);
  };
  for (const { substrates, catalysts, products } of model.reactions) {
    for (const from of [...substrates, ...catalysts.map(({ thing }) => thing)]) {
      for (const to of products) add(from, to);
    }
  }
  for (const { from, to } of [...model.requirements, ...model.influences]) {
    if (isThing(model, from)) for (const product of productsOf(to)) add(from, product);
  }
  return new Map([...next].map(([from, list]) => [from, [...list].sort((a, b) => a - b)]));
}

function findLoop(next: NextThings, start: ThingIndex) {
  const before = new Map<ThingIndex, ThingIndex>();
  let border = [start];
  for (let step = 0; step < longestLoop && border.length > 0; step += 1) {
    const found: ThingIndex[] = [];
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

function wayBack(
  before: ReadonlyMap<ThingIndex, ThingIndex>,
  start: ThingIndex,
  end: ThingIndex,
): ThingIndex[] {
  const way = [end];
  for (let at: ThingIndex | undefined = end; at !== undefined && at !== start;) {
    at = before.get(at);
    if (at !== undefined) way.unshift(at);
  }
  return way;
}
