import { unreachable } from '../result.ts';
import type { Badge, PathwayNode } from '../project/node-schema.ts';
import { corner, cornerPath } from './corner-path.ts';
import type { NodeLook } from './node-look.ts';
import { movePath } from './move-path.ts';
import { outlineOf } from './node-shapes.ts';
import type { Path, Primitive, Theme } from './primitives.ts';
import { cutLine, lineWidth, type TextFont } from './text-layout.ts';
import { fontHeights } from './text-metrics.ts';
import { themeColors } from './theme-colors.ts';
import { visibleLines } from './visible-text.ts';

const font: TextFont = { size: 9.5, weight: 400 };
const boldFont: TextFont = { size: 10, weight: 600 };
const height = 14;
const widest = 160;

/** A pill on the node's border with its text, relative to the top left corner of the node's box. */
export function badgePrimitives(
  badge: Badge,
  node: PathwayNode,
  look: NodeLook,
  theme: Theme,
): readonly Primitive[] {
  const ownFont = badge.kind === 'status' ? boldFont : font;
  const text = badgeText(badge, ownFont);
  const high = badge.height ?? (badge.kind === 'status' ? height + 2 : height);
  const padding = badge.kind === 'status' ? 6 : 9;
  const least = badge.kind === 'state' ? 22 : high;
  const wide = badge.width ?? Math.max(least, lineWidth(text, ownFont) + padding);
  const cx = (node.width / 2) * (1 + badge.x);
  const cy = (node.height / 2) * (1 + badge.y);
  const color = badgeColor(badge, look, theme);
  return [
    {
      type: 'path',
      path: badgeOutline(badge, cx - wide / 2, cy - high / 2, wide, high),
      fill: themeColors[theme].badgeFill,
      stroke: { color: color.border, width: badge.kind === 'status' ? 1.5 : 1 },
    },
    ...(text === '' ? [] : [centredText(text, ownFont, cx, cy, color.text)]),
  ];
}

function badgeText(badge: Badge, ownFont: TextFont): string {
  const text = visibleLines(badge.label).join(' ').trim();
  return badge.width === undefined && badge.origin === undefined
    ? cutLine(text, ownFont, widest)
    : text;
}

function badgeColor(badge: Badge, look: NodeLook, theme: Theme): { border: string; text: string } {
  const { badgeBorder, ink, status } = themeColors[theme];
  switch (badge.kind) {
    case 'state':
    case 'information':
      return { border: badgeBorder, text: ink };
    case 'modification':
      return { border: look.border === 'none' ? badgeBorder : look.border, text: ink };
    case 'status':
      return { border: status, text: status };
    default:
      return unreachable(badge.kind);
  }
}

function centredText(text: string, own: TextFont, x: number, cy: number, color: string): Primitive {
  const y = cy + (own.size * fontHeights.capHeight) / 2;
  const { size, weight } = own;
  return { type: 'text', text, x, y, anchor: 'middle', size, weight, italic: false, color };
}

function badgeOutline(badge: Badge, x: number, y: number, width: number, high: number): Path {
  const shape = badge.shape ?? (badge.kind === 'information' ? 'box' : undefined);
  if (shape === undefined) return pill(x, y, width, high);
  return movePath(outlineOf(shape, width, high), x, y);
}

function pill(x: number, y: number, width: number, high: number) {
  const round = Math.min(width, high) / 2;
  return cornerPath([
    corner(x, y, round),
    corner(x + width, y, round),
    corner(x + width, y + high, round),
    corner(x, y + high, round),
  ]);
}
