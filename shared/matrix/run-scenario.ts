import {
  subjectOfReaction,
  type ListBy,
  type ReactionIndex,
  type SubjectIndex,
  type ThingIndex,
} from './indices.ts';
import type { PathwayModel } from './pathway-model.ts';
import { solve, type Outcome, type RuleProgram } from './rule-program.ts';
import { givenBy, scenarioProgram, statement, type Supply } from './scenario-rules.ts';
import { createDerivations, type Derivations } from './derivations.ts';

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
