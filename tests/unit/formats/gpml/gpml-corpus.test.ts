import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { ReadFile } from '../../../../shared/formats/project-format.ts';
import { canValidate, readFile, schemaErrors, versions, writeFile } from './gpml-files.ts';
import { factsOf, misplacedBoxes, type ExpectedFacts } from './gpml-facts.ts';
import { farthestFromRoute, type ExpectedRoutes } from './route-facts.ts';

const corpus = join(import.meta.dirname, '../../../../../shared/corpus');
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

const opened = new Map<string, ReadFile>();

/** Each file is opened once for all the tests. */
function open(id: string): ReadFile {
  const known = opened.get(id);
  if (known) return known;
  const file = readFile(fileOf(id));
  opened.set(id, file);
  return file;
}

const patience = 60_000;

describe.skipIf(!isThere)('Real files of GPML', () => {
  test.each(expected.map((facts) => [facts.id, facts] as const))(
    '%s opens with every element and every end of a line',
    (id, facts) => {
      const [found, wanted] = [factsOf(open(id).project), factsOf.wanted(facts)];
      expect({ ...found, boxes: null }).toEqual({ ...wanted, boxes: null });
      expect(misplacedBoxes(found, wanted)).toEqual([]);
    },
    patience,
  );

  test.each(expected.map(({ id }) => id))(
    '%s is drawn with its lines where they were',
    (id) => {
      const far = farthestFromRoute(open(id).project, routes.get(id)?.routes ?? []);
      expect(far.filter(({ distance }) => distance > 0.5)).toEqual([]);
    },
    patience,
  );

  test.each(expected.map(({ id, gpml }) => [id, gpml] as const))(
    '%s is written as it was, in its own version %s, and loses nothing',
    (id, version) => {
      const { project } = open(id);
      const { text, report } = writeFile(project, version);
      // Compared by hand: to tell how two large projects differ takes long even where they do not.
      expect(isDeepStrictEqual(readFile(text).project, project)).toBe(true);
      expect(report.losses).toEqual([]);
    },
    patience,
  );

  test.skipIf(!canValidate).each(versions)(
    'All are valid when they are written as GPML %s',
    (version) => {
      const texts = expected.map(({ id }) => writeFile(open(id).project, version).text);
      expect(schemaErrors(texts, version)).toEqual([]);
    },
    patience,
  );
});
