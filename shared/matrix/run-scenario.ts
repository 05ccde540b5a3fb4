import type { PathwayModel } from './pathway-model.ts';
import { solve, type Outcome, type RuleProgram } from './rule-program.ts';
import { givenBy, scenarioProgram, statement, type Supply } from './scenario-rules.ts';
import { findAccumulations } from './accumulation.ts';

/** What a scenario does to a thing. `uncertain`: there is reason for lower and for higher, or a loop undoes its cause. */
export type Level = 'unchanged' | 'low' | 'high' | 'uncertain';

/** A scenario worked out: qualitative, and no more certain than the links that it rests on. */
export interface ScenarioRun {
  readonly model: PathwayModel;
  readonly supplies: readonly Supply[];
  /** By place of a thing. */
  readonly levels: readonly Level[];
  /**
   * Things that gather because something slows their use, by place, with the places of the slowed reactions from
   * `things.length` on. Their level is high, but nothing is taken to follow from it.
   */
  readonly accumulations: ReadonlyMap<number, readonly number[]>;
  readonly program: RuleProgram;
  readonly outcome: Outcome;
}

/** Propagates supplies until nothing changes. It always ends, and does not depend on the order of nodes or links. */
export function runScenario(model: PathwayModel, supplies: readonly Supply[]): ScenarioRun {
  const program = scenarioProgram(model);
  const outcome = solve(program, givenBy(program, supplies));
  const levels = model.things.map((_thing, place) => levelOf(outcome, place));
  const accumulations = findAccumulations(model, program, outcome, supplies);
  for (const thing of accumulations.keys()) levels[thing] = 'high';
  return { model, supplies, levels, accumulations, program, outcome };
}

/** The level of a thing or reaction by its place. */
function levelOf({ certain, steps }: Outcome, place: number): Level {
  const [low, high] = [statement(place, 'low'), statement(place, 'high')];
  if (steps[low] === -1 && steps[high] === -1) return 'unchanged';
  if (certain[low] === 1 && steps[high] === -1) return 'low';
  if (certain[high] === 1 && steps[low] === -1) return 'high';
  return 'uncertain';
}
