import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CheapestFirst } from '../../../shared/scene/cheapest-first.ts';

test('the cheapest comes first, and of equal costs the one that was there first', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 9 }), { maxLength: 60 }), (costs) => {
      const queue = new CheapestFirst();
      for (const [state, cost] of costs.entries()) queue.push(state, cost);
      const taken = costs.map(() => queue.pop());
      const expected = [...costs.entries()].toSorted(([, a], [, b]) => a - b);
      expect(taken).toEqual(expected.map(([state]) => state));
      expect(queue.pop()).toBeUndefined();
    }),
  );
});
