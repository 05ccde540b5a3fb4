import { expect, test } from 'vitest';
import json from '../../../data/lab/stand-ins.json';
import { parseStandIns } from '../../../shared/lab/stand-ins.ts';
import { bundledLibrary } from '../library/bundled-library.ts';

test('markers of laboratories stand for entities that the library has', () => {
  const known = new Set(bundledLibrary().entities.map(({ id }) => id));
  const named = [...parseStandIns(json).values()].flat();
  expect(named.filter((id) => !known.has(id))).toEqual([]);
});

test('a marker that is named twice, or a misspelt key, does not go unseen', () => {
  const twice = [
    { names: ['Ferritin'], entities: ['iron'] },
    { names: ['ferritin'], entities: ['copper'] },
  ];
  expect(() => parseStandIns(twice)).toThrow('The marker “ferritin” is named twice.');
  expect(() => parseStandIns([{ name: ['a'], entities: ['iron'] }])).toThrow(/name/u);
});
