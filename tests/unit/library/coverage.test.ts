import { expect, test } from 'vitest';
import { libraryCoverage } from '../../../shared/library/coverage.ts';
import { anEntity, bundledLibrary, libraryOf } from './bundled-library.ts';

const coverage = libraryCoverage(bundledLibrary());

function cell(factor: string, transmitter: string): string {
  const row = coverage.rows.find((one) => one.factor.id === factor);
  const found = row?.cells.find((one) => one.transmitter === transmitter);
  return found ? `${found.best}${found.links}` : '';
}

// As counted by the people who collected the facts.
test.each([
  ['tryptophan', 'serotonin', 'E6'],
  ['iron', 'dopamine', 'e4'],
  ['copper', 'norepinephrine', 'E1'],
  ['vitamin-b6', 'gaba', 'E3'],
  ['zinc', 'glycine', 's3'],
  ['retinoic-acid', 'melatonin', 'c1'],
  ['choline', 'serotonin', ''],
  ['testosterone', 'dopamine', 'E8'],
])('what %s does for %s is %j', (factor, transmitter, words) => {
  expect(cell(factor, transmitter)).toBe(words);
});

test('links that rest on a database alone are named', () => {
  const bare = coverage.lacking.filter(({ lack }) => lack === 'no reference');
  expect(bare).toHaveLength(38);
  expect(bare.map(({ id }) => id)).toContain('plp--cofactor-of--hdc');
});

test('a factor that starts no link has no row', () => {
  const lonely = libraryOf(anEntity(), anEntity({ id: 'iron', kind: 'micronutrient' }));
  expect(libraryCoverage(lonely)).toMatchObject({ rows: [], lacking: [] });
});
