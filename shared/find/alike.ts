import type { FoldedText } from '../text/fold-text.ts';

/** Letters of the query for which one slip, and two slips, are forgiven. Shorter words are too easily alike. */
const oneSlip = 4;
const twoSlips = 8;

/**
 * Is a text, or the beginning of one of its words, spelled nearly like the query? A slip is a letter too many, too few,
 * another one, or two in the wrong order (Damerau's distance, restricted).
 */
export function isAlike(text: FoldedText, { compact: wanted }: FoldedText): boolean {
  const slips = wanted.length >= twoSlips ? 2 : wanted.length >= oneSlip ? 1 : 0;
  if (slips === 0) return false;
  return [0, ...text.wordStarts].some((start) =>
    beginsWithin(text.compact.slice(start, start + wanted.length + slips), wanted, slips),
  );
}

/** Does `text` have a beginning that differs from `wanted` by at most so many slips? */
function beginsWithin(text: string, wanted: string, slips: number): boolean {
  let twoBefore: readonly number[] = [];
  let before = Array.from({ length: wanted.length + 1 }, (_, at) => at);
  // What follows the word does not count: any length of the text may be compared.
  let least = before[wanted.length] ?? 0;
  for (let row = 1; row <= text.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= wanted.length; column += 1) {
      const isSame = text[row - 1] === wanted[column - 1];
      const isSwapped =
        row > 1 &&
        column > 1 &&
        text[row - 1] === wanted[column - 2] &&
        text[row - 2] === wanted[column - 1];
      now.push(
        Math.min(
          (before[column] ?? 0) + 1,
          (now[column - 1] ?? 0) + 1,
          (before[column - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (twoBefore[column - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    least = Math.min(least, now[wanted.length] ?? Infinity);
    if (Math.min(...now) > slips) break;
    [twoBefore, before] = [before, now];
  }
  return least <= slips;
}
