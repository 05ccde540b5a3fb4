import { expect, test } from 'vitest';
import {
  headingOfReference,
  linksOfReference,
  readReference,
} from '../../../../renderer/references/ReferenceViews.tsx';
import type { Reference } from '../../../../shared/project/project-schema.ts';

const aReference = (fields: Partial<Reference>): Reference => ({ id: 'r', authors: [], ...fields });

test('reads a DOI as people copy it', () => {
  const doi = { ok: true, fields: { doi: '10.1126/science.1078197' } };
  expect(readReference('doi', ' 10.1126/science.1078197 ')).toEqual(doi);
  expect(readReference('doi', 'https://doi.org/10.1126/science.1078197')).toEqual(doi);
  expect(readReference('doi', 'doi: 10.1126/science.1078197')).toEqual(doi);
});

test('reads a PubMed id as people copy it', () => {
  const pmid = { ok: true, fields: { pmid: '12511643' } };
  expect(readReference('pmid', 'PMID: 12511643')).toEqual(pmid);
  expect(readReference('pmid', 'https://pubmed.ncbi.nlm.nih.gov/12511643/')).toEqual(pmid);
});

test('says what a DOI or PubMed id looks like when it is given something else', () => {
  expect(readReference('doi', 'Walther 2003')).toEqual({
    ok: false,
    problem: 'A DOI looks like 10.1126/science.1078197.',
  });
  expect(readReference('pmid', 'PMC123')).toMatchObject({ ok: false });
  expect(readReference('citation', '   ')).toMatchObject({ ok: false });
});

test('heads a reference with who, where and when, or the best name it has', () => {
  const full = {
    authors: ['Walther DJ', 'Peter JU', 'Bashammakh S'],
    journal: 'Science',
    year: 2003,
  };
  expect(headingOfReference(aReference(full))).toBe('Walther DJ et al., Science, 2003');
  expect(headingOfReference(aReference({ citation: 'A page', year: 2001 }))).toBe('A page');
  expect(headingOfReference(aReference({ pmid: '7' }))).toBe('PubMed 7');
  expect(headingOfReference(aReference({ pmcid: 'PMC7' }))).toBe('PMC7');
  expect(headingOfReference(aReference({}))).toBe('Reference');
});

test('offers to open only secure addresses of well-formed identifiers', () => {
  expect(
    linksOfReference(aReference({ doi: '10.1000/a b', pmid: 'x', url: 'javascript:1' })),
  ).toEqual([]);
  expect(linksOfReference(aReference({ url: 'http://example.org' }))).toEqual([]);
  expect(linksOfReference(aReference({ doi: '10.1000/a<b>', pmid: '12' }))).toEqual([
    { label: 'doi:10.1000/a<b>', url: 'https://doi.org/10.1000/a%3Cb%3E' },
    { label: 'PubMed 12', url: 'https://pubmed.ncbi.nlm.nih.gov/12/' },
  ]);
  expect(linksOfReference(aReference({ pmcid: 'PMC3424745' }))).toEqual([
    { label: 'PMC3424745', url: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC3424745/' },
  ]);
  expect(linksOfReference(aReference({ pmcid: 'PMC3/../x' }))).toEqual([]);
});
