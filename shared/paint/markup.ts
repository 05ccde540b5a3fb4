import { unreachable } from '../result.ts';
import type { Path, PathCommand, TextPrimitive } from '../scene/primitives.ts';
import { baseDirection, type LineRun } from '../scene/text-layout.ts';
import { shortNumber } from './numbers.ts';

/** The `d` attribute of an SVG path. */
export function pathData(path: Path): string {
  let data = '';
  for (const command of path) data += commandData(command);
  return data;
}

// Written out: most of a drawing's text is made here.
function commandData(command: PathCommand): string {
  switch (command[0]) {
    case 'M':
    case 'L':
      return `${command[0]}${pair(command[1], command[2])}`;
    case 'C':
      return `C${pair(command[1], command[2])} ${pair(command[3], command[4])} ${pair(command[5], command[6])}`;
    case 'Z':
      return 'Z';
    default:
      return unreachable(command);
  }
}

function pair(x: number, y: number): string {
  return `${shortNumber(x)} ${shortNumber(y)}`;
}

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
  const words = text.runs ? writeRuns(text, text.runs) : escapeXml(text.text);
  return `<text ${position} ${font}${rest} fill="${escapeXml(text.color)}">${words}</text>`;
}

/** The runs of a line: each says what differs from the line, and how far it is from the run before. */
function writeRuns(line: TextPrimitive, runs: readonly LineRun[]): string {
  let risen = 0;
  return runs
    .map(({ text, size, weight, italic, rise }) => {
      const differences = attributes({
        dy: rise === risen ? undefined : risen - rise,
        'font-size': size === line.size ? undefined : size,
        'font-weight': weight === line.weight ? undefined : weight,
        'font-style': italic === line.italic ? undefined : italic ? 'italic' : 'normal',
      });
      risen = rise;
      return `<tspan${differences === '' ? '' : ' '}${differences}>${escapeXml(text)}</tspan>`;
    })
    .join('');
}

/**
 * How SVG sets a line. Its base direction follows from its letters. `start` and `end` mean left and right in the scene,
 * so for a line that runs from right to left they are swapped.
 */
export function svgTextAlignment({ text, anchor }: TextPrimitive): {
  readonly direction: 'ltr' | 'rtl';
  readonly anchor: TextPrimitive['anchor'];
} {
  const direction = baseDirection(text);
  if (direction === 'ltr' || anchor === 'middle') return { direction, anchor };
  return { direction, anchor: anchor === 'start' ? 'end' : 'start' };
}

/** Attributes as XML, those without a value left out. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    const text = typeof value === 'number' ? shortNumber(value) : escapeXml(value);
    parts.push(`${name}="${text}"`);
  }
  return parts.join(' ');
}

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);
// XML has no way to write these, not even escaped.
// eslint-disable-next-line no-control-regex -- they are what it takes out
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}\ufffe\uffff]/gu;

// eslint-disable-next-line no-control-regex -- they are among what it looks for
const special = /[&<>"\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}\ufffe\uffff]/u;

/** Text as it can stand between tags and in quotes. */
export function escapeXml(text: string): string {
  if (!special.test(text)) return text;
  return text
    .replaceAll(impossible, '')
    .replaceAll(/[&<>"]/gu, (character) => entities.get(character) ?? character);
}
