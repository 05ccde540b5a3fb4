import { foldText, type FoldedText } from '../text/fold-text.ts';

/** Letters of the query for which one slip, and two slips, are forgiven. Shorter words are too easily alike. */
const oneSlip = 4;
const twoSlips = 8;

function forgiven(letters: number): number {
  return letters >= twoSlips ? 2 : letters >= oneSlip ? 1 : 0;
}

/**
 * Is a text, or the beginning of one of its words, spelled nearly like the query? A slip is a letter too many, too few,
 * another one, or two in the wrong order (Damerau's distance, restricted).
 */
export function isAlike(text: FoldedText, { compact: wanted }: FoldedText): boolean {
  const slips = forgiven(wanted.length);
  if (slips === 0) return false;
  return [0, ...text.wordStarts].some((start) => {
    const part = text.compact.slice(start, start + wanted.length + slips);
    return countSlips(part, wanted, slips).ofBeginning <= slips;
  });
}

/** More names than these are no help to choose from. */
const mostNames = 3;

/** The names that a misspelled one may mean, the nearest first: nearly spelled alike, or begun and not ended. */
export function alikeNames(wanted: string, names: Iterable<string>): string[] {
  const { compact } = foldText(wanted);
  const slips = Math.max(1, forgiven(compact.length));
  if (compact.length < 2) return [];
  const seen = new Set<string>();
  const found = [...names].flatMap((name) => {
    const text = foldText(name).compact;
    if (text === '' || seen.has(text)) return [];
    seen.add(text);
    const { ofWhole } = countSlips(text, compact, slips);
    // With one letter of three another, most short names are alike.
    if (ofWhole <= slips && ofWhole * 3 < compact.length) return [{ name, rank: ofWhole }];
    return compact.length >= 3 && text.startsWith(compact) ? [{ name, rank: slips + 1 }] : [];
  });
  return found
    .toSorted((one, other) => one.rank - other.rank || one.name.length - other.name.length)
    .slice(0, mostNames)
    .map(({ name }) => name);
}

/**
 * The slips between `wanted` and a text, and between it and the beginning of the text that fits best. Where there are
 * more than `most`, any greater number.
 */
function countSlips(
  text: string,
  wanted: string,
  most: number,
): { readonly ofWhole: number; readonly ofBeginning: number } {
  let twoBefore: readonly number[] = [];
  let before = Array.from({ length: wanted.length + 1 }, (_, at) => at);
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
    // What follows the beginning does not count for it: any length of the text may be compared.
    least = Math.min(least, now[wanted.length] ?? Infinity);
    if (Math.min(...now) > most) return { ofWhole: Infinity, ofBeginning: least };
    [twoBefore, before] = [before, now];
  }
  return { ofWhole: before[wanted.length] ?? Infinity, ofBeginning: least };
}
