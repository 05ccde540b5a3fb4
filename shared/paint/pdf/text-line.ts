import { separateRuns, type TextPrimitive, type Primitive } from '../../scene/primitives.ts';
import type { Picture } from '../picture.ts';
import { keyOf, type DrawnText, type MissingText, type DrawMissing } from './missing-text.ts';
import { textRuns, type PlacedGlyph } from './text-runs.ts';
import type { TrueTypeFont } from './truetype.ts';
import type { Resources } from './resources.ts';

/** What the shell drew of the texts that the font lacks, by their keys. */
export type DrawnTexts = ReadonlyMap<string, DrawnText>;

/** Part of a line where it is shown. `x` and `width` are in diagram units. */
export type LinePart = { readonly x: number; readonly width: number } & (
  | { readonly type: 'glyphs'; readonly glyphs: readonly PlacedGlyph[] }
  | {
      readonly type: 'picture';
      readonly drawn: DrawnText;
      /** What it stands for, from left to right. */
      readonly texts: readonly string[];
    }
);

type Unplaced = LinePart extends infer Part
  ? Part extends LinePart
    ? Omit<Part, 'x'>
    : never
  : never;

/** A line of text from left to right, as wide as it is shown. */
export function layOutLine(
  text: TextPrimitive,
  font: TrueTypeFont,
  drawnTexts: DrawnTexts,
): LinePart[] {
  const parts = textRuns(text.text, font).map((run): Unplaced => {
    if (run.type === 'glyphs') return glyphsPart(run.glyphs, text);
    const texts = run.direction === 'rtl' ? [...run.clusters].reverse() : run.clusters;
    const drawn = drawnTexts.get(keyOf(missingText(text, run)));
    if (drawn) return { type: 'picture', drawn, texts, width: drawn.advance };
    return glyphsPart(
      texts.map((cluster) => boxFor(cluster, font)),
      text,
    );
  });
  const width = parts.reduce((sum, part) => sum + part.width, 0);
  let x = text.x - width * shareBefore[text.anchor];
  return parts.map((part) => {
    const placed = { ...part, x };
    x += part.width;
    return placed;
  });
}

const shareBefore = { start: 0, middle: 0.5, end: 1 } as const;

/** The texts of a line that the font lacks. */
export function missingTexts(text: TextPrimitive, font: TrueTypeFont): MissingText[] {
  return textRuns(text.text, font).flatMap((run) =>
    run.type === 'missing' ? [missingText(text, run)] : [],
  );
}

function missingText(
  { size, weight, italic, color, letterSpacing }: TextPrimitive,
  run: { readonly clusters: readonly string[]; readonly direction: 'ltr' | 'rtl' },
): MissingText {
  const spacing = letterSpacing === undefined ? {} : { letterSpacing };
  const text = run.clusters.join('');
  return { text, size, weight, italic, color, direction: run.direction, ...spacing };
}

function glyphsPart(
  glyphs: readonly PlacedGlyph[],
  { size, letterSpacing = 0 }: TextPrimitive,
): Unplaced {
  const spaces = glyphs.filter(({ shift }) => shift === null).length;
  const ems = glyphs.reduce((sum, { advance }) => sum + advance, 0);
  return { type: 'glyphs', glyphs, width: ems * size + spaces * letterSpacing };
}

/** A white square, as the font shows it for a character that it lacks; spaces of any kind stay spaces. */
function boxFor(text: string, font: TrueTypeFont): PlacedGlyph {
  const glyph = font.glyphOf(text.trim() === '' ? 0x20 : 0x25a1) ?? 0;
  return { glyph, text, advance: font.advanceOf(glyph) / font.unitsPerEm, shift: null };
}

/** Lets the shell draw each text of the picture and the labels that the bundled font lacks, once. */
export async function drawMissingTexts(
  picture: Pick<Picture, 'items' | 'extras'>,
  labels: readonly TextPrimitive[],
  resources: Resources,
  drawMissing: DrawMissing | undefined,
): Promise<{ readonly drawnTexts: DrawnTexts; readonly missing: readonly string[] }> {
  const drawnTexts = new Map<string, DrawnText>();
  const undrawn = new Map<string, string>();
  for (const line of [...linesOf(picture), ...labels]) {
    for (const text of missingTexts(line, resources.fontOf(line.weight).font)) {
      const key = keyOf(text);
      if (drawnTexts.has(key) || undrawn.has(key)) continue;
      const drawn = (await drawMissing?.(text)) ?? null;
      if (drawn) drawnTexts.set(key, drawn);
      else undrawn.set(key, text.text);
    }
  }
  return { drawnTexts, missing: [...new Set(undrawn.values())] };
}

/** Every line of text in a picture, or every run of a line with several manners. */
export function* linesOf({
  items,
  extras,
}: Pick<Picture, 'items' | 'extras'>): Generator<TextPrimitive> {
  for (const { drawn } of items) yield* linesIn(drawn.primitives);
  yield* linesIn(extras);
}

function* linesIn(primitives: readonly Primitive[]): Generator<TextPrimitive> {
  for (const primitive of primitives) {
    if (primitive.type === 'text') yield* separateRuns(primitive);
    if (primitive.type === 'group') yield* linesIn(primitive.children);
  }
}
