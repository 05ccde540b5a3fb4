import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodeTextFile } from '../../../shared/text/decode-text-file.ts';
import { encodeText } from '../../../shared/text/encode-text.ts';
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

const nbib = `PMID- 12345678
OWN - NLM
DP  - 2001 May
VI  - 5
IP  - 2
TI  - Example title of a paper
      that goes on.
PG  - 10-20
FAU - Doe, Jane
AU  - Doe J
TA  - J Example
AID - 10.1000/xyz123 [doi]
SO  - J Example. 2001 May;5(2):10-20.

PMID- 23456789
TI  - Another
`;

test('a file of PubMed is its papers, not its lines', () => {
  expect(readReferences(nbib)).toEqual({
    references: [
      {
        id: 'reference',
        doi: '10.1000/xyz123',
        pmid: '12345678',
        authors: ['Doe J'],
        title: 'Example title of a paper that goes on',
        journal: 'J Example',
        year: 2001,
        volume: '5',
        issue: '2',
        pages: '10–20',
      },
      { id: 'reference', pmid: '23456789', title: 'Another', authors: [] },
    ],
    problems: [],
  });
});

test('CSL-JSON is read as Zotero writes it, and what is no item in it is said', () => {
  const text = JSON.stringify([
    {
      id: 'doe2001',
      type: 'article-journal',
      title: 'Example',
      'container-title': 'J Example',
      author: [
        { family: 'Beethoven', 'non-dropping-particle': 'van', given: 'L' },
        { literal: 'The Group' },
      ],
      issued: { 'date-parts': [['2001', 5]] },
      volume: 5,
      page: '10-20',
      DOI: '10.1000/xyz123',
      note: 'PMID: 12345678',
    },
    7,
  ]);
  expect(readReferences(text)).toEqual({
    references: [
      {
        id: 'doe2001',
        doi: '10.1000/xyz123',
        pmid: '12345678',
        authors: ['van Beethoven L', 'The Group'],
        title: 'Example',
        journal: 'J Example',
        year: 2001,
        volume: '5',
        pages: '10–20',
      },
    ],
    problems: ['1 entry is not a CSL-JSON reference.'],
  });
});

test.each([
  ['a web page', '<!DOCTYPE html><html><body>Science 2003</body></html>'],
  ['another program', '{ "broken": '],
  ['Web of Science', 'FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Doe, J\n'],
  ['unknown tags', 'ABC - one\nDEF - two\nGHI - three\nJKL - four\n'],
])('what is %s is not taken for a list of citations', (_what, text) => {
  const { references, problems } = readReferences(text);
  expect(references).toEqual([]);
  expect(problems[0]).toContain('BibTeX, RIS, PubMed');
});

test('a table with columns of publications is read, as PubMed and spreadsheets write it', () => {
  const pubmed =
    'PMID,Title,Authors,Journal/Book,Publication Year,DOI\r\n12511643,"Synthesis of serotonin by a second TPH","Walther DJ, Peter JU.",Science,2003,10.1126/science.1078197\r\n,,,,2004,\r\n';
  expect(readReferences(pubmed)).toMatchObject({
    references: [
      {
        pmid: '12511643',
        doi: '10.1126/science.1078197',
        title: 'Synthesis of serotonin by a second TPH',
        authors: ['Walther DJ', 'Peter JU'],
        journal: 'Science',
        year: 2003,
      },
    ],
    problems: ['Row 3 names no publication.'],
  });
  expect(readReferences('Titel;Jahr\nEine Studie;2001\n').references).toMatchObject([
    { title: 'Eine Studie', year: 2001 },
  ]);
});

test.each([
  'source,target,relation\nZinc,PDXK,activates\nIron,TPH2,activates\n',
  'Marker\tValue\tUnit\nFerritin\t12\tng/mL\n',
])('another table is refused in one sentence: %j', (table) => {
  const { references, problems } = readReferences(table);
  expect(references).toEqual([]);
  expect(problems).toEqual([expect.stringContaining('This is a table')]);
});

test('citations with commas are lines, however many commas they have', () => {
  const lines = 'Walther DJ, Peter JU, Science, 2003\nZhang X, Beaulieu JM, Science, 2004\n';
  expect(readReferences(lines).references).toHaveLength(2);
});

test.each(['windows-1252', 'utf-16le', 'utf-8'] as const)('a list in %s is read', (encoding) => {
  const text = 'TY  - JOUR\r\nTI  - Sérotonine – une étude\r\nER  - \r\n';
  const bytes = encodeText(encoding === 'utf-16le' ? `\uFEFF${text}` : text, encoding);
  const decoded = decodeTextFile(bytes ?? new Uint8Array());
  expect(readReferences(decoded?.text ?? '').references[0]?.title).toBe('Sérotonine – une étude');
});

const fieldCase = new URL('../../../../shared/cases/inputs/pubmed.nbib', import.meta.url);

test.skipIf(!existsSync(fieldCase))('the case from the field is one reference', () => {
  const { references, problems } = readReferences(readFileSync(fieldCase, 'utf8'));
  expect(problems).toEqual([]);
  expect(references).toMatchObject([{ pmid: '12345678', doi: '10.1000/xyz123', year: 2001 }]);
});
