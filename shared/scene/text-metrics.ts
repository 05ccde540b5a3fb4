import metrics from './font-metrics.json' with { type: 'json' };

export type FontWeight = 400 | 600;

/** The bundled font, and what stands in for the characters that it lacks, on each system. */
export const fontFamily =
  'Inter, "Segoe UI", "Helvetica Neue", Arial, "Noto Sans", "DejaVu Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';

/** Heights of the bundled font in em, above the baseline; the descender below it. */
export const fontHeights = {
  ascender: metrics.ascender / metrics.unitsPerEm,
  descender: -metrics.descender / metrics.unitsPerEm,
  capHeight: metrics.capHeight / metrics.unitsPerEm,
  xHeight: metrics.xHeight / metrics.unitsPerEm,
};

const regular = readAdvances(metrics.advances.regular);
const semibold = readAdvances(metrics.advances.semibold);

const accents = /[\u0300-\u036f]/u;

/**
 * Width of one line in diagram units, as every painter draws it: without kerning and ligatures. Characters that the
 * bundled font lacks are drawn in a fallback and count as they are usually wide.
 */
export function measureText(text: string, size: number, weight: FontWeight): number {
  const advances = weight === 600 ? semibold : regular;
  // Painters draw a letter and its accent as the one sign that the font may have for both, which may be wider.
  const drawn = accents.test(text) ? text.normalize('NFC') : text;
  let units = 0;
  for (const character of drawn) {
    const code = character.codePointAt(0) ?? 0;
    units += advances.get(code) ?? fallbackAdvance(character, weight) * metrics.unitsPerEm;
  }
  return (units / metrics.unitsPerEm) * size;
}

/** The bundled font has a glyph for it. */
export function isBundled(character: string): boolean {
  return regular.has(character.codePointAt(0) ?? 0);
}

function readAdvances(runs: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const advances = new Map<number, number>();
  for (const [first = 0, ...widths] of runs) {
    widths.forEach((width, index) => advances.set(first + index, width));
  }
  return advances;
}

const invisible = /[\p{M}\p{Cf}\p{Cc}\p{Variation_Selector}\p{Emoji_Modifier}]/u;
const pictures = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const ideographs =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;
const capitals = /\p{Lu}/u;
const smallLetters = /\p{Ll}/u;
const seen: Readonly<Record<FontWeight, Map<string, number>>> = { 400: new Map(), 600: new Map() };

/** Width in em. */
function fallbackAdvance(character: string, weight: FontWeight): number {
  const known = seen[weight].get(character);
  if (known !== undefined) return known;
  const width = classAdvance(character, weight);
  // Keeps a text of ten thousand strange characters from running the expressions as often; never larger than Unicode.
  seen[weight].set(character, width);
  return width;
}

function classAdvance(character: string, weight: FontWeight): number {
  if (invisible.test(character)) return 0;
  if (pictures.test(character)) return 1.2;
  if (ideographs.test(character)) return 1;
  // Such as Cyrillic: as wide as in the widest of the fonts that stand in, for nothing to be cut at an edge.
  const boldness = weight === 600 ? 1.12 : 1;
  if (capitals.test(character)) return 0.74 * boldness;
  if (smallLetters.test(character)) return 0.64 * boldness;
  return 0.6;
}
