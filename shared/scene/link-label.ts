import type { Link } from '../project/project-schema.ts';
import type { Point } from '../project/value-schemas.ts';
import { corner, cornerPath } from './paths.ts';
import type { Primitive, TextPrimitive } from './primitives.ts';
import { pointAt } from './route-geometry.ts';
import { layOutText, lineWidth, type TextFont, fontHeights } from './text-layout.ts';

const font: TextFont = { size: 11, weight: 400 };
const lineHeight = 14;
const room = { width: 180, lines: 3 };

/** Diagram units between a label and the end of a link that meets this one. */
const clearance = 8;

/**
 * Where a link's label has its middle: in the middle of the link, or where that is taken by an anchor, in the middle of
 * the longest stretch between anchors that has room for it.
 */
export function labelPosition(link: Link, route: readonly Point[]): Point {
  const middle = pointAt(route, 0.5);
  // An imported label stays where its own editor had it.
  if (link.label.trim() === '' || link.origin !== undefined) return middle;
  const { width, height } = sizeOf(linesOf(link));
  const taken = link.anchors.map(({ position }) => pointAt(route, position));
  const isClear = (centre: Point) =>
    taken.every(
      ({ x, y }) =>
        Math.abs(x - centre.x) > width / 2 + clearance ||
        Math.abs(y - centre.y) > height / 2 + clearance,
    );
  const points = [0.5, ...stretchMiddles(link)].map((position) => pointAt(route, position));
  return points.find(isClear) ?? middle;
}

/** The middles of the stretches between a link's ends and anchors, of the longest first. */
function stretchMiddles({ anchors }: Link): number[] {
  const stops = [0, ...anchors.map(({ position }) => position), 1].sort((a, b) => a - b);
  return stops
    .slice(1)
    .map((to, index) => ({ from: stops[index] ?? 0, to }))
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .map(({ from, to }) => (from + to) / 2);
}

function linesOf(link: Link): string[] {
  return layOutText(link.label, font, link.origin ? {} : room);
}

const capitals = font.size * fontHeights.capHeight;

function sizeOf(lines: readonly string[]): { readonly width: number; readonly height: number } {
  return {
    width: Math.max(...lines.map((line) => lineWidth(line, font))) + 8,
    height: capitals + (lines.length - 1) * lineHeight + 8,
  };
}

/** A link's label on a plate of the ground's colour, centred on a point of the link. */
export function linkLabel(link: Link, centre: Point, color: string, ground: string): Primitive[] {
  if (link.label.trim() === '') return [];
  const lines = linesOf(link);
  const { width, height } = sizeOf(lines);
  const [left, top] = [centre.x - width / 2, centre.y - height / 2];
  const plate = [
    corner(left, top, 3),
    corner(left + width, top, 3),
    corner(left + width, top + height, 3),
    corner(left, top + height, 3),
  ];
  const texts = lines.map((text, index): TextPrimitive => ({
    type: 'text',
    text,
    x: centre.x,
    y: top + 4 + capitals + index * lineHeight,
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
