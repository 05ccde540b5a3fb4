import { describe, expect, test } from 'vitest';
import { expected, isThere, open, routes } from './corpus-files.ts';
import { factsOf, misplacedBoxes } from './gpml-facts.ts';
import { farthestFromRoute } from './route-facts.ts';

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
});
