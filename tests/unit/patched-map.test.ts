import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesBetween, withReplaced } from '../../shared/patched-map.ts';

interface Element {
  readonly id: string;
  readonly x: number;
}

const alike = () => true;
const first: readonly Element[] = Array.from({ length: 12 }, (_, at) => ({ id: `n${at}`, x: 0 }));
const edit = fc.uniqueArray(fc.nat(11), { maxLength: 4 });

function edited(list: readonly Element[], positions: readonly number[], x: number) {
  const news = positions.map((at) => [at, { id: `n${at}`, x }] as const);
  return withReplaced(list, new Map(news));
}

test('two versions of a list differ in the same elements whichever way they came about', () => {
  fc.assert(
    fc.property(edit, edit, edit, (one, other, later) => {
      const [draft, nextDraft] = [edited(first, one, 1), edited(first, other, 2)];
      const afterThat = edited(draft, later, 3);
      const versions = [first, draft, nextDraft, afterThat];
      for (const before of versions)
        for (const after of versions) {
          // A copy is not known to come from anything: all of it is gone through.
          const all = changesBetween([...before], [...after], alike);
          expect(changesBetween(before, after, alike)).toEqual(all);
        }
    }),
  );
});

test('a list in which nothing is replaced stays the same list', () => {
  expect(withReplaced(first, new Map())).toBe(first);
});
