import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { buildJsonSchema } from '../../../shared/project/json-schema.ts';

const root = join(import.meta.dirname, '../../..');
const published: unknown = JSON.parse(
  readFileSync(join(root, 'data/neuromatrix.schema.json'), 'utf8'),
);

test('The published JSON Schema is current; `npm run -s schema` makes it so', () => {
  expect(published).toEqual(buildJsonSchema());
});

test.each(['v1', 'unknown-fields'])('The published JSON Schema accepts the file %s', (name) => {
  expect(accepts(readFixture(name))).toBe(true);
});

test.each<[string, object]>([
  ['another format', { format: 'other' }],
  ['another version', { version: 2 }],
  ['an unknown kind', { nodes: [{ id: 'n', kind: 'vitamin', x: 0, y: 0, width: 1, height: 1 }] }],
  ['a link without ends', { links: [{ id: 'l', relation: 'binds' }] }],
])('The published JSON Schema refuses %s', (_what, content) => {
  expect(accepts({ ...readFixture('v1'), ...content })).toBe(false);
});

function accepts(file: unknown): boolean {
  // The published file is a JSON Schema: zod made it.
  return z.fromJSONSchema(published as z.core.JSONSchema.JSONSchema).safeParse(file).success;
}

function readFixture(name: string): object {
  const path = join(root, `tests/fixtures/project/${name}.neuromatrix`);
  return z.looseObject({}).parse(JSON.parse(readFileSync(path, 'utf8')));
}
