import { z } from 'zod';
import { isRecord } from './plain-json.ts';

/**
 * The value with what the schema fills in, or `doubtful`: then the schema would change it otherwise, or only the schema
 * itself can say what is wrong, if anything is.
 */
export type QuickCheck<Value> = (value: unknown) => Value | typeof doubtful;

export const doubtful = Symbol('doubtful');

/**
 * A check that is made once of a schema and agrees with it, for long lists of values that are nearly all right: several
 * times faster, because it describes no faults. What it does not know it leaves to the schema. Files are JSON, so an
 * object has no prototype of its own and no hidden fields.
 */
export function quickCheck<Value>(schema: z.ZodType<Value>): QuickCheck<Value> {
  const check = checkOf(schema);
  // A check gives what its schema gives.
  return (value) => check(value) as Value | typeof doubtful;
}

type Check = (value: unknown) => unknown;

function checkOf(schema: z.core.$ZodType): Check {
  if (schema instanceof z.ZodOptional) return optionalCheck(checkOf(schema.unwrap()));
  if (schema instanceof z.ZodDefault) return defaultCheck(schema);
  if (schema instanceof z.ZodPrefault) return prefaultCheck(schema);
  if (schema instanceof z.ZodReadonly) return checkOf(schema.unwrap());
  if (schema instanceof z.ZodObject) return objectCheck(schema);
  if (schema instanceof z.ZodArray) return arrayCheck(schema);
  if (schema instanceof z.ZodDiscriminatedUnion) return unionCheck(schema);
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) return choiceCheck(schema);
  if (schema instanceof z.ZodBoolean && hasNoRules(schema)) return booleanCheck;
  if (schema instanceof z.ZodString) return ruledCheck(schema, isString);
  if (schema instanceof z.ZodNumber) return ruledCheck(schema, isNumber);
  return bySchema(schema);
}

function bySchema(schema: z.core.$ZodType): Check {
  return (value) => {
    const parsed = z.safeParse(schema, value);
    if (!parsed.success) return doubtful;
    const isSame =
      typeof value === 'object' || value === undefined || Object.is(parsed.data, value);
    return isSame ? parsed.data : doubtful;
  };
}

const hasNoRules = ({ def }: z.ZodType) => (def.checks ?? []).length === 0;
const isString = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => Number.isFinite(value);

function booleanCheck(value: unknown): unknown {
  return typeof value === 'boolean' ? value : doubtful;
}

function optionalCheck(inner: Check): Check {
  return (value) => (value === undefined ? undefined : inner(value));
}

function defaultCheck(schema: z.ZodDefault): Check {
  const inner = checkOf(schema.unwrap());
  // All elements share it: nothing ever changes a project.
  const fallback = schema.def.defaultValue;
  return (value) => (value === undefined ? fallback : inner(value));
}

function prefaultCheck(schema: z.ZodPrefault): Check {
  const inner = checkOf(schema.unwrap());
  return (value) => inner(value === undefined ? schema.def.defaultValue : value);
}

function choiceCheck(schema: z.ZodEnum | z.ZodLiteral): Check {
  if (!hasNoRules(schema)) return bySchema(schema);
  const values = schema instanceof z.ZodEnum ? schema.options : schema.values;
  const choices = new Set<unknown>(values);
  return (value) => (choices.has(value) ? value : doubtful);
}

/** A rule gives the value, perhaps another one, or `doubtful`. */
type Rule = (value: never) => unknown;

function ruledCheck(schema: z.ZodString | z.ZodNumber, isType: (value: unknown) => boolean): Check {
  const isPlain = schema.def.coerce !== true && !('format' in schema.def);
  const rules = (schema.def.checks ?? []).map(ruleOf);
  if (!isPlain || rules.includes(null)) return bySchema(schema);
  // A rule gets only values of the type for which its schema has it.
  const known = rules.filter((rule) => rule !== null) as ((value: unknown) => unknown)[];
  return (value) => {
    if (!isType(value)) return doubtful;
    for (const rule of known) if (!Object.is(rule(value), value)) return doubtful;
    return value;
  };
}

/** `null`: not known here. */
function ruleOf(check: z.core.$ZodCheck): Rule | null {
  if (check instanceof z.core.$ZodCheckMinLength) {
    const { minimum } = check._zod.def;
    return (value: { length: number }) => (value.length >= minimum ? value : doubtful);
  }
  if (check instanceof z.core.$ZodCheckMaxLength) {
    const { maximum } = check._zod.def;
    return (value: { length: number }) => (value.length <= maximum ? value : doubtful);
  }
  if (check instanceof z.core.$ZodCheckRegex) {
    const { pattern } = check._zod.def;
    // One with a memory would depend on what was checked before.
    if (pattern.global || pattern.sticky) return null;
    return (value: string) => (pattern.test(value) ? value : doubtful);
  }
  if (check instanceof z.core.$ZodCheckGreaterThan) {
    const { value: bound, inclusive } = check._zod.def;
    if (typeof bound !== 'number') return null;
    return (value: number) => (value > bound || (inclusive && value === bound) ? value : doubtful);
  }
  if (check instanceof z.core.$ZodCheckLessThan) {
    const { value: bound, inclusive } = check._zod.def;
    if (typeof bound !== 'number') return null;
    return (value: number) => (value < bound || (inclusive && value === bound) ? value : doubtful);
  }
  if (check instanceof z.core.$ZodCheckOverwrite) {
    const { def } = check._zod;
    return (value: unknown) => def.tx(value);
  }
  return null;
}

function arrayCheck(schema: z.ZodArray): Check {
  const rules = (schema.def.checks ?? []).map(ruleOf);
  if (rules.includes(null)) return bySchema(schema);
  const known = rules.filter((rule) => rule !== null) as ((value: unknown) => unknown)[];
  const inner = checkOf(schema.element);
  return (value) => {
    if (!Array.isArray(value)) return doubtful;
    const items: unknown[] = [];
    for (const item of value) {
      const checked = inner(item);
      if (checked === doubtful) return doubtful;
      items.push(checked);
    }
    return known.every((rule) => rule(items) !== doubtful) ? items : doubtful;
  };
}

function unionCheck(schema: z.ZodDiscriminatedUnion): Check {
  const by = schema.def.discriminator;
  const options = new Map<unknown, Check>();
  for (const option of schema.options) {
    const check = checkOf(option);
    for (const name of option._zod.propValues?.[by] ?? []) options.set(name, check);
  }
  return (value) => (isRecord(value) ? (options.get(value[by])?.(value) ?? doubtful) : doubtful);
}

/** Only for objects that keep what they do not know. */
function objectCheck(schema: z.ZodObject): Check {
  if (!hasNoRules(schema) || !(schema.def.catchall instanceof z.ZodUnknown))
    return bySchema(schema);
  const fields = Object.entries(schema.shape).map(([key, field]) => ({
    key,
    check: checkOf(field),
  }));
  const known = new Set(fields.map(({ key }) => key));
  return (value) => {
    if (!isRecord(value)) return doubtful;
    const made: Record<string, unknown> = {};
    let seen = 0;
    for (const { key, check } of fields) {
      const held = value[key];
      if (held !== undefined) seen += 1;
      const checked = check(held);
      if (checked === doubtful) return doubtful;
      if (checked !== undefined) made[key] = checked;
    }
    const keys = Object.keys(value);
    if (keys.length === seen) return made;
    for (const key of keys) {
      if (key === '__proto__') return doubtful;
      if (!known.has(key)) made[key] = value[key];
    }
    return made;
  };
}
