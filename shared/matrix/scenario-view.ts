import { indexProject, type ProjectIndex } from '../graph/project-index.ts';
import type { NodeKind, Project, Link } from '../project/project-schema.ts';
import { sentenceOfLink } from '../graph/describe-project.ts';
import { createExplainer, type Cause } from './explain.ts';
import { referencesOf, toEntry } from './matrix-view.ts';
import { type ThingIndex, isThing, reactionOfSubject, type SubjectIndex } from './things.ts';
import { derivePathwayModel, idOf, labelOf, type PathwayModel } from './pathway-model.ts';
import { runScenario, type Level, type ScenarioRun } from './run-scenario.ts';
import type { Supply } from './scenario-rules.ts';

export interface ViewCause {
  readonly sentence: string;
  /** Which way this cause pushes. */
  readonly to: 'low' | 'high';
  readonly path: readonly { readonly id: string; readonly label: string }[];
  /** All nodes that show the things on the path, and its links. */
  readonly nodes: readonly string[];
  readonly links: readonly string[];
  readonly references: readonly string[];
}

/** What a scenario does to one thing, in the form for a window. */
export interface ViewChange {
  /** All nodes that show the thing; the first stands for it. */
  readonly nodes: readonly string[];
  readonly label: string;
  readonly kind: NodeKind;
  readonly level: Exclude<Level, 'unchanged'>;
  /** Set by the scenario itself. */
  readonly isSupply: boolean;
  readonly causes: readonly ViewCause[];
  /** What a reader should notice: a rate-limiting step, a loop. */
  readonly remarks: readonly string[];
}

/** The result of a scenario as plain data that a worker can send. Unchanged things are not in it. */
export interface ScenarioView {
  readonly changes: readonly ViewChange[];
}

/** Supplies of nodes that are not things, such as notes, are ignored. */
export function toScenarioView(
  project: Project,
  supplies: readonly { readonly node: string; readonly level: 'low' | 'high' }[],
): ScenarioView {
  const model = derivePathwayModel(project);
  const set = new Map<ThingIndex, Supply>();
  for (const { node, level } of supplies) {
    const thing = model.thingOf.get(node);
    if (thing !== undefined) set.set(thing, { thing, level });
  }
  const run = runScenario(model, [...set.values()]);
  const explainer = createExplainer(run);
  const projectIndex = indexProject(project);
  const changes = run.levels.flatMap((level, index): ViewChange[] => {
    const thing = model.things[index];
    if (level === 'unchanged' || !thing) return [];
    const causes = explainer.causesOf(index);
    return [
      {
        nodes: [thing.id, ...thing.nodes.map(({ id }) => id).filter((id) => id !== thing.id)],
        label: thing.label,
        kind: thing.kind,
        level,
        isSupply: set.has(index),
        causes: causes.map(({ sentence, to, path }) => ({
          sentence,
          to,
          path: path.things.map((one) => ({ id: idOf(model, one), label: labelOf(model, one) })),
          nodes: path.things.flatMap((one) => model.things[one]?.nodes.map(({ id }) => id) ?? []),
          links: path.links.map(({ id }) => id),
          references: referencesOf(path.links),
        })),
        remarks: findRemarks(run, projectIndex, index, causes),
      },
    ];
  });
  return { changes };
}

export interface LevelData {
  readonly id: string;
  readonly entity: string | null;
  readonly label: string;
  readonly level: Level;
  readonly causes: readonly {
    readonly sentence: string;
    /** Ids of nodes, from the supply to this one. */
    readonly path: readonly string[];
    /** Ids of the project's references. */
    readonly references: readonly string[];
  }[];
}

/** What a scenario changes, as plain data for `whatif --json`. Unchanged things are not listed. */
export function toScenarioData(
  model: PathwayModel,
  supplies: readonly Supply[],
): { readonly levels: readonly LevelData[] } {
  const run = runScenario(model, supplies);
  const explainer = createExplainer(run);
  const levels = run.levels.flatMap((level, thing): LevelData[] => {
    if (level === 'unchanged') return [];
    const { id, entity, label } = toEntry(model, thing);
    const causes = explainer.causesOf(thing).map(({ sentence, path }) => ({
      sentence,
      path: path.things.map((one) => idOf(model, one)),
      references: referencesOf(path.links),
    }));
    return [{ id, entity, label, level, causes }];
  });
  return { levels };
}

/**
 * What a reader of a cause should know: which claims are contested, which step limits the rate, and where a loop acts
 * on it.
 */
function findRemarks(
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
