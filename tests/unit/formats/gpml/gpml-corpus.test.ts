import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { gpmlFormat } from '../../../../shared/formats/gpml/gpml-format.ts';
import { factsOf, misplacedBoxes, type ExpectedFacts } from './gpml-facts.ts';
import { farthestFromRoute, type ExpectedRoutes } from './route-facts.ts';

const corpus = fileURLToPath(new URL('../../../../../shared/corpus', import.meta.url));
const isThere = existsSync(join(corpus, 'expected.jsonl'));

function lines<T>(name: string): T[] {
  if (!isThere) return [];
  const text = readFileSync(join(corpus, name), 'utf8').trim();
  return text.split('\n').map((line) => JSON.parse(line) as T);
}

const expected = lines<ExpectedFacts>('expected.jsonl');
const routes = new Map(lines<ExpectedRoutes>('routes.jsonl').map((entry) => [entry.id, entry]));

function fileOf(id: string): string {
  const path = join(corpus, 'gpml', id.includes('/') ? id : `${id}.gpml`);
  return readFileSync(path, 'utf8');
}

function open(id: string) {
  const result = gpmlFormat.read?.(fileOf(id), id);
  if (!result?.ok) throw new Error(`${id}: ${JSON.stringify(result)}`);
  return result.value;
}

describe.skipIf(!isThere)('Real files of GPML', () => {
  test.each(expected.map((facts) => [facts.id, facts] as const))(
    '%s opens with every element and every end of a line',
    (id, facts) => {
      const [found, wanted] = [factsOf(open(id).project), factsOf.wanted(facts)];
      expect({ ...found, boxes: null }).toEqual({ ...wanted, boxes: null });
      expect(misplacedBoxes(found, wanted)).toEqual([]);
    },
  );

  test.each(expected.map(({ id }) => [id] as const))(
    '%s is drawn with its lines where they were',
    (id) => {
      const far = farthestFromRoute(open(id).project, routes.get(id)?.routes ?? []);
      expect(far.filter(({ distance }) => distance > 0.5)).toEqual([]);
    },
  );
});
