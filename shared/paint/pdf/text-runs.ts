import type { TextPrimitive } from '../../scene/primitives.ts';
import { baseDirection } from '../../scene/text-layout.ts';
import { type TrueTypeFont, glyphBounds } from './truetype.ts';

/** A glyph in its place. Lengths in em. */
export interface PlacedGlyph {
  readonly glyph: number;
  /** What it stands for. */
  readonly text: string;
  readonly advance: number;
  /** Up from the baseline and right from the pen, for accents that sit on another letter. */
  readonly shift: { readonly x: number; readonly y: number } | null;
}

/** Part of a line, as it is shown from left to right. */
export type TextRun =
  | { readonly type: 'glyphs'; readonly glyphs: readonly PlacedGlyph[] }
  /** What the bundled font cannot show, in reading order, in pieces that stay together. */
  | {
      readonly type: 'missing';
      readonly clusters: readonly string[];
      readonly direction: 'ltr' | 'rtl';
    };

/** Few enough to be drawn as one picture. */
const mostMissingTogether = 64;
const ignorable = /^[\p{Cf}\p{Variation_Selector}]$/u;
const mark = /^\p{M}$/u;
// A joiner or a selector of the coloured form asks for what our font does not have.
const wantsPicture = /\u200d|\ufe0f|\p{Emoji_Modifier}/u;
const plain = /^[\u0020-\u02ff\u0370-\u03ff]*$/u;

export function textRuns(text: TextPrimitive['text'], font: TrueTypeFont): TextRun[] {
  if (plain.test(text)) {
    const glyphs = plainGlyphs(text, font);
    if (glyphs) return [{ type: 'glyphs', glyphs }];
  }
  const clusters = Array.from(segmenter.segment(text), ({ segment }) => segment);
  const runs = isRightToLeft(text)
    ? visualOrder(text, clusters)
    : [{ clusters, direction: 'ltr' as const }];
  return runs.flatMap((run) =>
    run.direction === 'rtl' ? missingRuns(run.clusters, 'rtl') : splitByFont(run.clusters, font),
  );
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

function plainGlyphs(text: string, font: TrueTypeFont): PlacedGlyph[] | null {
  const glyphs: PlacedGlyph[] = [];
  for (const character of text) {
    const glyph = font.glyphOf(character.codePointAt(0) ?? 0);
    if (glyph === null) return null;
    glyphs.push(unshifted(character, glyph, font));
  }
  return glyphs;
}

function unshifted(text: string, glyph: number, font: TrueTypeFont): PlacedGlyph {
  return { glyph, text, advance: font.advanceOf(glyph) / font.unitsPerEm, shift: null };
}

function splitByFont(clusters: readonly string[], font: TrueTypeFont): TextRun[] {
  const runs: TextRun[] = [];
  let glyphs: PlacedGlyph[] = [];
  let missing: string[] = [];
  const close = () => {
    if (glyphs.length > 0) runs.push({ type: 'glyphs', glyphs });
    runs.push(...missingRuns(missing, 'ltr'));
    [glyphs, missing] = [[], []];
  };
  for (const cluster of clusters) {
    const found = clusterGlyphs(cluster, font);
    if (found ? missing.length > 0 : glyphs.length > 0) close();
    if (found) glyphs.push(...found);
    else missing.push(cluster);
  }
  close();
  return runs;
}

function missingRuns(clusters: readonly string[], direction: 'ltr' | 'rtl'): TextRun[] {
  const runs: TextRun[] = [];
  for (let at = 0; at < clusters.length; at += mostMissingTogether) {
    const piece = clusters.slice(at, at + mostMissingTogether);
    runs.push({ type: 'missing', clusters: piece, direction });
  }
  return direction === 'rtl' ? runs.reverse() : runs;
}

/** Null where the font lacks any part of it. */
function clusterGlyphs(cluster: string, font: TrueTypeFont): PlacedGlyph[] | null {
  if (wantsPicture.test(cluster)) return null;
  const whole = cluster.length > 1 ? cluster.normalize('NFC') : cluster;
  const [first, ...marks] = Array.from(whole).filter((character) => !ignorable.test(character));
  if (first === undefined)
    return [{ ...unshifted(cluster, 0, font), advance: 0, glyph: blankOf(font) }];
  const base = font.glyphOf(first.codePointAt(0) ?? 0);
  if (base === null) return null;
  const accents: PlacedGlyph[] = [];
  let { top } = glyphBounds(font, base);
  for (const character of marks) {
    const glyph = mark.test(character) ? font.glyphOf(character.codePointAt(0) ?? 0) : null;
    if (glyph === null) return null;
    const accent = positionAccent(font, base, glyph, top);
    accents.push({ glyph, text: character, advance: 0, shift: accent.shift });
    top = accent.top;
  }
  return [unshifted(accents.length > 0 ? first : cluster, base, font), ...accents];
}

function blankOf(font: TrueTypeFont): number {
  return font.glyphOf(0x20) ?? 0;
}

/**
 * Over the middle of its letter, and as far above what is already there as it is made to be above a small letter;
 * accents below stay where they are made to be. Returns how high the letter is with it, in font units.
 */
function positionAccent(
  font: TrueTypeFont,
  base: number,
  accent: number,
  top: number,
): { readonly shift: { readonly x: number; readonly y: number }; readonly top: number } {
  const [under, over] = [glyphBounds(font, base), glyphBounds(font, accent)];
  const isAbove = over.bottom > font.xHeight / 2;
  const rise = isAbove ? Math.max(0, top - font.xHeight) : 0;
  const middle = (under.left + under.right) / 2 - font.advanceOf(base);
  const x = middle - (over.left + over.right) / 2;
  return {
    shift: { x: x / font.unitsPerEm, y: rise / font.unitsPerEm },
    top: isAbove ? over.top + rise : top,
  };
}

/** Characters of one direction that stand side by side, in the order in which they are read. */
interface DirectionRun {
  readonly clusters: readonly string[];
  readonly direction: 'ltr' | 'rtl';
}

type Class = 'left' | 'right' | 'digit' | 'neutral';

const rightToLeft =
  /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}\p{sc=Adlam}\u200f]/u;
const digit = /\p{Nd}/u;
const letter = /\p{L}/u;

function isRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/**
 * The runs of a line from left to right as they are shown. What the Unicode bidirectional algorithm (UAX 9) says of
 * letters, digits and neutral characters; there are no marks for embedding in labels.
 */
function visualOrder(line: string, clusters: readonly string[]): DirectionRun[] {
  const base = baseDirection(line) === 'rtl' ? 1 : 0;
  const levels = levelsOf(clusters, base);
  const runs: { level: number; clusters: string[] }[] = [];
  clusters.forEach((cluster, i) => {
    const level = levels[i] ?? base;
    const last = runs.at(-1);
    if (last?.level === level) last.clusters.push(cluster);
    else runs.push({ level, clusters: [cluster] });
  });
  return reordered(runs).map((run) => ({
    clusters: run.clusters,
    direction: run.level % 2 === 1 ? 'rtl' : 'ltr',
  }));
}

/** Odd levels run from right to left, even ones from left to right within the level below. */
function levelsOf(clusters: readonly string[], base: number): number[] {
  const classes = resolveDigits(clusters.map(classOf), base);
  const sideAt = (from: number, step: number): Class => {
    let at = from + step;
    while (classes[at] === 'neutral') at += step;
    return classes[at] ?? (base === 1 ? 'right' : 'left');
  };
  const isRight = (side: Class) => side === 'right' || side === 'digit';
  let [before, after]: Class[] = [];
  return classes.map((found, i) => {
    if (found !== 'neutral') return levelOf(found, base);
    if (classes[i - 1] !== 'neutral' || i === 0) [before, after] = [sideAt(i, -1), sideAt(i, 1)];
    if (!before || !after || isRight(before) !== isRight(after)) return base;
    return levelOf(isRight(before) ? 'right' : 'left', base);
  });
}

function levelOf(found: Class, base: number): number {
  if (found === 'right') return 1;
  return found === 'digit' ? 2 : 2 * base;
}

function classOf(cluster: string): Class {
  if (rightToLeft.test(cluster)) return 'right';
  if (letter.test(cluster)) return 'left';
  return digit.test(cluster) ? 'digit' : 'neutral';
}

/** Digits belong to the letters before them. */
function resolveDigits(classes: readonly Class[], base: number): Class[] {
  let side: Class = base === 1 ? 'right' : 'left';
  return classes.map((found) => {
    if (found === 'left' || found === 'right') side = found;
    return found === 'digit' && side === 'left' ? 'left' : found;
  });
}

/** From the highest level down, what lies at it or above is turned round (UAX 9, L2). */
function reordered<Run extends { readonly level: number }>(runs: readonly Run[]): Run[] {
  const order = [...runs];
  for (let level = 2; level >= 1; level -= 1) {
    for (let start = 0; start < order.length; start += 1) {
      let end = start;
      while ((order[end]?.level ?? -1) >= level) end += 1;
      if (end - start > 1) order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = Math.max(start, end - 1);
    }
  }
  return order;
}
