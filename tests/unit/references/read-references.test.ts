import { expect, test } from 'vitest';
import { readDoi, readPubmedId } from '../../../shared/references/identifiers.ts';
import { readReferences } from '../../../shared/references/read-references.ts';

test.each([
  ['10.1126/science.1078197', '10.1126/science.1078197'],
  ['https://doi.org/10.1126/science.1078197', '10.1126/science.1078197'],
  ['http://dx.doi.org/10.1002/%28SICI%291097', '10.1002/(SICI)1097'],
  ['DOI: 10.1126/science.1078197.', '10.1126/science.1078197'],
  ['(doi:10.1016/S0140-6736(00)02799-9)', '10.1016/S0140-6736(00)02799-9'],
  ['see 10.1126/science.1078197, figure 2', '10.1126/science.1078197'],
  ['https://doi.org/10.1126/%E0%A4%A', '10.1126/%E0%A4%A'],
  ['10.12/too-short', undefined],
  ['12511643', undefined],
  ['', undefined],
])('the DOI in “%s” is %s', (text, doi) => {
  expect(readDoi(text)).toBe(doi);
});

test.each([
  ['12511643', '12511643'],
  ['PMID: 12511643', '12511643'],
  ['pmid12511643.', '12511643'],
  ['https://pubmed.ncbi.nlm.nih.gov/12511643/?from_term=x', '12511643'],
  ['www.ncbi.nlm.nih.gov/pubmed/12511643', '12511643'],
  ['PubMed ID 12511643', '12511643'],
  ['PMC12511643', undefined],
  ['0123', undefined],
  ['12511643000', undefined],
])('the PubMed id in “%s” is %s', (text, pmid) => {
  expect(readPubmedId(text)).toBe(pmid);
});

test('pasted lines are identifiers, addresses or citations, with or without numbers before them', () => {
  const text = `
    1. 10.1126/science.1078197
    PMID: 12511643
    [3] Walther DJ et al. Synthesis of serotonin. Science 2003;299:76. doi:10.1126/science.1078197. PMID: 12511643.
    https://reactome.org/content/detail/R-HSA-9014766
    Ichinose H, Nature Genetics 1994`;
  expect(readReferences(text).references).toEqual([
    { id: 'reference', authors: [], doi: '10.1126/science.1078197' },
    { id: 'reference', authors: [], pmid: '12511643' },
    {
      id: 'reference',
      authors: [],
      doi: '10.1126/science.1078197',
      pmid: '12511643',
      citation:
        'Walther DJ et al. Synthesis of serotonin. Science 2003;299:76. doi:10.1126/science.1078197. PMID: 12511643.',
    },
    { id: 'reference', authors: [], url: 'https://reactome.org/content/detail/R-HSA-9014766' },
    { id: 'reference', authors: [], citation: 'Ichinose H, Nature Genetics 1994' },
  ]);
});

test('a pasted file is known by what is in it', () => {
  expect(readReferences('@misc{a, title={A title}}').references[0]?.title).toBe('A title');
  expect(readReferences('TY  - GEN\nTI  - A title\nER  - ').references[0]?.title).toBe('A title');
});
