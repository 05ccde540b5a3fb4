import { fontFamily, isBundled } from '../scene/text-layout.ts';
import type { CanvasSurface } from './canvas.ts';
import { linesOf } from './pdf/text-line.ts';
import type { DrawMissing, DrawnText, MissingText } from './pdf/missing-text.ts';
import type { Picture } from './picture.ts';

/** What is needed from a Canvas2D context to draw a text and to look at its pixels. */
interface TextSurface extends Pick<
  CanvasSurface,
  | 'fillStyle'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'direction'
  | 'fontKerning'
  | 'letterSpacing'
  | 'scale'
  | 'translate'
  | 'fillText'
> {
  measureText(text: string): {
    readonly width: number;
    readonly actualBoundingBoxLeft: number;
    readonly actualBoundingBoxRight: number;
    readonly actualBoundingBoxAscent: number;
    readonly actualBoundingBoxDescent: number;
  };
  getImageData(
    x: number,
    y: number,
    width: number,
    height: number,
  ): { readonly data: Uint8ClampedArray };
}

/** A surface of a size in pixels with nothing on it, or null if there is no memory for it. */
type MakeSurface = (width: number, height: number) => TextSurface | null;

/** Pixels a diagram unit: 576 an inch, so that print shows no steps. */
const finest = 6;
const longestSide = 6_000;

/** Draws the texts that the bundled font lacks on canvases, with whatever fonts the system has for them. */
export function createDrawMissing(makeSurface: MakeSurface): DrawMissing {
  const hasGlyph = createGlyphCheck(makeSurface);
  return (text) =>
    Promise.resolve(Array.from(text.text).every(hasGlyph) ? drawText(makeSurface, text) : null);
}

/** Finds the characters of a picture, each once, for which neither the bundled font nor the system has a glyph. */
export function createFindMissing(makeSurface: MakeSurface): (picture: Picture) => string[] {
  const hasGlyph = createGlyphCheck(makeSurface);
  return (picture) => {
    const characters = new Set<string>();
    for (const { text } of linesOf(picture)) {
      for (const character of text) if (!isBundled(character)) characters.add(character);
    }
    return [...characters].filter((character) => !hasGlyph(character));
  };
}

function drawText(makeSurface: MakeSurface, text: MissingText): DrawnText | null {
  const measuring = makeSurface(1, 1);
  if (!measuring) return null;
  // The width is the same either way, but Skia's port to Node finds no edges for lines from right to left.
  setText(measuring, { ...text, direction: 'ltr' });
  const ink = measuring.measureText(text.text);
  const { left, top, width, height } = boxAround(ink, text.size);
  const scale = Math.min(finest, longestSide / Math.max(width, height));
  const [columns, rows] = [Math.ceil(width * scale), Math.ceil(height * scale)];
  const surface = makeSurface(columns, rows);
  if (!surface) return null;
  surface.scale(scale, scale);
  surface.translate(-left, top);
  setText(surface, text);
  surface.fillText(text.text, 0, 0);
  const pixels = surface.getImageData(0, 0, columns, rows).data;
  return { pixels, columns, rows, scale, left, top, advance: ink.width };
}

/**
 * Room for the ink. Where several fonts stand in, the edges that Skia finds are those of one of them: what such a text
 * takes up by its width and its size is in it as well.
 */
function boxAround(
  ink: ReturnType<TextSurface['measureText']>,
  size: number,
): Pick<DrawnText, 'left' | 'top'> & { readonly width: number; readonly height: number } {
  const left = Math.floor(Math.min(-ink.actualBoundingBoxLeft, -0.25 * size)) - 1;
  const right = Math.ceil(Math.max(ink.actualBoundingBoxRight, ink.width + 0.25 * size)) + 1;
  const top = Math.ceil(Math.max(ink.actualBoundingBoxAscent, 1.1 * size)) + 1;
  const bottom = Math.ceil(Math.max(ink.actualBoundingBoxDescent, 0.4 * size)) + 1;
  return { left, top, width: right - left, height: top + bottom };
}

function setText(surface: TextSurface, text: MissingText): void {
  surface.fillStyle = text.color;
  surface.font = `${text.italic ? 'italic ' : ''}${text.weight} ${text.size}px ${fontFamily}`;
  surface.textAlign = 'left';
  surface.textBaseline = 'alphabetic';
  surface.fontKerning = 'none';
  surface.letterSpacing = `${text.letterSpacing ?? 0}px`;
  surface.direction = text.direction;
}

// If no font has a glyph for it, it looks like every character that the system has no font for.
const nowhere = '\u{10fffe}';
const side = 32;
const shown = /[\p{L}\p{N}\p{P}\p{S}]/u;

function createGlyphCheck(makeSurface: MakeSurface): (character: string) => boolean {
  const known = new Map<string, boolean>();
  let lacking: string | null = null;
  return (character) => {
    if (!shown.test(character)) return true;
    const before = known.get(character);
    if (before !== undefined) return before;
    lacking ??= pixelsOf(makeSurface, nowhere);
    const has = pixelsOf(makeSurface, character) !== lacking;
    known.set(character, has);
    return has;
  };
}

function pixelsOf(makeSurface: MakeSurface, character: string): string {
  const surface = makeSurface(side, side);
  if (!surface) return '';
  const look = { size: side / 2, weight: 400, italic: false, color: '#000000' } as const;
  setText(surface, { ...look, text: character, direction: 'ltr' });
  surface.fillText(character, side / 8, (side * 3) / 4);
  return surface.getImageData(0, 0, side, side).data.join();
}
