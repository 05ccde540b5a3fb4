import { nodeKinds } from '../project/node-kinds.ts';
import type { Link, NodeKind } from '../project/project-schema.ts';
import { unreachable } from '../result.ts';
import {
  isTransmitter,
  subjectOfReaction,
  type ReactionIndex,
  type SubjectIndex,
  type ThingIndex,
} from './things.ts';
import {
  createDerivations,
  type Change,
  type Derivations,
  type Reason,
  type ScenarioRun,
} from './run-scenario.ts';
import { lookUpEffects, type Path } from './paths.ts';

/** Why a thing changes in a scenario: one way from a supply to it. */
export interface Cause {
  /** One sentence, from the supply to the thing. */
  readonly sentence: string;
  /** From the supply to the thing, with the links between. */
  readonly path: Path;
  /** Which way this cause pushes. */
  readonly to: 'low' | 'high';
}

/** More ways than these would not help a person. */
const mostCauses = 12;

export interface Explainer {
  /** Why a thing changes, the shortest way first; empty if it does not change. */
  causesOf(thing: ThingIndex): readonly Cause[];
}

export function createExplainer(run: ScenarioRun): Explainer {
  const { model, program, outcome } = run;
  const derivations = createDerivations(model, program, outcome);
  const known = new Map<ThingIndex, readonly Cause[]>();
  return {
    causesOf(thing) {
      const causes = known.get(thing) ?? findCauses(run, derivations, thing);
      known.set(thing, causes);
      return causes;
    },
  };
}

/** A change and its reason, as part of a chain. The first one is set by the scenario and has no other reason. */
interface ChainLink {
  readonly change: Change;
  readonly relationship: Relationship;
  readonly links: readonly Link[];
}

function findCauses(
  run: ScenarioRun,
  derivations: Derivations,
  thing: ThingIndex,
): readonly Cause[] {
  if (run.levels[thing] === 'unchanged') return [];
  const supply = run.supplies.find((one) => one.thing === thing);
  if (supply) return [toCause(run, [startOf({ thing, to: supply.level })])];
  const gathering = run.accumulations.get(thing);
  const nearest = gathering
    ? gathering.flatMap((reaction) => chainsToGathering(run, derivations, thing, reaction))
    : (['low', 'high'] as const).flatMap((to) => chainsTo(run, derivations, { thing, to }));
  const chains = gathering
    ? nearest
    : [...nearest, ...furtherChains(run, derivations, thing, nearest)];
  const unique = new Map(
    chains.map((chain) => [
      chain.map(({ change }) => `${change.thing} ${change.to}`).join(),
      chain,
    ]),
  );
  return [...unique.values()]
    .sort((one, other) => one.length - other.length)
    .slice(0, mostCauses)
    .map((chain) => toCause(run, chain));
}

function chainsTo(run: ScenarioRun, derivations: Derivations, change: Change): ChainLink[][] {
  if (derivations.stepsTo(change) === -1) return [];
  return derivations.reasonsFor(change).flatMap((reason) => {
    const before = chainOf(run, derivations, reason.from);
    // A way round a loop from the thing itself explains nothing.
    if (before.some(({ change: { thing } }) => thing === change.thing)) return [];
    return [[...before, linkOf(run, reason, change)]];
  });
}

/** If more supplies are set, not every one is mentioned everywhere. */
const mostSupplies = 8;

/**
 * Ways to a transmitter from the supplies that the nearest ways leave out, so that every supply with a part in it is
 * named.
 */
function furtherChains(
  run: ScenarioRun,
  derivations: Derivations,
  thing: ThingIndex,
  nearest: readonly ChainLink[][],
): ChainLink[][] {
  if (!isTransmitter(run.model, thing)) return [];
  if (run.supplies.length > mostSupplies) return [];
  const told = new Set(nearest.map(([first]) => first?.change.thing));
  const missing = new Set(
    run.supplies.flatMap((supply) => (told.has(supply.thing) ? [] : [supply.thing])),
  );
  if (missing.size === 0) return [];
  return (['low', 'high'] as const).flatMap((to) => {
    const change: Change = { thing, to };
    if (derivations.stepsTo(change) === -1) return [];
    return derivations.waysFrom(missing, change).map((way) => linkUp(run, derivations, way));
  });
}

function chainsToGathering(
  run: ScenarioRun,
  derivations: Derivations,
  thing: ThingIndex,
  reaction: ReactionIndex,
): ChainLink[][] {
  const change: Change = { thing, to: 'high' };
  return derivations.reasonsForSlow(reaction).flatMap(({ from }) => {
    const before = chainOf(run, derivations, from);
    if (before.some((one) => one.change.thing === thing)) return [];
    const links = linksOf(run, { from, through: reaction }, thing);
    return [[...before, { change, relationship: 'gathers', links }]];
  });
}

function chainOf(run: ScenarioRun, derivations: Derivations, change: Change): ChainLink[] {
  return linkUp(run, derivations, derivations.chainTo(change));
}

function linkUp(run: ScenarioRun, derivations: Derivations, chain: readonly Change[]): ChainLink[] {
  return chain.map((at, step) => {
    const before = chain[step - 1];
    const reason = derivations
      .reasonsFor(at)
      .find(({ from }) => from.thing === before?.thing && from.to === before.to);
    return before && reason ? linkOf(run, reason, at) : startOf(at);
  });
}

function startOf(change: Change): ChainLink {
  return { change, relationship: 'set', links: [] };
}

function linkOf(run: ScenarioRun, reason: Reason, change: Change): ChainLink {
  return {
    change,
    relationship: relationshipOf(run, reason, change),
    links: linksOf(run, reason, change.thing),
  };
}

function relationshipOf(
  { model }: ScenarioRun,
  { from, through }: Reason,
  { thing }: Change,
): Relationship {
  if (through === null) {
    return lookUpEffects(model)
      .requirements.get(thing)
      ?.some((effect) => effect.from === from.thing)
      ? 'is-needed'
      : 'influences';
  }
  const reaction = model.reactions[through];
  if (reaction?.substrates.includes(thing)) return 'drains';
  if (reaction?.substrates.includes(from.thing)) return 'is-converted';
  if (reaction?.catalysts.some((one) => one.thing === from.thing)) {
    return reaction.kind === 'supply' ? 'brings' : 'makes';
  }
  return 'makes';
}

/** The links between one thing and the next: those of the effect, or those of the reaction and of what ends on it. */
function linksOf({ model }: ScenarioRun, { from, through }: Reason, thing: ThingIndex): Link[] {
  const { requirements, influences } = lookUpEffects(model);
  const target: SubjectIndex = through === null ? thing : subjectOfReaction(model, through);
  const effects = [...(requirements.get(target) ?? []), ...(influences.get(target) ?? [])];
  const direct = effects.filter((one) => one.from === from.thing).map(({ link }) => link);
  if (through === null) return direct;
  const reaction = model.reactions[through];
  const catalyst = reaction?.catalysts.find((one) => one.thing === from.thing);
  return [...new Set([...direct, ...(catalyst ?? reaction ?? { links: [] }).links])];
}

function toCause(run: ScenarioRun, chain: readonly ChainLink[]): Cause {
  const things = chain.map(({ change }) => change.thing);
  const links = [...new Set(chain.flatMap((link) => link.links))];
  const steps = chain.map(({ change, relationship }) => ({
    label: run.model.things[change.thing]?.label ?? '',
    kind: run.model.things[change.thing]?.kind ?? 'molecule',
    to: change.to,
    relationship,
  }));
  return {
    sentence: tellCauses(steps),
    path: { things, links },
    to: chain.at(-1)?.change.to ?? 'low',
  };
}

/** How one change causes the next. */
type Relationship =
  'set' | 'is-converted' | 'makes' | 'brings' | 'is-needed' | 'influences' | 'drains' | 'gathers';

interface CauseStep {
  readonly label: string;
  readonly kind: NodeKind;
  readonly to: 'low' | 'high';
  /** The relationship to the step before. */
  readonly relationship: Relationship;
}

/** One sentence for a chain of changes: "Vitamin B6 is low, so less P5P is made, so AADC, which needs it, is slowed, …". */
function tellCauses(steps: readonly CauseStep[]): string {
  const parts = steps.map((step, at) => tellStep(step, steps[at - 1]));
  const sentence = parts.join(', so ');
  return `${sentence}.`;
}

function tellStep(
  { label, kind, to, relationship }: CauseStep,
  before: CauseStep | undefined,
): string {
  const isLow = to === 'low';
  switch (relationship) {
    case 'set':
      return `${label} is set ${to}`;
    case 'is-converted':
      return `${isLow ? 'less' : 'more'} ${label} is made from it`;
    case 'makes':
      return `${isLow ? 'less' : 'more'} ${label} is made`;
    case 'brings':
      return `${isLow ? 'less' : 'more'} ${label} is brought in or released`;
    case 'is-needed':
      return nodeKinds[kind].isSubstance
        ? `${label}, which needs it, is low`
        : `${label}, which needs it, is slowed`;
    case 'influences':
      return tellInfluence(label, kind, isLow, before?.to === to);
    case 'drains':
      return `more ${label} is used up`;
    case 'gathers':
      return `${label} is used more slowly and builds up`;
    default:
      return unreachable(relationship);
  }
}

function tellInfluence(label: string, kind: NodeKind, isLow: boolean, isSame: boolean): string {
  const what = nodeKinds[kind].isSubstance
    ? isLow
      ? 'goes down'
      : 'goes up'
    : isLow
      ? 'works less'
      : 'works more';
  const by = isSame ? 'which it supports' : 'which it holds back';
  return `${label}, ${by}, ${what}`;
}
