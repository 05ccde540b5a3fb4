import { createDerivations, type Derivations } from './derivations.ts';
import type { PathwayModel } from './pathway-model.ts';
import type { Outcome, RuleProgram } from './rule-program.ts';
import { statement, type Supply } from './scenario-rules.ts';

/**
 * Things whose use is slowed by something other than their own lack, and that are not short otherwise: they gather. A
 * shortage that only comes round a loop from that very slowing does not count, as for homocysteine when B12 is low.
 */
export function findAccumulations(
  model: PathwayModel,
  program: RuleProgram,
  outcome: Outcome,
  supplies: readonly Supply[],
): ReadonlyMap<number, readonly number[]> {
  const set = new Set(supplies.map(({ thing }) => thing));
  const derivations = createDerivations(model, program, outcome);
  const found = new Map<number, number[]>();
  for (const [at, { substrates }] of model.reactions.entries()) {
    const reaction = model.things.length + at;
    if (!isSlow(outcome, reaction)) continue;
    for (const thing of substrates) {
      if (set.has(thing) || !gathers(model, outcome, derivations, thing, reaction)) continue;
      found.set(thing, [...(found.get(thing) ?? []), reaction]);
    }
  }
  return found;
}

function isSlow({ certain, steps }: Outcome, reaction: number): boolean {
  return certain[statement(reaction, 'low')] === 1 && steps[statement(reaction, 'high')] === -1;
}

function gathers(
  model: PathwayModel,
  { steps }: Outcome,
  derivations: Derivations,
  thing: number,
  reaction: number,
): boolean {
  if (steps[statement(thing, 'high')] !== -1) return false;
  const slowing = derivations.reasonsForSlow(reaction).filter(({ from }) => from.thing !== thing);
  if (slowing.length === 0) return false;
  if (steps[statement(thing, 'low')] === -1) return true;
  const chain = derivations.chainTo({ thing, to: 'low' });
  const products = model.reactions[reaction - model.things.length]?.products ?? [];
  return slowing.some(({ from }) =>
    chain.some(
      (change, at) => change.thing === from.thing && products.includes(chain[at + 1]?.thing ?? -1),
    ),
  );
}
