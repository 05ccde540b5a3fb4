import { numberText } from './grammar.ts';
import { catalogue } from './language.ts';

/** What is wrong with the text of a table. */
export const tableTextWords = catalogue('table-text', {
  encodings: { macintosh: 'Mac Roman', 'windows-1252': 'Windows-1252' },
  guessedEncoding: (encoding: string) =>
    `is not in UTF-8 and was read as ${encoding}; if letters with accents or signs such as µ are wrong, save it as UTF-8 (in a spreadsheet as “CSV UTF-8”).`,
  unclosedQuote: 'has a quote that nothing closes',
  tooManyCells: (most: number) =>
    `has more than ${numberText(most)} cells; take out rows or columns`,
});
