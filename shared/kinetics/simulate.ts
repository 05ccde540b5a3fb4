import { z } from 'zod';
import type { Immutable } from '../project/project-schema.ts';
import { failure, success, type Result } from '../result.ts';
import {
  buildSystem,
  parseModel,
  type KineticSystem,
  type ModelSetting,
  type ModelSpec,
} from './model.ts';
import { findSteadyState, isStable, settle, type NoSteadyState } from './steady-state.ts';
import { kineticsWords } from '../words/kinetics.ts';

const text = z.string().min(1);
const fromModel = z.strictObject({ model: text, output: text });

/** How entries of the library act on the models: which parameter, by which named assumption. */
const drivesSchema = z.strictObject({
  assumptions: z.array(
    z.strictObject({
      id: text,
      factor: z.number(),
      alternatives: z.array(z.number()),
      meaning: text,
      rationale: text,
    }),
  ),
  drives: z.array(
    z.strictObject({
      entity: text,
      level: z.enum(['low', 'high']),
      drives: z.array(z.strictObject({ model: text, parameter: text, assumption: text })).min(1),
      evidence: text,
      /** Variants that the band takes in beside those it always has. */
      variants: z.array(text).optional(),
      /** Models whose answer is known to be wrong here. */
      notFor: z
        .array(
          z.strictObject({
            models: z.array(text),
            /** Only these outputs, where the others hold. */
            outputs: z.array(text).optional(),
            because: text,
          }),
        )
        .optional(),
      note: text.optional(),
      /** Only for these models, where the note is about one of several. */
      noteModels: z.array(text).optional(),
    }),
  ),
  outputs: z.array(
    fromModel.extend({
      entity: text,
      pool: z.enum(['cytosolic', 'vesicular', 'released']).optional(),
    }),
  ),
  /** Where the result of one model is a constant of another. */
  joins: z.array(
    z.strictObject({ from: fromModel, to: z.strictObject({ model: text, parameter: text }) }),
  ),
  bandVariants: z.record(text, z.array(text)),
  /** Why less of a parameter moves an output so, where the model has a way that the library's claims do not. */
  because: z.array(
    z.strictObject({
      parameter: text,
      entity: text,
      level: z.enum(['low', 'high']),
      sentence: text,
    }),
  ),
});

type Drives = Immutable<z.infer<typeof drivesSchema>>;
type Assumption = Drives['assumptions'][number];
type Drive = Drives['drives'][number];

/** The bundled models, and how the library's entries act on them. */
export interface Models {
  readonly specs: ReadonlyMap<string, ModelSpec>;
  readonly drives: Drives;
}

/** Reads the files of `data/models`. */
export function parseModels(files: readonly unknown[], drives: unknown): Result<Models, string> {
  const specs = new Map<string, ModelSpec>();
  for (const file of files) {
    const spec = parseModel(file);
    if (!spec.ok) return spec;
    specs.set(spec.value.id, spec.value);
  }
  const parsed = drivesSchema.safeParse(drives);
  if (!parsed.success) return failure(z.prettifyError(parsed.error));
  const models = { specs, drives: parsed.data };
  const [problem] = findProblems(models);
  return problem === undefined ? success(models) : failure(problem);
}

/** What the file of drives names and the models do not have. */
function findProblems({ specs, drives }: Models): string[] {
  const assumptions = new Set(drives.assumptions.map(({ id }) => id));
  const hasParameter = (model: string, parameter: string) =>
    specs.get(model)?.parameters.some(({ id }) => id === parameter) === true;
  const hasOutput = (model: string, output: string) =>
    specs.get(model)?.outputs.some(({ id }) => id === output) === true;
  return [
    ...drives.drives.flatMap(({ entity, drives: list }) =>
      list.flatMap(({ model, parameter, assumption }) => [
        ...(hasParameter(model, parameter) ? [] : [`“${entity}” drives no ${model}.${parameter}.`]),
        ...(assumptions.has(assumption) ? [] : [`“${assumption}” is no assumption.`]),
      ]),
    ),
    ...[...drives.outputs, ...drives.joins.map(({ from }) => from)].flatMap(({ model, output }) =>
      hasOutput(model, output) ? [] : [`${model} has no output “${output}”.`],
    ),
    ...drives.joins.flatMap(({ to: { model, parameter } }) =>
      hasParameter(model, parameter) ? [] : [`${model} has no parameter “${parameter}”.`],
    ),
  ];
}

/** A model at rest. */
export interface Solved {
  readonly system: KineticSystem;
  readonly amounts: Float64Array;
}

/** Solves one model by itself. */
function solveModel(
  spec: ModelSpec,
  setting: ModelSetting = {},
  start?: ArrayLike<number>,
): Result<Solved, NoSteadyState> {
  const system = systemOf(spec, setting);
  const amounts = findSteadyState(system, start ?? system.initial);
  return amounts.ok ? success({ system, amounts: amounts.value }) : amounts;
}

/** A setting that the model does not have throws: whoever makes one looks it up first. */
function systemOf(spec: ModelSpec, setting: ModelSetting): KineticSystem {
  const system = buildSystem(spec, setting);
  if (!system.ok) throw new Error(`The model ${spec.id}: ${system.error}`);
  return system.value;
}

/** The outputs of a solved model, by name. */
export function outputsOf({ system, amounts }: Solved): ReadonlyMap<string, number> {
  return new Map([...system.outputs].map(([id, rate]) => [id, rate(amounts)]));
}

/** Settings by the ids of models. */
export type Settings = ReadonlyMap<string, ModelSetting>;

/** Two joined models agree once a shared amount moves by less than this. */
const agreement = 1e-9;
const mostRounds = 400;

/** Solves models that share a pool together: each gets what the other finds, until both agree. */
export function solveJoined(
  models: Models,
  ids: readonly string[],
  settings: Settings = new Map(),
): Result<ReadonlyMap<string, Solved>, NoSteadyState> {
  const joins = models.drives.joins.filter(
    ({ from, to }) => ids.includes(from.model) && ids.includes(to.model),
  );
  const shared = new Map<string, Record<string, number>>();
  const found = new Map<string, Solved>();
  for (let round = 0; round < mostRounds; round += 1) {
    for (const id of ids) {
      const solved = settleOne(models, id, settings, shared.get(id), found.get(id));
      if (!solved.ok) return solved;
      found.set(id, solved.value);
    }
    if (passOn(joins, found, shared) < agreement) {
      const all = [...found.values()].every(({ system, amounts }) => isStable(system, amounts));
      return all ? success(found) : failure('no stable steady state');
    }
  }
  return failure('no steady state');
}

function settleOne(
  { specs }: Models,
  id: string,
  settings: Settings,
  shared: Readonly<Record<string, number>> | undefined,
  before: Solved | undefined,
): Result<Solved, NoSteadyState> {
  const spec = specs.get(id);
  if (!spec) throw new Error(`There is no model “${id}”.`);
  const own = settings.get(id) ?? {};
  const system = systemOf(spec, { ...own, set: { ...shared, ...own.set } });
  // From a state close by, a long first step is safe.
  const amounts = before ? settle(system, before.amounts, 10) : settle(system, system.initial);
  return amounts.ok ? success({ system, amounts: amounts.value }) : amounts;
}

/** Moves each shared amount most of the way to what its model finds; tells the greatest move, as a share. */
function passOn(
  joins: Drives['joins'],
  found: ReadonlyMap<string, Solved>,
  shared: Map<string, Record<string, number>>,
): number {
  let most = 0;
  for (const { from, to } of joins) {
    const [giver, taker] = [found.get(from.model), found.get(to.model)];
    const value = giver && giver.system.outputs.get(from.output)?.(giver.amounts);
    const before = taker?.system.parameters.find(({ id }) => id === to.parameter)?.value;
    if (value === undefined || before === undefined) continue;
    most = Math.max(most, Math.abs(value - before) / before);
    const next = before + 0.7 * (value - before);
    shared.set(to.model, { ...shared.get(to.model), [to.parameter]: next });
  }
  return most;
}

/** Something that is low or high, by the id of its library entry. */
export interface Driver {
  readonly entity: string;
  readonly level: 'low' | 'high';
}

/** A number always comes with its band, its model and the assumptions that made it. */
export interface ModelAnswer {
  readonly entity: string;
  readonly model: string;
  readonly output: string;
  readonly pool?: 'cytosolic' | 'vesicular' | 'released';
  /** Relative change: -0.42 is 42 % less. */
  readonly median: number;
  readonly band: readonly [number, number];
  /** The change under each combination of alternatives and variants. */
  readonly runs: readonly number[];
  readonly assumptions: readonly Assumption[];
  /** The models that were solved together with it, itself among them. */
  readonly group: string;
  /** What the published run multiplies in the models of the group, by parameter. */
  readonly factors: Readonly<Record<string, number>>;
  readonly evidence: readonly string[];
  readonly notes: readonly string[];
}

export interface ModelAnswers {
  readonly answers: readonly ModelAnswer[];
  /** Combinations under which a model has no stable steady state; they widen nothing, but must be told. */
  readonly unstable: number;
}

interface Pull {
  readonly model: string;
  readonly parameter: string;
  readonly assumption: Assumption;
}

/** What the models say to a scenario. A driver that no model has an entry for changes nothing here. */
export function askModels(
  models: Models,
  drivers: readonly Driver[],
  onProgress?: (share: number) => void,
): ModelAnswers {
  const drives = drivers.flatMap(({ entity, level }) =>
    models.drives.drives.filter((drive) => drive.entity === entity && drive.level === level),
  );
  const pulls = pullsOf(models, drives);
  const answers: ModelAnswer[] = [];
  let unstable = 0;
  const groups = groupsOf(models, new Set(pulls.map(({ model }) => model)));
  for (const [at, group] of groups.entries()) {
    const own = pulls.filter(({ model }) => group.includes(model));
    const onRun = (share: number) => onProgress?.((at + share) / groups.length);
    const runs = runAll(models, group, own, drives, onRun);
    unstable += runs.unstable;
    if (runs.central) answers.push(...readRuns(models, group, own, drives, runs));
  }
  return { answers, unstable };
}

function pullsOf({ drives }: Models, chosen: readonly Drive[]): Pull[] {
  const assumptions = new Map(drives.assumptions.map((one) => [one.id, one]));
  const pulls = new Map<string, Pull>();
  for (const { model, parameter, assumption: id } of chosen.flatMap((drive) => drive.drives)) {
    const assumption = assumptions.get(id);
    const key = `${model} ${parameter}`;
    const known = pulls.get(key);
    if (!assumption || known?.assumption.id === id) continue;
    // Two reasons for one loss are not two losses: the greater counts.
    const isGreater =
      !known || Math.abs(Math.log(assumption.factor)) > Math.abs(Math.log(known.assumption.factor));
    if (isGreater) pulls.set(key, { model, parameter, assumption });
  }
  return [...pulls.values()];
}

/** Models that are asked as one: a single one, or several that share pools and are solved together. */
export type ModelGroup = readonly ModelSpec[];

/** All single models, then those that are joined. */
export function modelGroups(models: Models): ModelGroup[] {
  const ids = [...models.specs.keys()];
  const joined = groupsOf(models, new Set(ids)).filter((group) => group.length > 1);
  return [...ids.map((id) => [id]), ...joined].map((group) =>
    group.flatMap((id) => models.specs.get(id) ?? []),
  );
}

/** "folate+methionine". */
export function idOfGroup(group: readonly Pick<ModelSpec, 'id'>[]): string {
  return group.map(({ id }) => id).join('+');
}

/** The parameters of a group's models that are not held but found, since another model of the group finds them. */
export function foundTogether({ drives }: Models, group: ModelGroup): ReadonlySet<string> {
  const ids = new Set(group.map(({ id }) => id));
  return new Set(
    drives.joins.flatMap(({ from, to }) =>
      ids.has(from.model) && ids.has(to.model) ? [to.parameter] : [],
    ),
  );
}

/** Models that are solved together: the joined ones as one group if any of them is asked. */
function groupsOf({ drives }: Models, asked: ReadonlySet<string>): string[][] {
  const groups = new Map<string, Set<string>>([...asked].map((id) => [id, new Set([id])]));
  for (const { from, to } of drives.joins) {
    const own = groups.get(from.model) ?? groups.get(to.model);
    if (!own) continue;
    own.add(from.model).add(to.model);
    groups.set(from.model, own);
    groups.set(to.model, own);
  }
  return [...new Set(groups.values())].map((group) => [...group].sort());
}

interface Runs {
  readonly central: ReadonlyMap<string, number> | undefined;
  readonly all: readonly ReadonlyMap<string, number>[];
  /** Models in which any amount moves at all. The others hang on nothing that was asked. */
  readonly moved: ReadonlySet<string>;
  readonly unstable: number;
}

/** The published model with each assumption, then all alternatives under all variants. */
function runAll(
  models: Models,
  group: readonly string[],
  pulls: readonly Pull[],
  drives: readonly Drive[],
  onRun: (share: number) => void,
): Runs {
  const extra = new Set(drives.flatMap(({ variants = [] }) => variants));
  const all: ReadonlyMap<string, number>[] = [];
  const moved = new Set<string>();
  let central: ReadonlyMap<string, number> | undefined;
  let unstable = 0;
  const chosen = chosenOf(combinations(pulls));
  const variantList = variantsOf(models, group, extra);
  for (const [at, variants] of variantList.entries()) {
    const base = solveJoined(models, group, settingsOf(variants, []));
    if (!base.ok) {
      unstable += 1;
      continue;
    }
    const before = flatOutputs(base.value);
    for (const [choice, factors] of chosen.entries()) {
      onRun((at + choice / chosen.length) / variantList.length);
      const solved = solveJoined(models, group, settingsOf(variants, factors));
      if (!solved.ok) {
        unstable += 1;
        continue;
      }
      const change = relativeTo(before, flatOutputs(solved.value));
      all.push(change);
      for (const id of movedModels(base.value, solved.value)) moved.add(id);
      if (at === 0 && choice === 0) central = change;
    }
  }
  return { central, all, moved, unstable };
}

/** Under a change of this size an amount counts as the same. */
const leastMove = 0.02;

function movedModels(
  before: ReadonlyMap<string, Solved>,
  after: ReadonlyMap<string, Solved>,
): string[] {
  return [...after].flatMap(([id, { amounts }]) => {
    const rest = before.get(id)?.amounts;
    const isMoved = amounts.some(
      (amount, at) => Math.abs(amount - (rest?.[at] ?? amount)) > leastMove * (rest?.[at] ?? 0),
    );
    return isMoved ? [id] : [];
  });
}

/** For each run the variant of each model; the first is the published one. */
function variantsOf(
  { specs, drives }: Models,
  group: readonly string[],
  extra: ReadonlySet<string>,
): ReadonlyMap<string, string>[] {
  const single = group.flatMap((id) => {
    const known = specs.get(id)?.variants.map((variant) => variant.id) ?? [];
    const wanted = [...(drives.bandVariants[id] ?? []), ...extra];
    return known
      .filter((variant) => wanted.includes(variant))
      .map((variant) => [id, variant] as const);
  });
  return [new Map<string, string>(), ...single.map((one) => new Map([one]))];
}

interface Factor {
  readonly assumption: string;
  readonly model: string;
  readonly parameter: string;
  readonly factor: number;
}

/** More combinations than these take long and move the band little. */
const mostCombinations = 64;

/**
 * Of many combinations a fixed selection: all that change one assumption alone, the first of all, and others from one
 * end to the other.
 */
function chosenOf(all: readonly (readonly Factor[])[]): readonly (readonly Factor[])[] {
  const [central] = all;
  if (!central || all.length <= mostCombinations) return all;
  const isSingle = (factors: readonly Factor[]) =>
    new Set(
      factors.flatMap(({ assumption, factor }, at) =>
        factor === central[at]?.factor ? [] : [assumption],
      ),
    ).size <= 1;
  const single = all.filter(isSingle);
  const others = all.filter((one) => !isSingle(one));
  const room = Math.max(1, mostCombinations - single.length);
  const picked = Array.from(
    { length: room },
    (_, at) => others[Math.floor(((at + 1) * others.length) / room) - 1] ?? central,
  );
  return [...single, ...picked];
}

/** An assumption that acts in several models is the same in all of them. */
function combinations(pulls: readonly Pull[]): (readonly Factor[])[] {
  let found: (readonly Factor[])[] = [[]];
  for (const assumption of new Set(pulls.map((pull) => pull.assumption))) {
    const own = pulls.filter((pull) => pull.assumption === assumption);
    found = found.flatMap((before) =>
      [assumption.factor, ...assumption.alternatives].map((factor) => [
        ...before,
        ...own.map(({ model, parameter }) => ({
          assumption: assumption.id,
          model,
          parameter,
          factor,
        })),
      ]),
    );
  }
  return found;
}

function settingsOf(variants: ReadonlyMap<string, string>, factors: readonly Factor[]): Settings {
  const settings = new Map<string, { variant?: string; multiply: Record<string, number> }>();
  for (const [model, variant] of variants) settings.set(model, { variant, multiply: {} });
  for (const { model, parameter, factor } of factors) {
    const own = settings.get(model) ?? { multiply: {} };
    own.multiply[parameter] = factor;
    settings.set(model, own);
  }
  return settings;
}

function flatOutputs(solved: ReadonlyMap<string, Solved>): ReadonlyMap<string, number> {
  return new Map(
    [...solved].flatMap(([model, one]) =>
      [...outputsOf(one)].map(([id, value]) => [`${model} ${id}`, value] as const),
    ),
  );
}

function relativeTo(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  return new Map(
    [...after].map(([id, value]) => {
      const base = before.get(id) ?? Number.NaN;
      return [id, value === base ? 0 : value / base - 1];
    }),
  );
}

function readRuns(
  { drives: { outputs } }: Models,
  group: readonly string[],
  pulls: readonly Pull[],
  drives: readonly Drive[],
  { central, all, moved }: Runs,
): ModelAnswer[] {
  const wrong = drives.flatMap(({ notFor = [] }) => notFor);
  const isWrong = (model: string, output: string) =>
    wrong.some((one) => one.models.includes(model) && (one.outputs?.includes(output) ?? true));
  const about = drives.filter((drive) => drive.drives.some(({ model }) => group.includes(model)));
  return outputs
    .filter(({ model, output }) => moved.has(model) && !isWrong(model, output))
    .flatMap(({ entity, model, output, pool }) => {
      const key = `${model} ${output}`;
      const median = central?.get(key);
      const values = all.flatMap((run) => run.get(key) ?? []).filter(Number.isFinite);
      if (median === undefined || !Number.isFinite(median)) return [];
      return [
        {
          entity,
          model,
          output,
          ...(pool && { pool }),
          median,
          band: [Math.min(...values), Math.max(...values)] as const,
          runs: values,
          assumptions: [...new Set(pulls.map(({ assumption }) => assumption))],
          group: group.join('+'),
          factors: Object.fromEntries(
            pulls.map(({ parameter, assumption }) => [parameter, assumption.factor]),
          ),
          evidence: about.map(({ evidence }) => evidence),
          notes: about.flatMap(({ note, noteModels }) =>
            note !== undefined && (noteModels?.includes(model) ?? true) ? [note] : [],
          ),
        },
      ];
    });
}

/** The parameters of models that a name stands for: its own id, or an entry of the library that acts on them. */
export function parametersNamed(models: Models, group: ModelGroup, name: string): string[] {
  const found = foundTogether(models, group);
  const parameters = group.flatMap((spec) => spec.parameters).filter(({ id }) => !found.has(id));
  if (parameters.some(({ id }) => id === name)) return [name];
  const acting = parameters.filter(({ entities = [] }) => entities.includes(name));
  const driven = models.drives.drives
    .filter(({ entity }) => entity === name)
    .flatMap((drive) => drive.drives.filter(({ model }) => group.some(({ id }) => id === model)));
  return [...new Set([...acting.map(({ id }) => id), ...driven.map(({ parameter }) => parameter)])];
}

/** One line of a steady state. */
interface StateLine {
  readonly id: string;
  /** Of joined models: which one. */
  readonly model?: string;
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  /** What the publication prints for the model as published. */
  readonly published?: number;
  readonly source: string;
}

/** How far an amount or a rate is from the model as published, or from the variant without the change. */
interface ChangeLine {
  readonly id: string;
  /** Of joined models: which one. */
  readonly model?: string;
  readonly name: string;
  readonly unit: string;
  readonly base: number;
  readonly value: number;
  /** -0.42 is 42 % less. */
  readonly relativeChange: number;
}

/** A solved model in full: its amounts and rates, and what a setting changes. */
export interface Simulation {
  readonly steadyState: readonly StateLine[];
  readonly changes: readonly ChangeLine[];
}

/** Solves a model under a setting and compares it with the same variant without. */
export function simulate(
  spec: ModelSpec,
  setting: ModelSetting = {},
): Result<Simulation, NoSteadyState> {
  const base = solveModel(spec, setting.variant === undefined ? {} : { variant: setting.variant });
  if (!base.ok) return base;
  const isSame = Object.keys({ ...setting.multiply, ...setting.set }).length === 0;
  const changed = isSame ? base : solveModel(spec, setting, base.value.amounts);
  if (!changed.ok) return changed;
  return success({
    steadyState: stateLines(spec, changed.value),
    changes: changeLines(spec, base.value, changed.value),
  });
}

/** A setting of one or several models: each takes the factors and the variant that it has. */
export interface GroupSetting {
  readonly multiply?: Readonly<Record<string, number>>;
  readonly variant?: string | undefined;
}

/** As `simulate`; models that share pools are solved together, and compared with themselves solved together. */
export function simulateGroup(
  models: Models,
  group: ModelGroup,
  { multiply = {}, variant }: GroupSetting,
): Result<Simulation, NoSteadyState> {
  const [first] = group;
  if (first && group.length === 1) {
    return simulate(first, { multiply, ...(variant !== undefined && { variant }) });
  }
  const ids = group.map(({ id }) => id);
  const under = (factors: Readonly<Record<string, number>>): Settings =>
    new Map(group.map((spec) => [spec.id, ownSetting(spec, factors, variant)]));
  const base = solveJoined(models, ids, under({}));
  if (!base.ok) return base;
  const changed =
    Object.keys(multiply).length === 0 ? base : solveJoined(models, ids, under(multiply));
  if (!changed.ok) return changed;
  const lines = group.flatMap((spec) => {
    const [before, after] = [base.value.get(spec.id), changed.value.get(spec.id)];
    if (!before || !after) return [];
    const model = spec.id;
    return {
      steadyState: stateLines(spec, after).map((line) => ({ ...line, model })),
      changes: changeLines(spec, before, after).map((line) => ({ ...line, model })),
    };
  });
  return success({
    steadyState: lines.flatMap(({ steadyState }) => steadyState),
    changes: lines.flatMap(({ changes }) => changes),
  });
}

function ownSetting(
  { parameters, variants }: ModelSpec,
  factors: Readonly<Record<string, number>>,
  variant: string | undefined,
): ModelSetting {
  const own = new Set(parameters.map(({ id }) => id));
  const multiply = Object.fromEntries(Object.entries(factors).filter(([id]) => own.has(id)));
  const isOwn = variants.some(({ id }) => id === variant);
  return { multiply, ...(isOwn && variant !== undefined && { variant }) };
}

function changeLines(spec: ModelSpec, base: Solved, changed: Solved): ChangeLine[] {
  const before = outputsOf(base);
  const names = new Map([...spec.reactions, ...spec.species].map(({ id, name }) => [id, name]));
  // What is no amount is a rate, or a sum of rates.
  const units = new Map(spec.species.map(({ id, unit }) => [id, unit]));
  return [...outputsOf(changed)].map(([id, value]) => {
    const known = before.get(id) ?? Number.NaN;
    const relativeChange = value === known ? 0 : value / known - 1;
    const unit = units.get(id) ?? spec.units.flux;
    return { id, name: names.get(id) ?? outputName(id), unit, base: known, value, relativeChange };
  });
}

function stateLines(spec: ModelSpec, { system, amounts }: Solved): StateLine[] {
  const printed = new Map(spec.published.map((one) => [one.quantity, one]));
  const { flux } = spec.units;
  const listed = [...spec.species, ...spec.reactions.map((step) => ({ ...step, unit: flux }))];
  return listed.map(({ id, name, unit }) => {
    const published = printed.get(id);
    return {
      id,
      name,
      unit,
      value: system.quantity(id)?.(amounts) ?? Number.NaN,
      ...(published && { published: published.value }),
      source: published?.where ?? kineticsWords.computedFrom(citationOf(spec)),
    };
  });
}

/** "thymidylate" as it is: outputs that are sums of rates have no name of their own. */
function outputName(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1);
}

/** "Best J, Duncan W, Sadre-Marandi F et al. Autoreceptor control of serotonin dynamics. BMC Neuroscience 2020". */
export function citationOf({ source: { authors, title, journal, year } }: ModelSpec): string {
  const named =
    authors.length > 3 ? kineticsWords.etAl(authors.slice(0, 3).join(', ')) : authors.join(', ');
  return `${named}. ${title}. ${journal} ${year}`;
}
