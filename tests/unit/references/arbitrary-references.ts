import * as fc from 'fast-check';
import { referenceSchema, type Reference } from '../../../shared/project/project-schema.ts';

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((text) => text.replaceAll(/[\s\p{Co}\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ').trim())
  .filter((text) => text !== '');
const strange = fc.constantFrom(
  '50 % of {B6} & "zinc"',
  'a -- b --- c',
  'β-endorphin ~ x^2 $1',
  '\\emph',
  'שלום 🧠',
);
const text = fc.oneof(words, strange);
const word = fc.stringMatching(/^[A-Z][a-zäøç]{1,8}$/u);
const person = fc
  .tuple(
    word,
    fc.oneof(
      fc.stringMatching(/^[A-Z]{1,3}$/u),
      fc.tuple(word, word).map((two) => two.join(' ')),
    ),
  )
  .map(([family, given]) =>
    /^[A-Z]+$/u.test(given) ? `${family} ${given}` : `${family}, ${given}`,
  );
const organisation = fc.constantFrom(
  'World Health Organization',
  'Smith and Sons',
  'Plato',
  '{WHO}',
);

const doi = fc
  .stringMatching(/^10\.\d{4,6}\/[a-z0-9()_-]{0,10}[a-z0-9]$/u)
  .filter(hasBalancedBrackets);
const pmid = fc.stringMatching(/^[1-9]\d{0,7}$/u);
const volume = fc.stringMatching(/^[0-9]{1,3}[A-Z]?$/u);
const pages = fc.oneof(
  volume,
  fc.tuple(volume, volume).map((two) => two.join('–')),
);

const fields = fc.record(
  {
    doi,
    pmid,
    title: text,
    journal: text,
    year: fc.integer({ min: 1000, max: 3000 }),
    volume,
    issue: volume,
    pages,
    url: fc.constantFrom('https://example.org/a?b=c%20d&e=~f#g', 'https://example.org/a--b_c'),
    citation: text,
  },
  { requiredKeys: [] },
);

/** Publications as projects hold them, with spaces single and ids that every format can carry. */
export const arbitraryReferences: fc.Arbitrary<readonly Reference[]> = fc
  .array(fc.tuple(fields, fc.array(fc.oneof(person, organisation), { maxLength: 3 })), {
    maxLength: 4,
  })
  .map((list) =>
    list
      .filter(
        ([some, authors]) => Object.keys(some).some((key) => key !== 'year') || authors.length > 0,
      )
      .map(([some, authors], at) => referenceSchema.parse({ ...some, authors, id: `ref-${at}` })),
  );

function hasBalancedBrackets(doi: string): boolean {
  let depth = 0;
  for (const character of doi) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
