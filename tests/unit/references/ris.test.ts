import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRis, writeRis } from '../../../shared/references/ris.ts';
import { arbitraryReferences } from './arbitrary-references.ts';

test('what was written is read back as it was', () => {
  fc.assert(
    fc.property(arbitraryReferences, (references) => {
      expect(readRis(writeRis(references))).toEqual({ references, problems: [] });
    }),
    { numRuns: 300 },
  );
});

test('as reference managers write it: other tags, lines that go on, an accession number of PubMed', () => {
  const { references, problems } = readRis(
    '\ufeffTY  - JOUR\r\nA1  - Walther, D. J.\r\nA1  - Peter, Jens-Uwe\r\nT1  - Synthesis of serotonin by a second\r\n tryptophan hydroxylase isoform\r\n' +
      'JO  - Science\r\nY1  - 2003/01/03\r\nVL  - 299\r\nSP  - 76\r\nDO  - doi:10.1126/science.1078197\r\nDB  - PubMed\r\nAN  - 12511643\r\nN1  - A note of mine\r\nKW  - serotonin\r\nER  - \r\n\r\nTY  - JOUR\r\nER  - \r\n',
  );
  expect(references).toEqual([
    {
      id: 'reference',
      doi: '10.1126/science.1078197',
      pmid: '12511643',
      authors: ['Walther, D. J.', 'Peter, Jens-Uwe'],
      title: 'Synthesis of serotonin by a second tryptophan hydroxylase isoform',
      journal: 'Science',
      year: 2003,
      volume: '299',
      pages: '76',
    },
  ]);
  expect(problems).toEqual(['1 record is empty.']);
});
