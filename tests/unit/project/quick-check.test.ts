import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import {
  linkSchema,
  nodeSchema,
  referenceSchema,
  scenarioSchema,
} from '../../../shared/project/project-schema.ts';
import { doubtful, quickCheck } from '../../../shared/project/quick-check.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';

/** What JSON can hold, with names and values that the schemas know. */
const someJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      0,
      -0,
      1,
      -1,
      0.5,
      Infinity,
      1e7,
      '',
      'a',
      'a b',
      '#aabbcc',
      'none',
      null,
      true,
    ),
    fc.constantFrom('enzyme', 'activates', 'node', 'anchor', 'point', 'low', 'state', 'solid'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom('id', 'x', 'y', 'to', 'label', 'style', 'database', '__proto__', 'toString'),
      tie('value'),
      { maxKeys: 4 },
    ),
  ),
})).value;

const schemas: readonly (readonly [string, z.ZodType])[] = [
  ['references', referenceSchema],
  ['nodes', nodeSchema],
  ['links', linkSchema],
  ['scenarios', scenarioSchema],
];

function bySchema(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : doubtful;
}

test.each(schemas)('the quick check of %s agrees with their schema', (list, schema) => {
  const check = quickCheck(schema);
  const element = arbitraryProject({ unknownFields: true }).map((project): unknown => {
    const file = JSON.parse(serializeProject(project)) as Record<string, unknown[] | undefined>;
    return file[list]?.[0] ?? {};
  });
  const spoiled = fc
    .tuple(element, fc.nat(), someJson)
    .map(([whole, at, value]) => withAnother(whole, at, value));
  fc.assert(
    fc.property(fc.oneof(element, { weight: 4, arbitrary: spoiled }), (value) => {
      const checked = check(value);
      // It may leave to the schema what the schema changes, but nothing else.
      const isLeft = checked === doubtful && isChanged(value);
      expect(isLeft ? bySchema(schema, value) : checked).toEqual(bySchema(schema, value));
    }),
    { numRuns: 150 },
  );
});

/** Whether there is something in it that a schema changes: a negative zero, or a key that no schema keeps. */
function isChanged(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return Object.is(value, -0);
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(isChanged);
}

/** The same with another value in one of its fields, however deep. */
function withAnother(whole: unknown, at: number, value: unknown): unknown {
  if (typeof whole !== 'object' || whole === null) return value;
  const keys = Object.keys(whole);
  if (keys.length === 0) return value;
  const key = keys[at % keys.length] ?? '';
  const inner: unknown = Reflect.get(whole, key);
  const next = at % 3 === 0 ? value : withAnother(inner, Math.floor(at / 3), value);
  if (Array.isArray(whole)) return whole.map((one, index) => (String(index) === key ? next : one));
  return { ...whole, [key]: next };
}
