import type { Manner, RichText } from '../text/rich-text.ts';
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
  // Lines first: where they do not fit, the rest of a long text is not looked at.
  if (layOutText(text, font, { ...room, lines: room.lines + 1 }).length > room.lines) return false;
  return shown.every((line) =>
    [...piecesOf(line, () => false)].every((piece) => fits(piece.trimEnd(), font, room.width)),
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

/** A part of a line that is set in one manner. */
export interface LineRun {
  readonly text: string;
  readonly size: number;
  readonly weight: FontWeight;
  readonly italic: boolean;
  /** Above the baseline of its line, in diagram units; negative below it. */
  readonly rise: number;
}

/** A line of a text with marks. */
export interface RichLine {
  readonly text: string;
  readonly runs: readonly LineRun[];
}

/** Of the letters around. */
const shiftedSize = 0.68;
/** In em of the letters around: raised to the height of the capitals, lowered by half as much. */
const rises = { super: 0.36, sub: -0.17 } as const;

/** Width of a line of several runs, in diagram units. */
export function runsWidth(runs: readonly LineRun[], letterSpacing?: number): number {
  const spacing = letterSpacing === undefined ? {} : { letterSpacing };
  return runs.reduce((sum, run) => sum + lineWidth(run.text, { ...run, ...spacing }), 0);
}

/**
 * Splits a text with marks into lines that fit the room, by the rules of `layOutText`. `isWhole` says that no word was
 * broken and nothing was cut.
 */
export function layOutRichText(
  rich: RichText,
  font: TextFont & { readonly italic: boolean },
  { width, lines: most = Number.POSITIVE_INFINITY }: TextRoom,
): { readonly lines: readonly RichLine[]; readonly isWhole: boolean } {
  // What is bold stands out only where the rest is not.
  const weight = rich.marks.some(({ bold }) => bold) ? 400 : font.weight;
  const fitting = createRichMeasure(rich, { ...font, weight }, width ?? Number.POSITIVE_INFINITY);
  const ranges: Range[] = [];
  let isWhole = true;
  let at = 0;
  for (const paragraph of rich.text.split('\n')) {
    const wrapped = wrapRange(
      { from: at, to: at + paragraph.length },
      rich.text,
      fitting,
      most + 1,
    );
    ranges.push(...wrapped.ranges);
    isWhole &&= wrapped.isWhole;
    at += paragraph.length + 1;
    if (ranges.length > most) break;
  }
  if (ranges.length <= most) return { lines: ranges.map(fitting.lineOf), isWhole };
  const kept = ranges.slice(0, Math.max(1, most));
  const last = kept.pop();
  const cut = last ? [fitting.cutLineOf(last)] : [];
  return { lines: [...kept.map(fitting.lineOf), ...cut], isWhole: false };
}

/** A part of a text, in UTF-16 code units. */
interface Range {
  readonly from: number;
  readonly to: number;
}

interface RichMeasure {
  fits(range: Range): boolean;
  /** The longest beginning that fits, at least one character. */
  beginning(range: Range): Range;
  lineOf(this: void, range: Range): RichLine;
  /** With an ellipsis at its end, shortened until that fits. */
  cutLineOf(range: Range): RichLine;
}

function createRichMeasure(
  { text, marks }: RichText,
  font: TextFont & { readonly italic: boolean },
  width: number,
): RichMeasure {
  const { letterSpacing } = font;
  const runsOf = ({ from, to }: Range, end = ''): LineRun[] => {
    const runs: LineRun[] = [];
    let at = from;
    const add = (until: number, manner: Manner | null) => {
      if (until > at) runs.push(runOf(text.slice(at, until), font, manner));
      at = Math.max(at, until);
    };
    for (const mark of marks) {
      if (mark.to <= from || mark.from >= to) continue;
      add(mark.from, null);
      add(Math.min(mark.to, to), mark);
    }
    add(to, null);
    return end === '' ? runs : [...runs, runOf(end, font, null)];
  };
  const lineFrom = (runs: readonly LineRun[]) => ({
    text: runs.map((run) => run.text).join(''),
    runs,
  });
  const widthOf = (range: Range) => runsWidth(runsOf(range), letterSpacing);
  const shortened = (range: Range, room: number): Range => {
    let to = range.from;
    for (const character of text.slice(range.from, range.to)) {
      const next = to + character.length;
      if (widthOf({ from: range.from, to: next }) > room && to > range.from) break;
      to = next;
    }
    return { from: range.from, to };
  };
  return {
    fits: (range) => widthOf(range) <= width,
    beginning: (range) => shortened(range, width),
    lineOf: (range) => lineFrom(runsOf(range)),
    cutLineOf: (range) => {
      const room = width - lineWidth(ellipsis, font);
      const head = widthOf(range) > room ? shortened(range, room) : range;
      return lineFrom(runsOf(trimmedEnd(head, text), ellipsis));
    },
  };
}

function runOf(
  text: string,
  font: TextFont & { readonly italic: boolean },
  manner: Manner | null,
): LineRun {
  const shift = manner?.shift ?? null;
  return {
    text,
    size: shift === null ? font.size : font.size * shiftedSize,
    weight: manner?.bold ? 600 : font.weight,
    italic: manner?.italic ? !font.italic : font.italic,
    rise: shift === null ? 0 : font.size * rises[shift],
  };
}

function trimmedEnd({ from, to }: Range, text: string): Range {
  return { from, to: from + text.slice(from, to).trimEnd().length };
}

function wrapRange(
  paragraph: Range,
  text: string,
  measure: RichMeasure,
  most: number,
): { readonly ranges: readonly Range[]; readonly isWhole: boolean } {
  if (measure.fits(paragraph)) return { ranges: [paragraph], isWhole: true };
  const ranges: Range[] = [];
  let isWhole = true;
  let line: Range = { from: paragraph.from, to: paragraph.from };
  let end = paragraph.from;
  const fitsAlone = (from: number, to: number) =>
    measure.fits(trimmedEnd({ from: paragraph.from + from, to: paragraph.from + to }, text));
  for (const piece of piecesOf(text.slice(paragraph.from, paragraph.to), fitsAlone)) {
    end += piece.length;
    if (line.to > line.from && !measure.fits(trimmedEnd({ from: line.from, to: end }, text))) {
      ranges.push(trimmedEnd(line, text));
      line = { from: line.to, to: line.to };
    }
    line = { from: line.from, to: end };
    while (ranges.length < most && !measure.fits(trimmedEnd(line, text))) {
      const head = measure.beginning(line);
      if (head.to >= line.to) break;
      isWhole = false;
      ranges.push(head);
      line = { from: head.to, to: line.to };
    }
    if (ranges.length >= most) return { ranges, isWhole: false };
  }
  return { ranges: [...ranges, trimmedEnd(line, text)], isWhole };
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

/** What stays with what follows it: "L-", "5-", "5,10-", a sign before its number, a number before "%" or "µM", "×". */
const bound = /^(?:[\p{L}\p{N}]{0,2}|[\d,′'.()]+)[‐-]$/u;
const boundSpace = /^(?:.*\d[)\]]?|×)\s$/u;
const unit = /^(?:%|µM)/u;

/**
 * The pieces of a paragraph between which a line may break. "L-Cysteine" and "−81 %" are one piece where that fits on a
 * line, and break like any other word where it does not.
 */
function* piecesOf(
  paragraph: string,
  fitsAlone: (from: number, to: number) => boolean,
): Generator<string> {
  let from = 0;
  let together: string[] = [];
  const whatIsTogether = (): readonly string[] => {
    const parts = together;
    const whole = parts.join('');
    const start = from;
    from += whole.length;
    together = [];
    // At the end of a line, blanks take no room.
    const isOne = parts.length > 1 && whole.length < 100 && fitsAlone(start, from);
    return isOne ? [whole] : parts;
  };
  // Found as they are asked for: of a long text only the beginning may have room.
  for (const [part] of paragraph.matchAll(breakable)) {
    if (part === '') continue;
    const last = together.at(-1);
    if (last !== undefined && !isBound(last, part)) yield* whatIsTogether();
    together.push(part);
  }
  yield* whatIsTogether();
}

function isBound(part: string, next: string): boolean {
  if (bound.test(part)) return /^[\p{L}\p{N}(]/u.test(next);
  return boundSpace.test(part) && (unit.test(next) || part.startsWith('×'));
}

function wrap(
  paragraph: string,
  font: TextFont,
  width: number,
  most: number,
  lines: string[],
): void {
  let line = '';
  const fitsAlone = (from: number, to: number) =>
    fits(paragraph.slice(from, to).trimEnd(), font, width);
  for (const piece of piecesOf(paragraph, fitsAlone)) {
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
