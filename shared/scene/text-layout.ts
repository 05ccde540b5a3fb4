import metrics from './font-metrics.json';

export interface TextFont {
  readonly size: number;
  readonly weight: FontWeight;
  readonly letterSpacing?: number;
}

/** Without `width` the text is not wrapped. */
export interface TextRoom {
  readonly width?: number;
  readonly lines?: number;
}

const ellipsis = '…';

/**
 * Splits a text into lines that fit the room. If something does not fit, the last line ends in an ellipsis. Always at
 * least one line.
 */
export function layOutText(text: string, font: TextFont, room: TextRoom): string[] {
  const { width, lines: most = Number.POSITIVE_INFINITY } = room;
  const lines: string[] = [];
  for (const paragraph of visibleLines(text)) {
    if (lines.length > most) break;
    if (width === undefined || fits(paragraph, font, width)) lines.push(paragraph);
    else wrap(paragraph, font, width, most + 1, lines);
  }
  return cutLines(lines, Math.max(1, most), font, width);
}

/** Can the text be set in the room without being cut or broken within a word? */
export function fitsRoom(text: string, font: TextFont, room: Required<TextRoom>): boolean {
  const shown = visibleLines(text);
  if (shown.length <= room.lines && shown.every((line) => fits(line, font, room.width)))
    return true;
  const areWhole = shown.every((line) =>
    [...line.matchAll(breakable)].every(([piece]) => fits(piece.trimEnd(), font, room.width)),
  );
  return (
    areWhole && layOutText(text, font, { ...room, lines: room.lines + 1 }).length <= room.lines
  );
}

/** Width of a line with its letter spacing, in diagram units. */
export function lineWidth(line: string, font: TextFont): number {
  const width = measureText(line, font.size, font.weight);
  if (font.letterSpacing === undefined) return width;
  return width + font.letterSpacing * Array.from(line).length;
}

/** Shortens a line to the width, with an ellipsis if anything had to go. */
export function cutLine(line: string, font: TextFont, width: number): string {
  if (fits(line, font, width)) return line;
  const { head } = splitAtWidth(line, font, width - lineWidth(ellipsis, font));
  return head.trimEnd() + ellipsis;
}

function cutLines(lines: string[], most: number, font: TextFont, width?: number): string[] {
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  const last = `${(kept[most - 1] ?? '').trimEnd()}${ellipsis}`;
  kept[most - 1] = width === undefined ? last : cutLine(last, font, width);
  return kept;
}

// A line may break after a space, and after these signs within a word: names of substances contain many of them.
const breakable = /[^\s/‐–—-]*(?:[/‐–—-]+|\s+|$)/gu;

function wrap(
  paragraph: string,
  font: TextFont,
  width: number,
  most: number,
  lines: string[],
): void {
  let line = '';
  for (const [piece] of paragraph.matchAll(breakable)) {
    if (piece === '') continue;
    if (line !== '' && !fits((line + piece).trimEnd(), font, width)) {
      lines.push(line.trimEnd());
      line = '';
    }
    line = breakWord(line + piece, font, width, most, lines);
    if (lines.length >= most) return;
  }
  lines.push(line.trimEnd());
}

/** Breaks a word that is wider than a whole line between characters. Returns the beginning of the next line. */
function breakWord(
  word: string,
  font: TextFont,
  width: number,
  most: number,
  lines: string[],
): string {
  let rest = word;
  while (lines.length < most && !fits(rest.trimEnd(), font, width)) {
    const { head, tail } = splitAtWidth(rest, font, width);
    if (tail === '') break;
    lines.push(head);
    rest = tail;
  }
  return rest;
}

/** Looks no further than needed: a word can be ten thousand characters long. */
function fits(line: string, font: TextFont, width: number): boolean {
  if (line.length < 100) return lineWidth(line, font) <= width;
  let used = 0;
  for (const character of line) {
    used += lineWidth(character, font);
    if (used > width) return false;
  }
  return true;
}

/** The longest beginning that fits, at least one character, and the rest. Accents stay with their letters. */
function splitAtWidth(text: string, font: TextFont, width: number): { head: string; tail: string } {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += lineWidth(character, font);
    if (used > width && end > 0) break;
    end += character.length;
  }
  return { head: text.slice(0, end), tail: text.slice(end) };
}

export type FontWeight = 400 | 600;

/** The bundled font, and the fonts on each system for characters that it lacks. */
export const fontFamily =
  'Inter, "Segoe UI", "Helvetica Neue", Arial, "Noto Sans", "DejaVu Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';

/** Heights of the bundled font in em, above the baseline; the descender below it. */
export const fontHeights = {
  ascender: metrics.ascender / metrics.unitsPerEm,
  descender: -metrics.descender / metrics.unitsPerEm,
  capHeight: metrics.capHeight / metrics.unitsPerEm,
  xHeight: metrics.xHeight / metrics.unitsPerEm,
};

/** Soft hyphens, and invisible characters that join, separate or direct others. */
const neverDrawn = /\p{Cf}/u;

const regular = readAdvances(metrics.advances.regular);
const semibold = readAdvances(metrics.advances.semibold);

const accents = /[\u0300-\u036f]/u;

/**
 * The width of one line in diagram units, as every painter draws it: without kerning and ligatures. Characters that the
 * bundled font lacks are drawn in another font and counted with their usual width.
 */
export function measureText(text: string, size: number, weight: FontWeight): number {
  const advances = weight === 600 ? semibold : regular;
  // Painters draw a letter and its accent as one sign if the font has it; that sign may be wider.
  const drawn = accents.test(text) ? text.normalize('NFC') : text;
  let units = 0;
  for (const character of drawn) {
    const code = character.codePointAt(0) ?? 0;
    units += advances.get(code) ?? fallbackAdvance(character, weight) * metrics.unitsPerEm;
  }
  return (units / metrics.unitsPerEm) * size;
}

/** The bundled font has a glyph for this character. */
export function isBundled(character: string): boolean {
  return regular.has(character.codePointAt(0) ?? 0);
}

function readAdvances(runs: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const advances = new Map<number, number>();
  for (const [first = 0, ...widths] of runs) {
    widths.forEach((width, index) => {
      // The font may have a sign for it, but no painter draws it.
      if (!neverDrawn.test(String.fromCodePoint(first + index))) advances.set(first + index, width);
    });
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
  // So a text of ten thousand unusual characters does not run the expressions for each of them. Never larger than
  // Unicode.
  seen[weight].set(character, width);
  return width;
}

function classAdvance(character: string, weight: FontWeight): number {
  if (invisible.test(character)) return 0;
  if (pictures.test(character)) return 1.2;
  if (ideographs.test(character)) return 1;
  // Such as Cyrillic: counted as wide as in the widest of the other fonts, so that nothing is cut at an edge.
  const boldness = weight === 600 ? 1.12 : 1;
  if (capitals.test(character)) return 0.74 * boldness;
  if (smallLetters.test(character)) return 0.64 * boldness;
  return 0.6;
}

const controls = /\p{Cc}/gu;
const noCharacters = /[\p{Cs}\ufffe\uffff]/gu;
// eslint-disable-next-line no-control-regex -- vertical tab and form feed break lines, as Unicode has it
const lineBreaks = /\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]/u;
// Nearly all labels are plain; this check saves the rest of the work.
const special = /[\p{Cc}\p{Cs}\u2028\u2029\ufffe\uffff]/u;

/**
 * The lines of a text as they can be drawn. Control characters are left out, because neither a font nor an SVG file can
 * contain them; broken characters become U+FFFD. The text in the project does not change.
 */
export function visibleLines(text: string): string[] {
  if (!special.test(text)) return [text];
  return text
    .split(lineBreaks)
    .map((line) =>
      line.replaceAll('\t', ' ').replaceAll(controls, '').replaceAll(noCharacters, '\ufffd'),
    );
}

const strong = /[\p{L}]/u;
const rightToLeft =
  /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}\p{sc=Adlam}\u200f]/u;

/** The direction of a line, given by its first letter, as `unicode-bidi: plaintext` and `dir="auto"` define it. */
export function baseDirection(line: string): 'ltr' | 'rtl' {
  const first = strong.exec(line)?.[0];
  return first !== undefined && rightToLeft.test(first) ? 'rtl' : 'ltr';
}
