import { trimBlanks } from './read-number.ts';

const unseen = /[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]/gu;

/**
 * What two names have in common that mean the same: blanks around them do not count, nor which blanks are within, nor
 * signs that cannot be seen, nor how letters with accents are put together.
 */
export function nameKey(name: string): string {
  return trimBlanks(
    name.replaceAll(unseen, '').replaceAll(/[\s\u00a0\u2007\u202f]+/gu, ' '),
  ).normalize('NFC');
}
