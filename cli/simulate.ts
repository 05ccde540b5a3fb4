import process from 'node:process';
import type { ModelSpec } from '../shared/kinetics/model.ts';
import {
  amountWords,
  changeWords,
  noSteadyStateWords,
  tellSimulation,
  unitWords,
  type ToldSimulation,
} from '../shared/kinetics/model-view.ts';
import { parametersNamed, type Models } from '../shared/kinetics/simulate.ts';
import { entitiesCalled } from '../shared/library/search-library.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { bundledLibrary } from './bundled-library.ts';
import { bundledModels } from './bundled-models.ts';
import { defineCommand, noFile, readNumber, type Arguments } from './command.ts';

const usage = `Usage: simulate --model serotonin|dopamine|folate|methionine [--set NAME=FACTOR] [--variant ID] [--json]

Solves a published kinetic model to its steady state, and compares it with the model as published.

  --model NAME       which model
  --set NAME=FACTOR  multiplies what a name stands for: a parameter (xTph), or what acts on one (tph2=0.5,
                     tryptophan=2); can be given several times
  --variant ID       a variant of the model, such as autoreceptor-off
  --json             one JSON object
`;

const flags = {
  model: { type: 'string' },
  set: { type: 'string', multiple: true },
  variant: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

interface Wish {
  readonly spec: ModelSpec;
  readonly multiply: Readonly<Record<string, number>>;
  readonly variant?: string;
  readonly json: boolean;
}

/** Answers 1 if the model has no stable steady state under the setting. */
export const simulate = defineCommand({ usage, flags, read: readWish, run: printSimulation });

function readWish({ values, positionals }: Arguments<typeof flags>): Result<Wish, string> {
  const none = noFile(positionals);
  if (!none.ok) return none;
  const models = bundledModels();
  const spec = models.specs.get(values.model ?? '');
  if (!spec) return failure(`Name the model: ${[...models.specs.keys()].join(', ')}.`);
  const { variant } = values;
  if (variant !== undefined && !spec.variants.some(({ id }) => id === variant)) {
    const known = spec.variants.map(({ id }) => id).join(', ');
    return failure(`The model ${spec.id} has no variant "${variant}", only ${known}.`);
  }
  const multiply = readFactors(models, spec, values.set ?? []);
  if (!multiply.ok) return multiply;
  return success({
    spec,
    multiply: multiply.value,
    ...(variant !== undefined && { variant }),
    json: values.json,
  });
}

function readFactors(
  models: Models,
  spec: ModelSpec,
  texts: readonly string[],
): Result<Readonly<Record<string, number>>, string> {
  const factors: Record<string, number> = {};
  for (const one of texts.flatMap((text) => text.split(','))) {
    const [name = '', factor = ''] = one.split('=').map((part) => part.trim());
    const value = readNumber(`--set ${name}`, factor, 0, 1000);
    if (!value.ok) return value;
    const parameters = parametersFor(models, spec, name);
    if (parameters.length === 0) {
      return failure(`Nothing in the model ${spec.id} is called "${name}".`);
    }
    for (const parameter of parameters) factors[parameter] = value.value;
  }
  return success(factors);
}

/** By parameter, by library id, or by any name or identifier that the library knows. */
function parametersFor(models: Models, spec: ModelSpec, name: string): readonly string[] {
  const direct = parametersNamed(models, spec, name);
  if (direct.length > 0) return direct;
  return entitiesCalled(bundledLibrary(), name).flatMap(({ id }) =>
    parametersNamed(models, spec, id),
  );
}

function printSimulation({ spec, multiply, variant, json }: Wish): number {
  const told = tellSimulation(bundledModels(), spec, { multiply, variant });
  if (!told.ok) {
    process.stderr.write(`${noSteadyStateWords(spec, told.error)}\n`);
    return 1;
  }
  process.stdout.write(json ? `${JSON.stringify(told.value)}\n` : toText(told.value));
  return 0;
}

function toText(told: ToldSimulation): string {
  const { title, variant, set, steadyState, changes, assumptions, limits, sources } = told;
  const isSet = Object.keys(set).length > 0;
  const state = steadyState.map(
    ({ name, value, unit, published }) =>
      `  ${name}: ${amountWords(value)} ${unitWords(unit)}${published === undefined ? '' : ` (published ${published})`}`,
  );
  const moved = changes.map(
    ({ name, relativeChange }) => `  ${name}: ${changeWords(relativeChange)}`,
  );
  return `${[
    `${title}${variant === null ? '' : `, variant ${variant}`}`,
    '',
    'Steady state',
    ...state,
    ...(isSet ? ['', 'Change against the base', ...moved] : []),
    '',
    'Assumptions',
    ...assumptions.map((line) => `  ${line}`),
    '',
    'Limits',
    ...limits.map((line) => `  ${line}`),
    '',
    'Sources',
    ...sources.map(({ citation, doi }) => `  ${citation}${doi ? `. doi:${doi}` : ''}`),
  ].join('\n')}\n`;
}
