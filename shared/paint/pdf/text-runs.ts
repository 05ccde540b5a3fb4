import createBidi from 'bidi-js';
import type { TextPrimitive } from '../../scene/primitives.ts';
import { baseDirection } from '../../scene/text-layout.ts';
import { type TrueTypeFont, glyphBounds } from './truetype.ts';

/** A glyph at its position. Lengths in em. */
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
const plain = /^[\u0020-\u00ac\u00ae-\u02ff\u0370-\u03ff]*$/u;

export function textRuns(text: TextPrimitive['text'], font: TrueTypeFont): TextRun[] {
  if (plain.test(text)) {
    const glyphs = plainGlyphs(text, font);
    if (glyphs) return [{ type: 'glyphs', glyphs }];
  }
  const clusters = Array.from(segmenter.segment(text), ({ segment }) => segment);
  const runs = directed.test(text)
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
    return [{ glyph: blankOf(font), text: cluster, advance: 0, shift: { x: 0, y: 0 } }];
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
 * Puts an accent over the middle of its letter, and as far above what is already there as it is designed to be above a
 * small letter; accents below keep their designed position. Returns the height of the letter with it, in font units.
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

// Letters, digits and marks that make a line run from right to left, or parts of it.
const directed =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const bidi = createBidi();

/** The runs of a line from left to right as they are shown, by the Unicode bidirectional algorithm (UAX 9). */
function visualOrder(line: string, clusters: readonly string[]): DirectionRun[] {
  const embedding = bidi.getEmbeddingLevels(line, baseDirection(line));
  const runs: { level: number; clusters: string[] }[] = [];
  let at = 0;
  for (const cluster of clusters) {
    const level = embedding.levels[at] ?? 0;
    at += cluster.length;
    const last = runs.at(-1);
    if (last?.level === level) last.clusters.push(cluster);
    else runs.push({ level, clusters: [cluster] });
  }
  return reordered(runs).map((run) => ({
    clusters: run.clusters,
    direction: run.level % 2 === 1 ? 'rtl' : 'ltr',
  }));
}

/** From the highest level down, everything at this level or above is reversed (UAX 9, L2). */
function reordered<Run extends { readonly level: number }>(runs: readonly Run[]): Run[] {
  const order = [...runs];
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1) {
    for (let start = 0; start < order.length; start += 1) {
      let end = start;
      while ((order[end]?.level ?? -1) >= level) end += 1;
      if (end - start > 1) order.splice(start, end - start, ...order.slice(start, end).reverse());
      start = Math.max(start, end - 1);
    }
  }
  return order;
}
