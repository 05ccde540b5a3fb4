import type { ModelFacts, ModelInput, ModelWish } from '../../shared/kinetics/model-view.ts';
import type { AskedModel } from '../../shared/whatif/view.ts';

/** How a person has set a model, and what its curve shows. */
export interface ModelSetting {
  readonly wish: ModelWish;
  /** The input that the curve runs over. */
  readonly input: string;
  /** The outputs that the curve shows. */
  readonly outputs: readonly string[];
}

/** A slider stops at these factors only: as far as the publications go, and the model as published. */
const stops = [
  0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.25,
  4,
] as const;

/** The stops of a slider; what a scenario assumed is one of them too. */
export function stopsWith(factor: number): readonly number[] {
  return [...new Set([...stops, factor])].sort((one, other) => one - other);
}

/** Closer together where curves bend, so that twenty-five solutions make a smooth line. */
export const curveFactors: readonly number[] = Array.from({ length: 25 }, (_, at) =>
  Number((0.1 * 40 ** (at / 24)).toPrecision(4)),
);

/** More lines than these can hardly be told apart. */
const linesAtFirst = 4;

/** A model as published, or as a scenario asks it. */
export function startSetting(facts: ModelFacts, asked?: AskedModel): ModelSetting {
  const multiply = Object.fromEntries(
    Object.entries(asked?.multiply ?? {}).filter(([, factor]) => factor !== 1),
  );
  const [turned] = Object.keys(multiply);
  const last = facts.outputs.slice(-linesAtFirst).map(({ id }) => id);
  const outputs = asked && !last.includes(asked.output) ? [asked.output, ...last.slice(1)] : last;
  return {
    wish: { model: facts.id, multiply },
    input: turned ?? facts.inputs[0]?.id ?? '',
    outputs,
  };
}

/** The input that is turned is the one that the curve follows. */
export function withFactor(setting: ModelSetting, input: string, factor: number): ModelSetting {
  const { [input]: _before, ...others } = setting.wish.multiply;
  const multiply = factor === 1 ? others : { ...others, [input]: factor };
  return { ...setting, input, wish: { ...setting.wish, multiply } };
}

/** An empty id stands for the model as published. */
export function withVariant(setting: ModelSetting, variant: string): ModelSetting {
  const { model, multiply } = setting.wish;
  return { ...setting, wish: { model, multiply, ...(variant !== '' && { variant }) } };
}

/** Shows an output in the curve, or no longer. */
export function toggleOutput(setting: ModelSetting, output: string): ModelSetting {
  const { outputs } = setting;
  const isShown = outputs.includes(output);
  return {
    ...setting,
    outputs: isShown ? outputs.filter((id) => id !== output) : [...outputs, output],
  };
}

export function factorOf({ wish }: ModelSetting, input: string): number {
  return wish.multiply[input] ?? 1;
}

/** "× 0.5, 48 µM"; a factor alone for an activity. */
export function factorWords({ value }: ModelInput, factor: number): string {
  const times = `× ${factor}`;
  if (value === null) return times;
  return `${times}, ${Number((value.number * factor).toPrecision(3))} ${value.unit}`;
}
