import {
  subjectOfReaction,
  type ListBy,
  type ReactionIndex,
  type SubjectIndex,
  type ThingIndex,
  isThing,
  reactionOfSubject,
  type StatementIndex,
  compareText,
} from './things.ts';
import { type PathwayModel, idOf, type Effect } from './pathway-model.ts';
import {
  solve,
  type Outcome,
  type RuleProgram,
  rulesLeadingTo,
  type Rule,
} from './rule-program.ts';
import {
  givenBy,
  scenarioProgram,
  statement,
  type Supply,
  readStatement,
} from './scenario-rules.ts';
import { lookUpEffects } from './paths.ts';

/**
 * What a scenario does to a thing. `uncertain`: there are reasons for lower and for higher, or a loop undoes its own
 * cause.
 */
export type Level = 'unchanged' | 'low' | 'high' | 'uncertain';

/** The result of a scenario: qualitative, and no more certain than the links on which it rests. */
export interface ScenarioRun {
  readonly model: PathwayModel;
  readonly supplies: readonly Supply[];
  readonly levels: ListBy<ThingIndex, Level>;
  /**
   * Things that gather because something slows their use, with the slowed reactions. Their level is high, but nothing
   * is concluded from it.
   */
  readonly accumulations: ReadonlyMap<ThingIndex, readonly ReactionIndex[]>;
  readonly program: RuleProgram;
  readonly outcome: Outcome;
}

/** Propagates supplies until nothing changes. It always ends, and does not depend on the order of nodes or links. */
export function runScenario(model: PathwayModel, supplies: readonly Supply[]): ScenarioRun {
  const program = scenarioProgram(model);
  const outcome = solve(program, givenBy(program, supplies));
  const accumulations = findAccumulations(model, program, outcome, supplies);
  const levels = model.things.map((_thing, index) =>
    accumulations.has(index) ? 'high' : levelOf(outcome, index),
  );
  return { model, supplies, levels, accumulations, program, outcome };
}

function levelOf({ certain, steps }: Outcome, subject: SubjectIndex): Level {
  const [low, high] = [statement(subject, 'low'), statement(subject, 'high')];
  if (steps[low] === -1 && steps[high] === -1) return 'unchanged';
  if (certain[low] === 1 && steps[high] === -1) return 'low';
  if (certain[high] === 1 && steps[low] === -1) return 'high';
  return 'uncertain';
}

/**
 * Things that gather: something other than their own lack slows their use, and they are not short otherwise. A shortage
 * that only comes round a loop from this very slowing does not count, as for homocysteine when B12 is low.
 */
function findAccumulations(
  model: PathwayModel,
  program: RuleProgram,
  outcome: Outcome,
  supplies: readonly Supply[],
): ScenarioRun['accumulations'] {
  const set = new Set(supplies.map(({ thing }) => thing));
  const derivations = createDerivations(model, program, outcome);
  const found = new Map<ThingIndex, ReactionIndex[]>();
  for (const [reaction, { substrates }] of model.reactions.entries()) {
    if (!isSlow(outcome, subjectOfReaction(model, reaction))) continue;
    for (const thing of substrates) {
      if (set.has(thing) || !gathers(model, outcome, derivations, thing, reaction)) continue;
      found.set(thing, [...(found.get(thing) ?? []), reaction]);
    }
  }
  return found;
}

function isSlow({ certain, steps }: Outcome, subject: SubjectIndex): boolean {
  return certain[statement(subject, 'low')] === 1 && steps[statement(subject, 'high')] === -1;
}

function gathers(
  model: PathwayModel,
  { steps }: Outcome,
  derivations: Derivations,
  thing: ThingIndex,
  reaction: ReactionIndex,
): boolean {
  if (steps[statement(thing, 'high')] !== -1) return false;
  const slowing = derivations.reasonsForSlow(reaction).filter(({ from }) => from.thing !== thing);
  if (slowing.length === 0) return false;
  if (steps[statement(thing, 'low')] === -1) return true;
  const chain = derivations.chainTo({ thing, to: 'low' });
  const products = model.reactions[reaction]?.products ?? [];
  return slowing.some(({ from }) =>
    chain.some((change, at) => {
      const next = chain[at + 1];
      return change.thing === from.thing && next !== undefined && products.includes(next.thing);
    }),
  );
}

/** A thing that is low or high. */
export interface Change {
  readonly thing: ThingIndex;
  readonly to: 'low' | 'high';
}

/** Why a thing changes: another thing changed, and acts on it directly or through one reaction. */
export interface Reason {
  readonly from: Change;
  /** The reaction between them; null if one acts on the other directly. */
  readonly through: ReactionIndex | null;
}

/** Looks back from a change to its causes. */
export interface Derivations {
  /** All direct reasons, those closest to a supply first. */
  reasonsFor(change: Change): readonly Reason[];
  /** The direct reasons why a reaction is low. */
  reasonsForSlow(reaction: ReactionIndex): readonly Reason[];
  /** The changes from the nearest supply to this one, which is included. */
  chainTo(change: Change): readonly Change[];
  /** The shortest ways to the change from the supplies of these things, if they are found close to it. */
  waysFrom(things: ReadonlySet<ThingIndex>, change: Change): readonly (readonly Change[])[];
  /** The number of steps from the nearest supply; -1 where the change is impossible. */
  stepsTo(change: Change): number;
}

/** Nobody asks which of two longer chains is better. */
const mostWeighed = 40;

export function createDerivations(
  model: PathwayModel,
  program: RuleProgram,
  outcome: Outcome,
): Derivations {
  const rulesFor = (statement: StatementIndex) => rulesLeadingTo(program, outcome, statement);
  const known = new Map<StatementIndex, readonly Reason[]>();
  const stepsTo = ({ thing, to }: Change) => outcome.steps[statement(thing, to)] ?? -1;
  const frailty = new Map<string, number>();
  /**
   * Among equally short chains, the one that rests on reactions and needs is shown before one that rests on influences.
   */
  const frailtyOf = (change: Change): number => {
    const key = `${change.thing} ${change.to}`;
    const seen = frailty.get(key);
    if (seen !== undefined) return seen;
    const steps = stepsTo(change);
    if (steps > mostWeighed) return 0;
    // Steps decrease from reason to reason, so this ends.
    const nearer = steps > 0 ? reasonsFor(change).filter(({ from }) => stepsTo(from) < steps) : [];
    const [first] = nearer;
    const found = first ? frailtyOf(first.from) + frailtyOfStep(model, first, change.thing) : 0;
    frailty.set(key, found);
    return found;
  };
  const weightOf = (start: StatementIndex, reason: Reason): number => {
    const { subject } = readStatement(start);
    // Only closer reasons are weighed. The others come round a loop, and weighing them would loop too.
    const last = (outcome.steps[start] ?? 0) - (isThing(model, subject) ? 1 : 0);
    if (stepsTo(reason.from) > last) return 0;
    return frailtyOf(reason.from) + frailtyOfStep(model, reason, subject);
  };
  const compare = (start: StatementIndex) => (one: Reason, other: Reason) =>
    stepsTo(one.from) - stepsTo(other.from) ||
    weightOf(start, one) - weightOf(start, other) ||
    compareText(idOf(model, one.from.thing), idOf(model, other.from.thing)) ||
    compareText(one.from.to, other.from.to);
  const reasonsOf = (start: StatementIndex) => {
    const seen = known.get(start);
    if (seen) return seen;
    const found = expand(model, rulesFor, start).sort(compare(start));
    known.set(start, found);
    return found;
  };
  const reasonsFor = ({ thing, to }: Change) => reasonsOf(statement(thing, to));
  return {
    reasonsFor,
    reasonsForSlow: (reaction) => reasonsOf(statement(subjectOfReaction(model, reaction), 'low')),
    stepsTo,
    waysFrom: (things, change) => findWays(reasonsFor, stepsTo, things, change),
    chainTo: (change) => {
      const chain = [change];
      for (let at = change; stepsTo(at) > 0;) {
        const nearer = reasonsFor(at)[0]?.from;
        // Steps decrease from reason to reason, so this ends.
        if (!nearer || stepsTo(nearer) >= stepsTo(at)) break;
        chain.unshift(nearer);
        at = nearer;
      }
      return chain;
    },
  };
}

/** Ways are looked for among at most so many changes. */
const mostSeen = 600;

function findWays(
  reasonsFor: Derivations['reasonsFor'],
  stepsTo: Derivations['stepsTo'],
  things: ReadonlySet<ThingIndex>,
  change: Change,
): (readonly Change[])[] {
  const ways: (readonly Change[])[] = [];
  const seen = new Set([`${change.thing} ${change.to}`]);
  const ends: { readonly at: Change; readonly onward: readonly Change[] }[] = [
    { at: change, onward: [change] },
  ];
  // The list grows while it is read: nearest first.
  for (let next = 0; next < ends.length && seen.size < mostSeen; next += 1) {
    const { at, onward } = ends[next] ?? { at: change, onward: [] };
    for (const { from } of reasonsFor(at)) {
      const key = `${from.thing} ${from.to}`;
      // A way round a loop from the thing itself explains nothing.
      if (seen.has(key) || onward.some(({ thing }) => thing === from.thing)) continue;
      seen.add(key);
      const way = [from, ...onward];
      if (stepsTo(from) > 0) ends.push({ at: from, onward: way });
      else if (things.has(from.thing)) ways.push(way);
    }
  }
  return ways;
}

/**
 * An influence says less about how than a need does, and a need without a reference says less than one with a
 * reference.
 */
function frailtyOfStep(
  model: PathwayModel,
  { from, through }: Reason,
  subject: SubjectIndex,
): number {
  const { requirements, influences } = lookUpEffects(model);
  const isFrom = (effect: Effect) => effect.from === from.thing;
  const target = through === null ? subject : subjectOfReaction(model, through);
  if (influences.get(target)?.some(isFrom)) return 2;
  const needs = requirements.get(target)?.filter(isFrom) ?? [];
  return needs.length > 0 && needs.every(({ link }) => link.evidence.length === 0) ? 1 : 0;
}

/** Among reasons with different reactions, the better founded comes first, whatever the order of links. */
function compareFounding(
  model: PathwayModel,
  one: Reason,
  other: Reason,
  subject: SubjectIndex,
): number {
  const linkOf = ({ through }: Reason) =>
    through === null ? '' : (firstLink(model, through) ?? '');
  return (
    frailtyOfStep(model, one, subject) - frailtyOfStep(model, other, subject) ||
    compareText(linkOf(one), linkOf(other))
  );
}

function firstLink({ reactions }: PathwayModel, reaction: ReactionIndex): string | undefined {
  return reactions[reaction]?.links.map(({ id }) => id).toSorted(compareText)[0];
}

/**
 * The things one step back. Rules about the thing itself, and about a reaction in between, are followed further. If one
 * thing acts through several reactions, the best founded counts.
 */
function expand(
  model: PathwayModel,
  rulesFor: (statement: StatementIndex) => readonly Rule[],
  start: StatementIndex,
): Reason[] {
  const origin = readStatement(start).subject;
  const found = new Map<string, Reason>();
  const seen = new Set([start]);
  const waiting = [start];
  const add = (reason: Reason) => {
    const key = `${reason.from.thing} ${reason.from.to}`;
    const known = found.get(key);
    if (!known || compareFounding(model, reason, known, origin) < 0) found.set(key, reason);
  };
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const through = reactionOfSubject(model, readStatement(at).subject);
    for (const body of rulesFor(at).flatMap(({ bodies }) => bodies)) {
      const { subject, aspect } = readStatement(body);
      if (aspect === 'touched' || aspect === undefined) continue;
      if (subject !== origin && isThing(model, subject)) {
        add({ from: { thing: subject, to: aspect === 'high' ? 'high' : 'low' }, through });
      } else if (!seen.has(body)) {
        seen.add(body);
        waiting.push(body);
      }
    }
  }
  return [...found.values()];
}
