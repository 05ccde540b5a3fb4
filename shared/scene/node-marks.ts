import {
  type PathwayNode,
  type Badge,
  type BoxPoint,
  boxPoint,
} from '../project/project-schema.ts';
import { unreachable } from '../result.ts';
import { readableOn, themeColors, type NodeLook } from './looks.ts';
import { movePath, corner, cornerPath } from './paths.ts';
import { outlineOf } from './node-shapes.ts';
import type { Theme } from '../project/themes.ts';
import type { Path, PathPrimitive, TextPrimitive, Primitive } from './primitives.ts';
import { outlinePoints, positionToBox } from './node-outline.ts';
import { fontHeights, visibleLines, cutLine, lineWidth, type TextFont } from './text-layout.ts';

/** How far the copy behind a multimer reaches out, in diagram units. */
const pileStep = 8;
/** Where the foot of a clone marker begins, as a share of the node's height. */
const footStart = 0.72;
const footTextSize = 9.5;

/** The lines from a node's outline to its ports. They are drawn below its body. */
export function portLines(node: PathwayNode, look: NodeLook): readonly PathPrimitive[] {
  if (look.border === 'none') return [];
  const { width, height } = node;
  return (node.ports ?? []).flatMap(({ x, y }) => {
    // From where the line to the centre enters the box.
    const reach = Math.max(Math.abs(x), Math.abs(y));
    if (reach <= 1) return [];
    const at = (share: number) => positionToBox({ width, height }, { x: x * share, y: y * share });
    const stroke = { color: look.border, width: look.borderWidth };
    return [{ type: 'path' as const, path: linePath([at(1 / reach), at(1)]), stroke }];
  });
}

/** The copy that shows behind a multimer. */
export function copyBehind(body: readonly PathPrimitive[]): readonly PathPrimitive[] {
  return body.map((part) => ({ ...part, path: movePath(part.path, pileStep, pileStep) }));
}

/** The dark foot of a node that is drawn several times. */
export function cloneFoot(node: PathwayNode, look: NodeLook): readonly PathPrimitive[] {
  const polygon = outlinePoints(outlineOf(look.shape, node.width, node.height));
  const foot = cutAbove(polygon, node.height * footStart);
  if (foot.length < 3) return [];
  return [{ type: 'path', path: [...linePath(foot), ['Z']], fill: footColor(look) }];
}

/** The text in the foot. */
export function cloneText(node: PathwayNode, look: NodeLook): readonly TextPrimitive[] {
  const text = visibleLines(node.clone?.label ?? '')
    .join(' ')
    .trim();
  if (text === '') return [];
  const middle = (node.height * (1 + footStart)) / 2;
  const size = Math.min(footTextSize, node.height * (1 - footStart));
  return [
    {
      type: 'text',
      text,
      x: node.width / 2,
      y: middle + (size * fontHeights.capHeight) / 2,
      anchor: 'middle',
      size,
      weight: 600,
      italic: false,
      color: readableOn(footColor(look).slice(0, 7), '#ffffff'),
    },
  ];
}

function footColor(look: NodeLook): string {
  return look.border === 'none' ? '#334155' : look.border;
}

/** The part of a polygon below a height. Each edge that crosses this height is cut there. */
function cutAbove(polygon: readonly BoxPoint[], top: number): BoxPoint[] {
  const kept: BoxPoint[] = [];
  for (const [index, at] of polygon.entries()) {
    const next = polygon[(index + 1) % polygon.length] ?? at;
    if (at.y >= top) kept.push(at);
    if (at.y >= top === next.y >= top) continue;
    const share = (top - at.y) / (next.y - at.y);
    kept.push(boxPoint(at.x + (next.x - at.x) * share, top));
  }
  return kept;
}

function linePath(points: readonly BoxPoint[]): Path {
  return points.map(({ x, y }, index) => (index === 0 ? ['M', x, y] : ['L', x, y]));
}

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
  const { x: cx, y: cy } = positionToBox(node, badge);
  const color = badgeColor(badge, look, theme);
  return [
    {
      type: 'path',
      path: badgeOutline(badge, cx - wide / 2, cy - high / 2, wide, high),
      fill: themeColors(theme).badgeFill,
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
  const { badgeBorder, ink, status } = themeColors(theme);
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
