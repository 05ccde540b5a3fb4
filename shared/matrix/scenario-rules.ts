import {
  isThing,
  subjectOfReaction,
  type ReactionIndex,
  type StatementIndex,
  type SubjectIndex,
  type ThingIndex,
} from './things.ts';
import { independentSources, isRecycled, type Sources } from './sources.ts';
import type { Effect, PathwayModel } from './pathway-model.ts';
import { findRemovals } from './removals.ts';
import { makeProgram, type Given, type Rule, type RuleProgram } from './rule-program.ts';

/**
 * What can be stated about a thing or a reaction. `short`: low for a reason other than a drain. `lacking`: low, and not
 * high as well. `held`: something that it needs is lacking, so nothing can raise it. `driven`: sped up by a catalyst or
 * an influence, not by its substrate. `touched`: low or high.
 */
const aspects = ['low', 'high', 'short', 'lacking', 'held', 'driven', 'touched'] as const;
type Aspect = (typeof aspects)[number];

/** The statement that an aspect holds of a thing or reaction. */
export function statement(subject: SubjectIndex, aspect: Aspect): StatementIndex {
  return (subject * aspects.length + aspects.indexOf(aspect)) as StatementIndex;
}

/** What a statement is about. */
export function readStatement(index: StatementIndex): {
  subject: SubjectIndex;
  aspect: Aspect | undefined;
} {
  const subject = Math.floor(index / aspects.length) as SubjectIndex;
  return { subject, aspect: aspects[index % aspects.length] };
}

/** If a thing has more removals than this, the effect of one drain on the others is left out. */
const mostDrains = 8;

export interface Supply {
  readonly thing: ThingIndex;
  readonly level: 'low' | 'high';
}

const programs = new WeakMap<PathwayModel, RuleProgram>();

/** The rules of a pathway. Made once for each model. */
export function scenarioProgram(model: PathwayModel): RuleProgram {
  const known = programs.get(model);
  if (known) return known;
  const count = (model.things.length + model.reactions.length) * aspects.length;
  const program = makeProgram(count, allRules(model));
  programs.set(model, program);
  return program;
}

/** Supplies as the given: a thing whose supply is set keeps its level, whatever acts on it. */
export function givenBy(program: RuleProgram, supplies: readonly Supply[]): Given {
  const fixed = new Uint8Array(program.statements);
  const facts: StatementIndex[] = [];
  for (const { thing, level } of supplies) {
    for (const aspect of ['low', 'high', 'short'] as const) fixed[statement(thing, aspect)] = 1;
    facts.push(statement(thing, level));
    if (level === 'low') facts.push(statement(thing, 'short'));
  }
  return { facts, fixed };
}

/** The rules of `docs/what-if.md`. */
function allRules(model: PathwayModel): Rule[] {
  const rules: Rule[] = [];
  for (const thing of model.things.keys()) {
    addMeanings(rules, thing);
    rules.push(rule(statement(thing, 'low'), [statement(thing, 'short')], 0));
  }
  for (const reaction of model.reactions.keys())
    addMeanings(rules, subjectOfReaction(model, reaction));
  for (const reaction of model.reactions.keys()) addReaction(rules, model, reaction);
  for (const [thing, sources] of independentSources(model))
    addProduction(rules, model, thing, sources);
  for (const requirement of model.requirements) addRequirement(rules, model, requirement);
  for (const influence of model.influences) addInfluence(rules, model, influence);
  return rules;
}

function addMeanings(rules: Rule[], subject: SubjectIndex): void {
  const [low, high] = [statement(subject, 'low'), statement(subject, 'high')];
  rules.push(rule(statement(subject, 'lacking'), [low], 0, high));
  rules.push(
    rule(statement(subject, 'touched'), [low], 0),
    rule(statement(subject, 'touched'), [high], 0),
  );
}

/** A reaction is limited by its scarcest need. Of alternative catalysts all must be low. */
function addReaction(rules: Rule[], model: PathwayModel, reaction: ReactionIndex): void {
  const { substrates = [], catalysts = [] } = model.reactions[reaction] ?? {};
  const subject = subjectOfReaction(model, reaction);
  const [high, held, driven] = [
    statement(subject, 'high'),
    statement(subject, 'held'),
    statement(subject, 'driven'),
  ];
  const removes = findRemovals(model).all.has(reaction);
  for (const substrate of substrates) {
    const isGivenBack = isRecycled(model, reaction, substrate);
    if (removes) addRemoved(rules, model, reaction, substrate);
    else rules.push(rule(held, [statement(substrate, 'lacking')], 0));
    if (isGivenBack) continue;
    rules.push(
      rule(statement(subject, 'low'), [statement(substrate, removes ? 'short' : 'low')], 0),
    );
    rules.push(rule(high, [statement(substrate, 'high')], 0, held));
  }
  const allOf = (aspect: Aspect) => catalysts.map(({ thing }) => statement(thing, aspect));
  if (catalysts.length > 0) {
    rules.push(rule(statement(subject, 'low'), allOf('low'), 0), rule(held, allOf('lacking'), 0));
  }
  for (const fast of allOf('high')) rules.push(rule(driven, [fast], 0, held));
  rules.push(rule(high, [driven], 0));
}

/** A driven removal drains its substrate. What it drains itself does not slow it. */
function addRemoved(
  rules: Rule[],
  model: PathwayModel,
  reaction: ReactionIndex,
  substrate: ThingIndex,
): void {
  const subject = subjectOfReaction(model, reaction);
  const short = statement(substrate, 'short');
  rules.push(rule(statement(subject, 'held'), [short], 0, statement(substrate, 'high')));
  rules.push(rule(statement(substrate, 'low'), [statement(subject, 'driven')], 1));
  const others = (findRemovals(model).of.get(substrate) ?? []).filter((one) => one !== reaction);
  if (others.length >= mostDrains) return;
  for (const other of others) {
    const draining = statement(subjectOfReaction(model, other), 'driven');
    rules.push(rule(statement(subject, 'low'), [draining], 1));
  }
}

function addProduction(
  rules: Rule[],
  model: PathwayModel,
  thing: ThingIndex,
  sources: Sources,
): void {
  const held = statement(thing, 'held');
  for (const [reaction, others] of sources) {
    const subject = subjectOfReaction(model, reaction);
    const spent = others.map((other) => statement(subjectOfReaction(model, other), 'touched'));
    rules.push(rule(statement(thing, 'short'), [statement(subject, 'low'), ...spent], 1));
    // If other sources make good for this one, it decides neither that the thing is low nor that it is high.
    if (others.length === 0)
      rules.push(rule(statement(thing, 'high'), [statement(subject, 'high')], 1, held));
  }
}

/** A low cofactor slows; a high one does not speed up. */
function addRequirement(rules: Rule[], model: PathwayModel, { from, to }: Effect): void {
  const step = isThing(model, to) ? 1 : 0;
  rules.push(rule(lowOf(model, to), [statement(from, 'low')], step));
  rules.push(rule(statement(to, 'held'), [statement(from, 'lacking')], step));
}

/**
 * Influences add up: with opposite signs the target is both low and high, which is uncertain. An influence that was
 * seen only in a shortage says nothing about a surplus.
 */
function addInfluence(rules: Rule[], model: PathwayModel, { from, to, sign, link }: Effect): void {
  const step = isThing(model, to) ? 1 : 0;
  const [less, more] = sign === 1 ? (['low', 'high'] as const) : (['high', 'low'] as const);
  const isSeen = (level: 'low' | 'high') => (link.when ?? 'both') === 'both' || link.when === level;
  if (isSeen(less)) rules.push(rule(lowOf(model, to), [statement(from, less)], step));
  const raised = isThing(model, to) ? 'high' : 'driven';
  if (isSeen(more))
    rules.push(rule(statement(to, raised), [statement(from, more)], step, statement(to, 'held')));
}

function lowOf(model: PathwayModel, subject: SubjectIndex): StatementIndex {
  return statement(subject, isThing(model, subject) ? 'short' : 'low');
}

function rule(
  head: StatementIndex,
  bodies: readonly StatementIndex[],
  step: 0 | 1,
  unless: StatementIndex | null = null,
): Rule {
  return { head, bodies, unless, step };
}
