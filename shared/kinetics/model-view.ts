import { success, type Result } from '../result.ts';
import type { ModelSpec } from './model.ts';
import {
  citationOf,
  foundTogether,
  idOfGroup,
  simulateGroup,
  type GroupSetting,
  type ModelGroup,
  type Models,
  type Simulation,
} from './simulate.ts';
import type { NoSteadyState } from './steady-state.ts';
import { kineticsWords } from '../words/kinetics.ts';

/** Factors by the names of parameters, and a variant of the model. */
export interface ModelWish {
  readonly model: string;
  readonly multiply: Readonly<Record<string, number>>;
  readonly variant?: string;
}

/** A publication that a model is taken from. */
interface ModelSource {
  readonly citation: string;
  readonly doi?: string;
  readonly pmid?: string;
}

/** A solved model with all that a reader must know beside its numbers. */
export interface ToldSimulation extends Simulation {
  readonly model: string;
  readonly version: string;
  readonly title: string;
  readonly set: Readonly<Record<string, number>>;
  readonly variant: string | null;
  readonly assumptions: readonly string[];
  readonly sources: readonly ModelSource[];
  readonly scope: ModelSpec['scope'];
  readonly limits: readonly string[];
}

/** A parameter that a person may turn: a supply, or the activity of an enzyme or carrier. */
export interface ModelInput {
  readonly id: string;
  readonly name: string;
  /** The published value and its unit; null for a factor that is 1 in the published model. */
  readonly value: { readonly number: number; readonly unit: string } | null;
}

interface ModelOutput {
  readonly id: string;
  readonly name: string;
}

/** What a model consists of, as a person reads it. */
export interface ModelFacts {
  /** "folate+methionine" for models that are solved together. */
  readonly id: string;
  readonly title: string;
  /** What is solved together, or with what the model could be: a sentence; empty where it shares nothing. */
  readonly together: string;
  readonly inputs: readonly ModelInput[];
  readonly outputs: readonly ModelOutput[];
  readonly variants: readonly { readonly id: string; readonly name: string }[];
  readonly parameters: readonly {
    readonly id: string;
    readonly meaning: string;
    readonly value: number;
    readonly unit: string;
    readonly source: string;
    readonly organism: string | null;
  }[];
}

/** Solves a model, or several together, and tells it. */
export function tellSimulation(
  models: Models,
  group: ModelGroup,
  { multiply = {}, variant }: GroupSetting = {},
): Result<ToldSimulation, NoSteadyState> {
  const run = simulateGroup(models, group, { multiply, variant });
  if (!run.ok) return run;
  return success({
    model: idOfGroup(group),
    version: group.map(({ version }) => version).join('+'),
    title: titleOf(group),
    set: multiply,
    variant: variant ?? null,
    ...run.value,
    assumptions: assumptionsOf(models, group, multiply, variant),
    sources: group.flatMap(sourcesOf),
    scope: {
      tissue: group.map(({ scope }) => scope.tissue).join('; '),
      time: [...new Set(group.map(({ scope }) => scope.time))].join('; '),
      not: [...new Set(group.flatMap(({ scope }) => scope.not))],
    },
    limits: group.flatMap(({ limits }) => limits),
  });
}

/** "Folate cycle of the liver, with Methionine cycle of the liver". */
function titleOf(group: ModelGroup): string {
  return group.map(({ title }) => title).join(', with ');
}

function sourcesOf(spec: ModelSpec): ModelSource[] {
  return [spec.source, ...(spec.source.also ?? [])].map((source) => ({
    citation: citationOf({ ...spec, source: { ...spec.source, ...source } }),
    ...(source.doi && { doi: source.doi }),
    ...(source.pmid && { pmid: source.pmid }),
  }));
}

/** "The model methionine has no stable steady state under this setting: …": no number is told then. */
export function noSteadyStateWords(group: ModelGroup, error: NoSteadyState): string {
  return kineticsWords.noSteadyState[error](idOfGroup(group), group.length > 1);
}

function assumptionsOf(
  models: Models,
  group: ModelGroup,
  multiply: Readonly<Record<string, number>>,
  variant: string | undefined,
): string[] {
  const chosen = group.flatMap(({ variants }) => variants.filter(({ id }) => id === variant));
  const set = Object.entries(multiply).map(
    ([id, factor]) => `${id} × ${factor}: ${meaningOf(group, id)}`,
  );
  const tissues = group.map(({ scope }) => kineticsWords.holdsFor(scope.tissue));
  const together = togetherWords(models, group);
  return [
    ...new Set(tissues),
    ...set,
    ...chosen.map(({ title, status }) => `${title} (${status})`),
    ...(together === '' ? [] : [together]),
  ];
}

/** Which models are solved together; of one that could be, what it holds when it is alone. */
function togetherWords({ drives: { joins } }: Models, group: ModelGroup): string {
  const ids = new Set(group.map(({ id }) => id));
  const [first] = group;
  if (group.length > 1) {
    const passed = joins
      .filter(({ from, to }) => ids.has(from.model) && ids.has(to.model))
      .map(({ from, to }) => ({ from: from.model, parameter: to.parameter, to: to.model }));
    return kineticsWords.solvedTogether(passed);
  }
  const held = joins.filter(({ to }) => to.model === first?.id);
  const others = [...new Set(held.map(({ from }) => from.model))];
  if (held.length === 0) return '';
  const parameters = held.map(({ to }) => to.parameter);
  return kineticsWords.solvedAlone(parameters, others);
}

function meaningOf(group: ModelGroup, id: string): string {
  const parameters = group.flatMap((spec) => spec.parameters);
  return parameters.find((parameter) => parameter.id === id)?.meaning ?? id;
}

/** The inputs, outputs, variants and parameters of a model, or of several that are solved together. */
export function factsOfModel(models: Models, group: ModelGroup): ModelFacts {
  const found = foundTogether(models, group);
  const driven = new Set(
    models.drives.drives.flatMap((drive) =>
      drive.drives.flatMap(({ model, parameter }) =>
        group.some(({ id }) => id === model) ? [parameter] : [],
      ),
    ),
  );
  // An activity that two models share is one input: it is the same enzyme.
  const parameters = [
    ...new Map(group.flatMap((spec) => spec.parameters.map((one) => [one.id, one]))).values(),
  ];
  const turned = parameters.filter(
    (one) => !found.has(one.id) && (one.role === 'multiplier' || driven.has(one.id)),
  );
  return {
    id: idOfGroup(group),
    title: titleOf(group),
    together: togetherWords(models, group),
    // Supplies first: they are what most people come for.
    inputs: turned
      .toSorted((one, other) => Number(isFactor(one)) - Number(isFactor(other)))
      .map((one) => ({
        id: one.id,
        name: capital(one.meaning),
        value: one.unit === '1' ? null : { number: one.value, unit: unitWords(one.unit) },
      })),
    outputs: outputsIn(group),
    variants: group.flatMap(({ variants }) =>
      variants.map((one) => ({ id: one.id, name: capital(one.title) })),
    ),
    parameters: parameters.map(({ id: name, meaning, value, unit, source, organism }) => ({
      id: name,
      meaning,
      value,
      unit: unitWords(unit),
      source,
      organism,
    })),
  };
}

/** Two models can have an output of one name: then the model is said. */
function outputsIn(group: ModelGroup): ModelOutput[] {
  return group.flatMap((spec) =>
    spec.outputs.map(({ id }) => {
      const isShared = group.some(
        (other) => other !== spec && other.outputs.some((output) => output.id === id),
      );
      const name = outputName(spec, id);
      return {
        id: outputKey(group, spec.id, id),
        name: isShared ? `${name} (${spec.id})` : name,
      };
    }),
  );
}

/** The id of an output; of joined models, where two have it, with the model in front. */
function outputKey(group: ModelGroup, model: string, id: string): string {
  const owners = group.filter(({ outputs }) => outputs.some((output) => output.id === id));
  return owners.length > 1 ? `${model}.${id}` : id;
}

function isFactor({ role }: ModelSpec['parameters'][number]): boolean {
  return role === 'multiplier';
}

/** "Serotonin outside the cell": what a model is asked for, in words. */
function outputName({ species, reactions }: ModelSpec, id: string): string {
  return capital([...species, ...reactions].find((one) => one.id === id)?.name ?? id);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "µM" for the "uM" of the files. */
export function unitWords(unit: string): string {
  return unit.replaceAll(/\buM\b/gu, 'µM');
}

/** Smaller amounts are what the arithmetic leaves of nothing. */
const least = 1e-9;

/** Four digits: more is not known. */
export function amountWords(value: number): string {
  return Math.abs(value) < least ? '0' : String(Number(value.toPrecision(4)));
}

/** "+12 %", "−4.0 %". */
export function changeWords(change: number): string {
  const size = Math.abs(change) * 100;
  const digits = size < 10 ? size.toFixed(1) : size.toFixed(0);
  if (Number(digits) === 0) return '0 %';
  return `${change > 0 ? '+' : '−'}${digits} %`;
}

/** How the outputs of a model follow one input. */
export interface ResponseCurve {
  /** Factors of the input. */
  readonly factors: readonly number[];
  readonly series: readonly CurveSeries[];
}

interface CurveSeries {
  readonly id: string;
  readonly name: string;
  /** Relative changes against the model as published; null where it has no stable steady state. */
  readonly changes: readonly (number | null)[];
}

/** Solves a model, or several together, for each factor of one parameter, the others as set. */
export function responseCurve(
  models: Models,
  group: ModelGroup,
  { multiply = {}, variant }: GroupSetting,
  parameter: string,
  factors: readonly number[],
): ResponseCurve {
  const runs = factors.map((factor) => {
    const run = simulateGroup(models, group, {
      multiply: { ...multiply, [parameter]: factor },
      variant,
    });
    if (!run.ok) return null;
    return new Map(
      run.value.changes.map(({ id, model, relativeChange }) => [
        outputKey(group, model ?? '', id),
        relativeChange,
      ]),
    );
  });
  const series = outputsIn(group).map(({ id, name }) => ({
    id,
    name,
    changes: runs.map((run) => {
      const found = run?.get(id);
      return typeof found === 'number' && Number.isFinite(found) ? found : null;
    }),
  }));
  return { factors, series };
}

/** The meals of the publications: what the amino acid in blood is multiplied by. */
const mealRange = { from: 0.25, to: 3.25, step: 0.25 } as const;

const mealCurves = [
  { model: 'serotonin', parameter: 'bloodTrp', outputs: ['vht', 'eht'] },
  { model: 'dopamine', parameter: 'bloodTyr', outputs: ['vda', 'eda'] },
] as const;

/** The curves of the publications: serotonin over tryptophan, dopamine over tyrosine. */
export function publishedCurves(models: Models): ResponseCurve {
  const { from, to, step } = mealRange;
  const factors = Array.from({ length: (to - from) / step + 1 }, (_, at) => from + at * step);
  const series = mealCurves.flatMap(({ model, parameter, outputs }) => {
    const spec = models.specs.get(model);
    if (!spec) return [];
    const curve = responseCurve(models, [spec], {}, parameter, factors);
    return curve.series.filter(({ id }) => outputs.some((wanted) => wanted === id));
  });
  return { factors, series };
}
