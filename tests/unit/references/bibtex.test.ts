import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBibtex, writeBibtex } from '../../../shared/references/bibtex.ts';
import { decodeLatex, encodeLatex } from '../../../shared/references/latex-text.ts';
import { arbitraryReferences } from './arbitrary-references.ts';

test('what was written is read back as it was', () => {
  fc.assert(
    fc.property(arbitraryReferences, (references) => {
      expect(readBibtex(writeBibtex(references))).toEqual({ references, problems: [] });
    }),
    { numRuns: 300 },
  );
});

test('text comes through LaTeX unharmed, whatever is in it', () => {
  const text = fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .map((one) => one.replaceAll(/[\s\p{Co}]+/gu, ' ').trim());
  fc.assert(
    fc.property(text, (one) => {
      expect(decodeLatex(encodeLatex(one))).toBe(one);
    }),
  );
});

test('any text can be read', () => {
  const noise = fc.array(
    fc.constantFrom(
      '@article',
      '{',
      '}',
      '(',
      '"',
      ',',
      '=',
      '#',
      '\\',
      'key',
      ' and ',
      '\n',
      'title',
      '@string',
      '@comment',
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(noise, (parts) => {
      const { references, problems } = readBibtex(parts.join(''));
      expect(references.length + problems.length).toBeLessThan(80);
    }),
  );
});

describe('as other programs write it:', () => {
  test('accents, abbreviations, joined values, names in every form and a DOI as an address', () => {
    const { references, problems } = readBibtex(String.raw`
      Exported by hand.
      @string{jbc = "J. Biol. Chem."}
      @comment{ignored, @article{no, title={no}}}
      @Article{ichinose:1994,
        author = {Ichinose, Hiroshi and Ludwig van Beethoven and {World Health Organization and Friends}
                  and M{\"u}ller, Jr, Erd\H{o}s and Stef{\'a}nsson, K and others},
        Title  = "{H}ereditary progressive dystonia -- {GTP} cyclohydrolase~{I} \& \textbf{BH$_4$}, \O sterg{\aa}rd",
        journal = jbc # { (Suppl)},
        year = 1994, month = nov,
        volume = {8}, number = "3", pages = {236--242},
        doi = {https://doi.org/10.1038/ng1194-236},
        eprint = {7874165}, eprinttype = {pubmed},
        abstract = {Left out.},
      }
      @book(key2, title = {No {braces} closed, year = 2001)
      @misc{key3, doi = "10.1002/(SICI)1097-0134(1999)36:3\_1", note = {Seen in a talk}}`);
    expect(problems).toEqual(['The entry in line 16 could not be read.']);
    expect(references).toEqual([
      {
        id: 'ichinose:1994',
        doi: '10.1038/ng1194-236',
        pmid: '7874165',
        authors: [
          'Ichinose, Hiroshi',
          'van Beethoven, Ludwig',
          'World Health Organization and Friends',
          'Müller Jr, Erdős',
          'Stefánsson K',
        ],
        etAl: true,
        title: 'Hereditary progressive dystonia – GTP cyclohydrolase I & BH4, Østergård',
        journal: 'J. Biol. Chem. (Suppl)',
        year: 1994,
        volume: '8',
        issue: '3',
        pages: '236–242',
      },
      {
        id: 'key3',
        doi: '10.1002/(SICI)1097-0134(1999)36:3_1',
        authors: [],
        citation: 'Seen in a talk',
      },
    ]);
  });

  test('an entry that is broken does not take the next one with it', () => {
    const { references, problems } = readBibtex('@article{a, title {x}}\n@article{b, title = {B}}');
    expect(references.map(({ id }) => id)).toEqual(['b']);
    expect(problems).toEqual(['The entry in line 1 could not be read.']);
  });
});
