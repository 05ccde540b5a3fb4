import { numberText } from './grammar.ts';
import { catalogue } from './language.ts';

/** What of pasted cells was not drawn. */
export const pastedWords = catalogue('pasted', {
  tooManyRows: (count: number, most: number) =>
    `These are ${numberText(count)} rows; at most ${numberText(most)} can be pasted. Save the table as a CSV file and open that.`,
  tooManyColumns: (count: number, most: number) =>
    `These are ${numberText(count)} columns; at most ${numberText(most)} can be pasted. Copy those with the ends of links.`,
  column: (column: number) => `column ${column}`,
  leftOutColumns: (columns: readonly string[], more: number) =>
    `Left out: ${more > 0 ? `${columns.join(', ')} and ${numberText(more)} more` : columns.join(', ')}. A table that is saved and opened as a file keeps its columns.`,
  linkedToItself: (label: string) => `“${label}” is linked to itself: that link was left out.`,
  unknownRelation: (word: string) =>
    `“${word}” is not a known relation: it was drawn as “Relates to”.`,
});
