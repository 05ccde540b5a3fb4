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
  ['tryptophan', 'serotonin', 'E7'],
  ['iron', 'dopamine', 'E9'],
  ['copper', 'norepinephrine', 'E1'],
  ['vitamin-b6', 'gaba', 'E4'],
  ['zinc', 'glycine', 's3'],
  ['retinoic-acid', 'melatonin', 'c1'],
  ['choline', 'serotonin', ''],
  ['testosterone', 'dopamine', 'E8'],
])('what %s does for %s is %j', (factor, transmitter, words) => {
  expect(cell(factor, transmitter)).toBe(words);
});

test('links that rest on a database alone are named', () => {
  const bare = coverage.lacking.filter(({ lack }) => lack === 'no reference');
  expect(bare).toHaveLength(4);
  expect(bare.map(({ id }) => id)).toContain('insulin--binds--insr');
});

test('a factor that starts no link has no row', () => {
  const lonely = libraryOf(anEntity(), anEntity({ id: 'iron', kind: 'micronutrient' }));
  expect(libraryCoverage(lonely)).toMatchObject({ rows: [], lacking: [] });
});
