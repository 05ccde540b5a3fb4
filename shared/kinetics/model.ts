import { z } from 'zod';
import type { Immutable } from '../project/project-schema.ts';
import { failure, success, type Result } from '../result.ts';
import {
  compileExpression,
  parseExpression,
  type Expression,
  type ExpressionFunction,
  type Rate,
  type Scope,
} from './expression.ts';

const name = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/u, 'A name has letters, digits and _ only.');
const text = z.string().min(1);

const parameterSchema = z.strictObject({
  id: name,
  value: z.number(),
  unit: text,
  meaning: text,
  source: text,
  organism: text.nullable(),
  /** A handle that is 1 in the published model. */
  role: z.literal('multiplier').optional(),
  /** The entries of the library that act on it. */
  entities: z.array(text).optional(),
});

const reactionSchema = z.strictObject({
  id: name,
  name: text,
  substrates: z.array(name),
  products: z.array(name),
  enzyme: text.nullable(),
  enzymes: z.array(text).optional(),
  expression: text,
});

const publicationSchema = z.strictObject({
  authors: z.array(text),
  title: text,
  journal: text,
  year: z.int(),
  volume: text.nullish(),
  issue: text.nullish(),
  pages: text.nullish(),
  article: text.nullish(),
  doi: text.nullish(),
  pmid: text.nullish(),
  role: text.optional(),
});

/** The specification of a published kinetic model: what `data/models` holds. */
const modelSchema = z.strictObject({
  id: name,
  version: text,
  title: text,
  source: publicationSchema.extend({
    biomodels: text.nullish(),
    also: z.array(publicationSchema).optional(),
    licenceOfNumbers: text,
    readFrom: z.array(text),
    notRead: text,
  }),
  scope: z.strictObject({ tissue: text, time: text, not: z.array(text) }),
  units: z.strictObject({ concentration: text, time: text, flux: text }),
  species: z.array(
    z.strictObject({
      id: name,
      name: text,
      compartment: text,
      unit: text,
      initial: z.number(),
      entity: text.nullable(),
      note: text.optional(),
    }),
  ),
  parameters: z.array(parameterSchema),
  functions: z.array(
    z.strictObject({ id: name, arguments: z.array(name), expression: text, meaning: text }),
  ),
  reactions: z.array(reactionSchema),
  /** The listed species add up to a parameter. */
  conservation: z.array(z.strictObject({ id: name, species: z.array(name).min(1), total: name })),
  outputs: z.array(z.strictObject({ id: name, expression: text.optional() })),
  published: z.array(
    z.strictObject({
      quantity: name,
      value: z.number(),
      printed: text,
      unit: text,
      tolerance: z.number(),
      where: text,
    }),
  ),
  variants: z.array(
    z.strictObject({
      id: text,
      title: text,
      set: z.record(name, z.number()),
      status: text,
      addParameters: z.array(parameterSchema).optional(),
      addReactions: z.array(reactionSchema).optional(),
    }),
  ),
  discrepancies: z.array(text),
  limits: z.array(text),
});

export type ModelSpec = Immutable<z.infer<typeof modelSchema>>;
type ModelParameter = ModelSpec['parameters'][number];

/** Where a model differs from the published one. */
export interface ModelSetting {
  readonly variant?: string;
  /** Factors by the names of parameters. */
  readonly multiply?: Readonly<Record<string, number>>;
  /** Values by the names of parameters; they win over factors. */
  readonly set?: Readonly<Record<string, number>>;
}

/** A model that can be computed: amounts in, changes of the amounts out. */
export interface KineticSystem {
  readonly spec: ModelSpec;
  readonly species: readonly string[];
  readonly initial: readonly number[];
  readonly parameters: readonly ModelParameter[];
  /** Writes the change of each amount by the hour. */
  readonly change: (amounts: ArrayLike<number>, into: Float64Array) => void;
  /** Writes what enters and what leaves each amount by the hour, added up. */
  readonly turnover: (amounts: ArrayLike<number>, into: Float64Array) => void;
  readonly conserved: readonly ConservedSum[];
  /** A species or the rate of a reaction. */
  readonly quantity: (id: string) => Rate | undefined;
  /** What the model is asked for, by name. */
  readonly outputs: ReadonlyMap<string, Rate>;
}

interface ConservedSum {
  readonly rows: readonly number[];
  readonly total: number;
}

/** Reads a specification and makes sure that it can be computed. Failures are sentences. */
export function parseModel(data: unknown): Result<ModelSpec, string> {
  const parsed = modelSchema.safeParse(data);
  if (!parsed.success) return failure(z.prettifyError(parsed.error));
  for (const variant of [undefined, ...parsed.data.variants.map(({ id }) => id)]) {
    const built = buildSystem(parsed.data, variant === undefined ? {} : { variant });
    if (!built.ok) return failure(`The model ${parsed.data.id}: ${built.error}`);
  }
  return success(parsed.data);
}

/** Makes a specification computable under a setting. What is not in the model is an error. */
export function buildSystem(
  spec: ModelSpec,
  setting: ModelSetting = {},
): Result<KineticSystem, string> {
  const variant = spec.variants.find(({ id }) => id === setting.variant);
  if (setting.variant !== undefined && !variant) {
    return failure(`It has no variant “${setting.variant}”.`);
  }
  const parameters = valuesUnder(
    [...spec.parameters, ...(variant?.addParameters ?? [])],
    variant?.set ?? {},
    setting,
  );
  if (!parameters.ok) return parameters;
  const bound = bindExpressions(spec, parameters.value);
  if (!bound.ok) return bound;
  const rates = compileAll(
    [...spec.reactions, ...(variant?.addReactions ?? [])].map((reaction) => ({
      ...reaction,
      key: reaction.id,
    })),
    bound.value,
  );
  if (!rates.ok) return rates;
  return assemble(spec, parameters.value, bound.value, rates.value, variant?.addReactions ?? []);
}

type Values = ReadonlyMap<string, ModelParameter>;

function valuesUnder(
  parameters: readonly ModelParameter[],
  ofVariant: Readonly<Record<string, number>>,
  { multiply = {}, set = {} }: ModelSetting,
): Result<Values, string> {
  const known = new Set(parameters.map(({ id }) => id));
  const unknown = [...Object.keys(ofVariant), ...Object.keys(multiply), ...Object.keys(set)].find(
    (id) => !known.has(id),
  );
  if (unknown !== undefined) return failure(`It has no parameter “${unknown}”.`);
  return success(
    new Map(
      parameters.map((parameter) => {
        const { id } = parameter;
        const base = (ofVariant[id] ?? parameter.value) * (multiply[id] ?? 1);
        return [id, { ...parameter, value: set[id] ?? base }];
      }),
    ),
  );
}

function bindExpressions(spec: ModelSpec, parameters: Values): Result<Scope, string> {
  const functions = new Map<string, ExpressionFunction>();
  for (const { id, arguments: args, expression } of spec.functions) {
    const body = parsedOnce(expression);
    if (!body.ok) return body;
    functions.set(id, { args, body: body.value });
  }
  const rows = new Map(spec.species.map(({ id }, row) => [id, row]));
  const valueOf = (id: string): Rate | undefined => {
    const row = rows.get(id);
    if (row !== undefined) return (amounts) => amounts[row] ?? 0;
    const value = parameters.get(id)?.value;
    return value === undefined ? undefined : () => value;
  };
  return success({ valueOf, functionOf: (id) => functions.get(id) });
}

interface NamedExpression {
  readonly key: string;
  readonly expression: string;
}

function compileAll(
  list: readonly NamedExpression[],
  scope: Scope,
): Result<ReadonlyMap<string, Rate>, string> {
  const rates = new Map<string, Rate>();
  for (const { key, expression } of list) {
    const parsed = parsedOnce(expression);
    if (!parsed.ok) return parsed;
    const rate = compileExpression(expression, parsed.value, scope);
    if (!rate.ok) return rate;
    rates.set(key, rate.value);
  }
  return success(rates);
}

const parsedTexts = new Map<string, Result<Expression, string>>();

/** The same few texts are built again for every setting. */
function parsedOnce(expression: string): Result<Expression, string> {
  const known = parsedTexts.get(expression);
  if (known) return known;
  const parsed = parseExpression(expression);
  parsedTexts.set(expression, parsed);
  return parsed;
}

function assemble(
  spec: ModelSpec,
  parameters: Values,
  scope: Scope,
  rates: ReadonlyMap<string, Rate>,
  added: readonly ModelSpec['reactions'][number][],
): Result<KineticSystem, string> {
  const species = spec.species.map(({ id }) => id);
  const rowOf = new Map(species.map((id, row) => [id, row]));
  const steps: { rate: Rate; moves: (readonly [row: number, by: number])[] }[] = [];
  for (const { id, substrates, products } of [...spec.reactions, ...added]) {
    const rate = rates.get(id);
    if (!rate) return failure(`The reaction “${id}” has no rate.`);
    const moves: [number, number][] = [];
    for (const [list, by] of [
      [substrates, -1],
      [products, 1],
    ] as const) {
      for (const one of list) {
        const row = rowOf.get(one);
        if (row === undefined) return failure(`The reaction “${id}” names no species “${one}”.`);
        moves.push([row, by]);
      }
    }
    steps.push({ rate, moves });
  }
  const conserved: ConservedSum[] = [];
  for (const { id, species: listed, total } of spec.conservation) {
    const sum = parameters.get(total)?.value;
    const rows = listed.flatMap((one) => rowOf.get(one) ?? []);
    if (sum === undefined || rows.length < listed.length) {
      return failure(`The conserved sum “${id}” names what the model does not have.`);
    }
    conserved.push({ rows, total: sum });
  }
  const quantity = (id: string) => rates.get(id) ?? scope.valueOf(id);
  const outputs = compileAll(
    spec.outputs.map(({ id, expression }) => ({ key: id, expression: expression ?? id })),
    { ...scope, valueOf: quantity },
  );
  if (!outputs.ok) return outputs;
  return success({
    spec,
    species,
    initial: spec.species.map(({ initial }) => initial),
    parameters: [...parameters.values()],
    change: (amounts, into) => {
      into.fill(0);
      for (const { rate, moves } of steps) {
        const flux = rate(amounts);
        for (const [row, by] of moves) into[row] = (into[row] ?? 0) + by * flux;
      }
    },
    turnover: (amounts, into) => {
      into.fill(0);
      for (const { rate, moves } of steps) {
        const flux = Math.abs(rate(amounts));
        for (const [row] of moves) into[row] = (into[row] ?? 0) + flux;
      }
    },
    conserved,
    quantity,
    outputs: outputs.value,
  });
}
