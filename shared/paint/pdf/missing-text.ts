import type { TextPrimitive } from '../../scene/primitives.ts';

/** Text that the bundled font lacks, for the shell to draw with the fonts of its system. */
export interface MissingText extends Pick<
  TextPrimitive,
  'text' | 'size' | 'weight' | 'italic' | 'color' | 'letterSpacing'
> {
  readonly direction: 'ltr' | 'rtl';
}

/** A text as pixels. Lengths are in diagram units. */
export interface DrawnText {
  /** Red, green, blue and opacity of each pixel, row by row from the top; colours not multiplied by the opacity. */
  readonly pixels: Uint8Array | Uint8ClampedArray;
  readonly columns: number;
  readonly rows: number;
  /** Pixels a diagram unit. */
  readonly scale: number;
  /** How far the first column lies to the right of where the text begins, and the first row above the baseline. */
  readonly left: number;
  readonly top: number;
  /** Where the next text begins. */
  readonly advance: number;
}

/** Null if the shell cannot draw it either: the PDF then shows a box for each character. */
export type DrawMissing = (text: MissingText) => Promise<DrawnText | null>;

/** Texts that look the same have the same key. */
export function keyOf({
  text,
  size,
  weight,
  italic,
  color,
  letterSpacing,
  direction,
}: MissingText): string {
  return JSON.stringify([text, size, weight, italic, color, letterSpacing ?? 0, direction]);
}
