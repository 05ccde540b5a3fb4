import type { TextPrimitive } from '../scene/primitives.ts';
import { shortNumber } from './numbers.ts';
import { svgTextAlignment } from './text-place.ts';
import { escapeXml } from './xml.ts';

/** Writes one line of text into an SVG file. */
export type WriteText = (text: TextPrimitive) => string;

/**
 * A line as text, which can be searched, selected and edited. Put together by hand: a file has thousands.
 *
 * @param length in diagram units, to which it is stretched or pressed; else it is as long as its font makes it
 */
export function writeText(text: TextPrimitive, length?: number): string {
  const { direction, anchor } = svgTextAlignment(text);
  const position = `x="${shortNumber(text.x)}" y="${shortNumber(text.y)}"`;
  const font = `font-size="${shortNumber(text.size)}" font-weight="${text.weight}"`;
  const rest = [
    anchor === 'start' ? '' : ` text-anchor="${anchor}"`,
    direction === 'ltr' ? '' : ' direction="rtl"',
    text.italic ? ' font-style="italic"' : '',
    text.letterSpacing === undefined ? '' : ` letter-spacing="${shortNumber(text.letterSpacing)}"`,
    length === undefined
      ? ''
      : ` textLength="${shortNumber(length)}" lengthAdjust="spacingAndGlyphs"`,
  ].join('');
  return `<text ${position} ${font}${rest} fill="${escapeXml(text.color)}">${escapeXml(text.text)}</text>`;
}
