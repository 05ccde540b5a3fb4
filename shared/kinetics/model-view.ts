import { success, type Result } from '../result.ts';
import type { ModelSpec } from './model.ts';
import { citationOf, simulate, type Models, type Simulation } from './simulate.ts';
import type { NoSteadyState } from './steady-state.ts';

/** Factors by the names of parameters, and a variant of the model. */
export interface ModelWish {
  readonly model: string;
  readonly multiply: Readonly<Record<string, number>>;
  readonly variant?: string;
}

/** The part of a wish that does not name the model. */
interface Turned {
  readonly multiply?: Readonly<Record<string, number>>;
  readonly variant?: string | undefined;
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

/** What a model consists of, as a person reads it. */
export interface ModelFacts {
  readonly id: string;
  readonly title: string;
  readonly inputs: readonly ModelInput[];
  readonly outputs: readonly { readonly id: string; readonly name: string }[];
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

/** Solves a model and tells it. */
export function tellSimulation(
  models: Models,
  spec: ModelSpec,
  { multiply = {}, variant }: Turned = {},
): Result<ToldSimulation, NoSteadyState> {
  const run = simulate(spec, { multiply, ...(variant !== undefined && { variant }) });
  if (!run.ok) return run;
  return success({
    model: spec.id,
    version: spec.version,
    title: spec.title,
    set: multiply,
    variant: variant ?? null,
    ...run.value,
    assumptions: assumptionsOf(models, spec, multiply, variant),
    sources: [spec.source, ...(spec.source.also ?? [])].map((source) => ({
      citation: citationOf({ ...spec, source: { ...spec.source, ...source } }),
      ...(source.doi && { doi: source.doi }),
      ...(source.pmid && { pmid: source.pmid }),
    })),
    scope: spec.scope,
    limits: spec.limits,
  });
}

/** "The model methionine has no stable steady state under this setting." */
export function noSteadyStateWords(spec: ModelSpec, error: NoSteadyState): string {
  return `The model ${spec.id} has ${error} under this setting.`;
}

function assumptionsOf(
  { drives: { joins } }: Models,
  spec: ModelSpec,
  multiply: Readonly<Record<string, number>>,
  variant: string | undefined,
): string[] {
  const chosen = spec.variants.find(({ id }) => id === variant);
  const set = Object.entries(multiply).map(
    ([id, factor]) => `${id} × ${factor}: ${meaningOf(spec, id)}`,
  );
  const held = joins
    .filter(({ to }) => to.model === spec.id)
    .map(
      ({ from, to }) =>
        `Alone, the model holds ${to.parameter}. A what-if solves it together with the ${from.model} model, so its numbers can differ.`,
    );
  return [
    `Holds for ${spec.scope.tissue}.`,
    ...set,
    ...(chosen ? [`${chosen.title} (${chosen.status})`] : []),
    ...held,
  ];
}

function meaningOf({ parameters }: ModelSpec, id: string): string {
  return parameters.find((parameter) => parameter.id === id)?.meaning ?? id;
}

/** A model's inputs, outputs, variants and parameters. */
export function factsOfModel({ drives }: Models, spec: ModelSpec): ModelFacts {
  const { id, title, variants, parameters } = spec;
  const driven = new Set(
    drives.drives.flatMap((drive) =>
      drive.drives.flatMap(({ model, parameter }) => (model === id ? [parameter] : [])),
    ),
  );
  const turned = parameters.filter((one) => one.role === 'multiplier' || driven.has(one.id));
  return {
    id,
    title,
    // Supplies first: they are what most people come for.
    inputs: turned
      .toSorted((one, other) => Number(isFactor(one)) - Number(isFactor(other)))
      .map((one) => ({
        id: one.id,
        name: capital(one.meaning),
        value: one.unit === '1' ? null : { number: one.value, unit: unitWords(one.unit) },
      })),
    outputs: spec.outputs.map((output) => ({ id: output.id, name: outputName(spec, output.id) })),
    variants: variants.map((one) => ({ id: one.id, name: capital(one.title) })),
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

/** Solves a model for each factor of one parameter, the others as set. */
export function responseCurve(
  spec: ModelSpec,
  { multiply = {}, variant }: Turned,
  parameter: string,
  factors: readonly number[],
): ResponseCurve {
  const runs = factors.map((factor) =>
    simulate(spec, {
      multiply: { ...multiply, [parameter]: factor },
      ...(variant !== undefined && { variant }),
    }),
  );
  const series = spec.outputs.map(({ id }) => ({
    id,
    name: outputName(spec, id),
    changes: runs.map((run) => {
      const found = run.ok && run.value.changes.find((line) => line.id === id)?.relativeChange;
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
export function publishedCurves({ specs }: Models): ResponseCurve {
  const { from, to, step } = mealRange;
  const factors = Array.from({ length: (to - from) / step + 1 }, (_, at) => from + at * step);
  const series = mealCurves.flatMap(({ model, parameter, outputs }) => {
    const spec = specs.get(model);
    if (!spec) return [];
    const curve = responseCurve(spec, {}, parameter, factors);
    return curve.series.filter(({ id }) => outputs.some((wanted) => wanted === id));
  });
  return { factors, series };
}
