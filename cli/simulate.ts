import process from 'node:process';
import {
  amountWords,
  changeWords,
  noSteadyStateWords,
  tellSimulation,
  unitWords,
  type ToldSimulation,
} from '../shared/kinetics/model-view.ts';
import {
  foundTogether,
  idOfGroup,
  modelGroups,
  parametersNamed,
  type ModelGroup,
  type Models,
} from '../shared/kinetics/simulate.ts';
import { namesOfEntity } from '../shared/library/entity-names.ts';
import { toOneLine } from '../shared/project/element-names.ts';
import { entitiesCalled } from '../shared/library/search-library.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { bundledLibrary } from './bundled-library.ts';
import { bundledModels } from './bundled-models.ts';
import { defineCommand, didYouMean, noFile, readNumber, type Arguments } from './command.ts';
import { cliWords } from '../shared/words/cli.ts';

const usage = `Usage: simulate --model MODEL [--set NAME=FACTOR] [--variant ID] [--json]

Solves a published kinetic model to its steady state, and compares it with the model as published.

  --model MODEL      serotonin, dopamine, folate or methionine; folate+methionine solves both together, each with
                     what the other finds
  --set NAME=FACTOR  multiplies what a name stands for: a parameter (xTph), or what acts on one (tph2=0.5,
                     tryptophan=2); can be given several times, for another name each time
  --variant ID       a variant of the model, such as autoreceptor-off
  --json             one JSON object; without a steady state, one that says why and has no number
`;

const flags = {
  model: { type: 'string' },
  set: { type: 'string', multiple: true },
  variant: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

interface Wish {
  readonly group: ModelGroup;
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
  const group = readGroup(models, values.model);
  if (!group.ok) return group;
  const { variant } = values;
  const variants = group.value.flatMap((spec) => spec.variants.map(({ id }) => id));
  if (variant !== undefined && !variants.includes(variant)) {
    const guess = didYouMean(variant, variants) || cliWords.itHas(variants.join(', '));
    return failure(cliWords.modelHasNoVariant(idOfGroup(group.value), toOneLine(variant), guess));
  }
  const multiply = readFactors(models, group.value, values.set ?? []);
  if (!multiply.ok) return multiply;
  return success({
    group: group.value,
    multiply: multiply.value,
    ...(variant !== undefined && { variant }),
    json: values.json,
  });
}

/** One model, or several with a plus between them, in any order. */
function readGroup(models: Models, wanted: string | undefined): Result<ModelGroup, string> {
  const groups = new Map(modelGroups(models).map((group) => [idOfGroup(group), group]));
  const all = [...groups.keys()].join(', ');
  if (wanted === undefined) return failure(cliWords.nameModel(all));
  const ids = wanted.split('+').map((id) => id.trim());
  const group = groups.get(ids.toSorted().join('+'));
  if (group) return success(group);
  const unknown = ids.find((id) => !models.specs.has(id));
  if (unknown === undefined) {
    return failure(cliWords.modelsShareNothing(ids, all));
  }
  const guess = didYouMean(unknown, models.specs.keys()) || cliWords.thereAre(all);
  return failure(cliWords.thereIsNoModel(toOneLine(unknown), guess));
}

function readFactors(
  models: Models,
  group: ModelGroup,
  texts: readonly string[],
): Result<Readonly<Record<string, number>>, string> {
  const factors: Record<string, number> = {};
  const setBy = new Map<string, string>();
  // A comma divides two settings where a name follows it; else it stands before decimals.
  for (const one of texts.flatMap((text) => text.split(/,(?=[^,=]*=)/u))) {
    const [name = '', factor = '', ...more] = one.split('=').map((part) => part.trim());
    if (factor === '' || more.length > 0) {
      return failure(cliWords.setNeedsNameAndFactorSuch(toOneLine(one)));
    }
    const value = readNumber(`--set ${name}`, factor, 0, 1000);
    if (!value.ok) return value;
    const parameters = parametersFor(models, group, name);
    if (parameters.length === 0) return failure(describeUnknown(models, group, name));
    for (const parameter of parameters) {
      const before = setBy.get(parameter);
      if (before !== undefined) {
        return failure(
          before === name
            ? cliWords.setNamesTwiceGiveItOne(toOneLine(name))
            : cliWords.andBothSetNameOneOf(toOneLine(before), toOneLine(name), parameter),
        );
      }
      setBy.set(parameter, name);
      factors[parameter] = value.value;
    }
  }
  return success(factors);
}

/** By parameter, by library id, or by any name or identifier that the library knows. */
function parametersFor(models: Models, group: ModelGroup, name: string): readonly string[] {
  const direct = parametersNamed(models, group, name);
  if (direct.length > 0) return direct;
  return [
    ...new Set(
      entitiesCalled(bundledLibrary(), name).flatMap(({ id }) =>
        parametersNamed(models, group, id),
      ),
    ),
  ];
}

/** What the library knows and the model does not have is not a misspelling. */
function describeUnknown(models: Models, group: ModelGroup, name: string): string {
  const model = idOfGroup(group);
  if (foundTogether(models, group).has(name)) {
    return cliWords.inCannotBeSetModelsFind(model, name);
  }
  const [known] = entitiesCalled(bundledLibrary(), name);
  if (known) return cliWords.modelDoesNotHaveNorWhat(model, known.label);
  const acting = bundledLibrary()
    .entities.filter(({ id }) => parametersNamed(models, group, id).length > 0)
    .flatMap((entity) => [entity.id, ...namesOfEntity(entity)]);
  const parameters = group.flatMap((spec) => spec.parameters.map(({ id }) => id));
  const guess = didYouMean(name, [...parameters, ...acting]);
  return cliWords.nothingInModelIsCalled(model, toOneLine(name), guess);
}

function printSimulation({ group, multiply, variant, json }: Wish): number {
  const told = tellSimulation(bundledModels(), group, { multiply, variant });
  if (!told.ok) {
    const because = noSteadyStateWords(group, told.error);
    process.stderr.write(`${because}\n`);
    if (json) {
      const model = idOfGroup(group);
      const data = { model, set: multiply, variant: variant ?? null, steadyState: null, because };
      process.stdout.write(`${JSON.stringify(data)}\n`);
    }
    return 1;
  }
  process.stdout.write(json ? `${JSON.stringify(told.value)}\n` : toText(told.value));
  return 0;
}

function toText(told: ToldSimulation): string {
  const { title, variant, set, steadyState, changes, assumptions, limits, sources } = told;
  const isSet = Object.keys(set).length > 0;
  const state = steadyState.map(
    ({ name, model, value, unit, published }) =>
      `  ${name}${ofModel(model)}: ${amountWords(value)} ${unitWords(unit)}${published === undefined ? '' : ` (published ${published})`}`,
  );
  const moved = changes.map(
    ({ name, model, relativeChange }) =>
      `  ${name}${ofModel(model)}: ${changeWords(relativeChange)}`,
  );
  return `${[
    `${title}${variant === null ? '' : `, variant ${variant}`}`,
    '',
    cliWords.steadyState,
    ...state,
    ...(isSet ? ['', cliWords.changeAgainstBase, ...moved] : []),
    '',
    cliWords.assumptions,
    ...assumptions.map((line) => `  ${line}`),
    '',
    cliWords.limits,
    ...limits.map((line) => `  ${line}`),
    '',
    cliWords.sources,
    ...sources.map(({ citation, doi }) => `  ${citation}${doi ? `. doi:${doi}` : ''}`),
  ].join('\n')}\n`;
}

function ofModel(model: string | undefined): string {
  return model === undefined ? '' : ` (${model})`;
}
