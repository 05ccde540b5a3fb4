import type { Link } from '../project/link-schema.ts';
import type { Point } from '../project/value-schemas.ts';
import { corner, cornerPath } from './corner-path.ts';
import type { Primitive, TextPrimitive } from './primitives.ts';
import { layOutText, lineWidth, type TextFont } from './text-layout.ts';
import { fontHeights } from './text-metrics.ts';

const font: TextFont = { size: 11, weight: 400 };
const lineHeight = 14;
const room = { width: 180, lines: 3 };

/** A link's label on a plate of the ground's colour, centred on a point of the link. */
export function linkLabel(link: Link, centre: Point, color: string, ground: string): Primitive[] {
  if (link.label.trim() === '') return [];
  const lines = layOutText(link.label, font, link.origin ? {} : room);
  const width = Math.max(...lines.map((line) => lineWidth(line, font))) + 8;
  const capitals = font.size * fontHeights.capHeight;
  const height = capitals + (lines.length - 1) * lineHeight + 8;
  const [left, top] = [centre.x - width / 2, centre.y - height / 2];
  const plate = [
    corner(left, top, 3),
    corner(left + width, top, 3),
    corner(left + width, top + height, 3),
    corner(left, top + height, 3),
  ];
  const texts = lines.map((text, place): TextPrimitive => ({
    type: 'text',
    text,
    x: centre.x,
    y: top + 4 + capitals + place * lineHeight,
    anchor: 'middle',
    italic: false,
    color,
    ...font,
  }));
  return [
    { type: 'path', path: cornerPath(plate), fill: ground },
    ...texts.filter((text) => text.text.trim() !== ''),
  ];
}
