import { expect, test } from 'vitest';
import { referenceText } from '../../../../shared/paint/extras/reference-list.ts';
import type { Reference } from '../../../../shared/project/project-schema.ts';

const text = (fields: Partial<Reference>) => {
  const { words, identifiers } = referenceText({ id: 'r', authors: [], ...fields });
  return [words, ...identifiers];
};

test('a reference names authors, title, journal and year, and where it is found', () => {
  const authors = ['Walther DJ', 'Peter JU'];
  const known = { authors, title: 'Synthesis of serotonin?', journal: 'Science', year: 2003 };
  expect(text({ ...known, doi: '10.1126/x', pmid: '12511643', url: 'https://x.org' })).toEqual([
    'Walther DJ, Peter JU. Synthesis of serotonin? Science, 2003.',
    'doi:10.1126/x',
    'PMID 12511643',
  ]);
});

test('of many authors the first six are named', () => {
  const authors = Array.from({ length: 9 }, (_, i) => `A${i}`);
  expect(text({ authors, title: 'T' })).toEqual(['A0, A1, A2, A3, A4, A5 et al. T.']);
});

test.each<[Partial<Reference>, string[]]>([
  [{ citation: 'A whole line', year: 2001 }, ['A whole line.']],
  [{ url: 'https://example.org/a' }, ['https://example.org/a']],
  [{ doi: '10.1000/1', pmid: '7' }, ['doi:10.1000/1', 'PMID 7']],
  [{ pmcid: 'PMC3424745' }, ['PMC3424745']],
  [{}, ['Reference without a title.']],
])('a poor one shows the best it has', (fields, lines) => {
  expect(text(fields)).toEqual(lines);
});
