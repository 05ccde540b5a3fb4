import { expect, test } from 'vitest';
import { libraryCoverage } from '../../../shared/matrix/library-coverage.ts';
import { libraryToProject } from '../../../shared/library/elements-from-library.ts';
import { deriveMatrix } from '../../../shared/matrix/support-matrix.ts';
import { anEntity, libraryOf } from '../library/bundled-library.ts';
import { known } from '../whatif/known.ts';

const coverage = libraryCoverage(known);

function cell(factor: string, transmitter: string): string {
  const row = coverage.rows.find((one) => one.factor.id === factor);
  const found = row?.cells.find((one) => one.transmitter === transmitter);
  return found ? `${found.best}${found.links}` : '';
}

// The letter of the best path, and the links of all.
test.each([
  ['tryptophan', 'serotonin', 'E2'],
  ['iron', 'dopamine', 'E9'],
  ['copper', 'norepinephrine', 'E2'],
  ['vitamin-b6', 'gaba', 'E7'],
  ['zinc', 'glycine', 's19'],
  ['retinoic-acid', 'melatonin', 'c2'],
  ['choline', 'serotonin', ''],
  ['testosterone', 'dopamine', 's25'],
])('what %s does for %s is %j', (factor, transmitter, words) => {
  expect(cell(factor, transmitter)).toBe(words);
});

test('links that rest on a database alone are named', () => {
  const bare = coverage.lacking.filter(({ lack }) => lack === 'no reference');
  expect(bare).toHaveLength(4);
  expect(bare.map(({ id }) => id)).toContain('insulin--binds--insr');
});

test('it is the library’s own support matrix, cell by cell', () => {
  const { cells } = deriveMatrix(libraryToProject(known.library), known);
  const ten = new Set(coverage.transmitters.map(({ id }) => id));
  const derived = cells
    .map((one) => [one.factor.id, one.column.id] as const)
    .filter(([, transmitter]) => ten.has(transmitter));
  const told = coverage.rows.flatMap(({ factor, cells: list }) =>
    list.map(({ transmitter }) => [factor.id, transmitter]),
  );
  expect(ten.size).toBe(10);
  expect(told.map((pair) => pair.join(' ')).sort()).toEqual(
    derived.map((pair) => pair.join(' ')).sort(),
  );
});

test('references of which something is from memory are named', () => {
  const named = new Map(coverage.unchecked.map(({ id, fromMemory }) => [id, fromMemory]));
  expect(named.get('fernstrom-1972')).toBe('second author');
});

test('a factor that starts no link has no row', () => {
  const lonely = libraryOf(anEntity(), anEntity({ id: 'iron', kind: 'micronutrient' }));
  expect(libraryCoverage({ ...known, library: lonely })).toMatchObject({ rows: [], lacking: [] });
});
