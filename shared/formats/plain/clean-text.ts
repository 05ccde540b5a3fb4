import type { Loss } from '../../project/file-outcome.ts';
import { measureText } from '../../scene/text-layout.ts';
import { limits } from '../../project/project-schema.ts';
import { formatsWords } from '../../words/formats.ts';

/** Gives ids that the schema allows and that no other element has. */
export interface IdMaker {
  /** As like the wanted id as can be. */
  make(wanted: string): string;
}

export function createIdMaker(): IdMaker {
  const taken = new Set<string>();
  const last = new Map<string, number>();
  return {
    make: (wanted) => {
      const stem = asId(wanted);
      let id = stem;
      // Where the last search ended, so that a file full of equal names does not take quadratic time.
      let number = last.get(stem) ?? 1;
      while (taken.has(id)) {
        number += 1;
        id = `${stem}~${number}`;
      }
      last.set(stem, number);
      taken.add(id);
      return id;
    },
  };
}

/** Room is left for the number that tells namesakes apart. */
const longestStem = limits.idLength - 12;

// eslint-disable-next-line no-control-regex -- an id has none of them
const notInIds = /[\s\u0000-\u001f\u007f]+/gu;

function asId(wanted: string): string {
  const id = cut(wanted.slice(0, limits.idLength * 2).replaceAll(notInIds, '_'), longestStem);
  return id === '' ? 'element' : id;
}

/** No longer than allowed, and not ending in half a character. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = text.charCodeAt(length - 1);
  const splits = end >= 0xd800 && end <= 0xdbff;
  return text.slice(0, splits ? length - 1 : length);
}

/** Reports what happened to a part of an element: replaced by something close, unless it is dropped. */
export type Note = (what: string, kind?: Loss['kind']) => void;

/** As much of a text as a field can hold; says so if that is not all. */
export function limited(text: string, length: number, what: string, note: Note): string {
  if (text.length > length) note(formatsWords.hasTooLongEnd(what), 'dropped');
  return cut(text, length);
}

/** A text on one line, for formats where a line break ends an entry. */
export function onOneLine(text: string): string {
  return text.replaceAll(/[\s\u0085\u2028\u2029]+/gu, ' ').trim();
}

/**
 * A text in lines that fit a width, broken between words; its own lines stay. Imported labels are not broken when they are
 * drawn, as their own programs break them. `width` and `size` of the letters in diagram units.
 */
export function inLines(text: string, width: number, size: number): string {
  return text
    .split('\n')
    .flatMap((paragraph) => {
      const lines: string[] = [];
      for (const word of paragraph.split(' ')) {
        const longer = `${lines.at(-1) ?? ''} ${word}`;
        if (lines.length > 0 && measureText(longer, size, 600) < width) lines.splice(-1, 1, longer);
        else lines.push(word);
      }
      return lines;
    })
    .join('\n');
}

/**
 * Labels of some databases have marks of HTML: `Ca<SUP>2+</SUP>` is Ca²⁺, `&beta;` is β, and slanting is not shown. All
 * other text stays as it is.
 */
export function withoutMarkup(text: string): string {
  if (!/[<&]/u.test(text)) return text;
  return text
    .replaceAll(/<su([pb])>([^<]{0,100})<\/su\1>/giu, (_tag, letter: string, inner: string) => {
      const signs = letter.toLowerCase() === 'p' ? raised : lowered;
      const moved = Array.from(inner, (sign) => signs.get(sign));
      return moved.includes(undefined) ? inner : moved.join('');
    })
    .replaceAll(/<\/?i>/giu, '')
    .replaceAll(/&([a-z]{2,7});/giu, (whole, word: string) => letters.get(word) ?? whole);
}

const digits = '0123456789';
const raised = signsFor(`${digits}+-−n`, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ');
const lowered = signsFor(`${digits}+-−n`, '₀₁₂₃₄₅₆₇₈₉₊₋₋ₙ');

function signsFor(plain: string, moved: string): ReadonlyMap<string, string> {
  const signs = Array.from(moved);
  return new Map(Array.from(plain, (sign, at) => [sign, signs[at] ?? sign]));
}

const greek =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );
const letters = new Map(
  greek.flatMap((name, at): [string, string][] => [
    [name, greekLetter(0x3b1, at)],
    [name.charAt(0).toUpperCase() + name.slice(1), greekLetter(0x391, at)],
  ]),
);

/** One more after ρ, for the sigma at the end of a word comes there. */
function greekLetter(first: number, at: number): string {
  return String.fromCodePoint(first + (at > 16 ? at + 1 : at));
}
