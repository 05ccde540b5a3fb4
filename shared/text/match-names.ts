import { trimBlanks } from './read-number.ts';

const unseen = /[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]/gu;

/**
 * The form in which names with the same meaning are equal. It ignores blanks around a name, the kind of blanks in it,
 * invisible signs, and how accented letters are composed.
 */
export function nameKey(name: string): string {
  return trimBlanks(
    name.replaceAll(unseen, '').replaceAll(/[\s\u00a0\u2007\u202f]+/gu, ' '),
  ).normalize('NFC');
}
