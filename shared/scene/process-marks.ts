import type { Anchor, Link } from '../project/link-schema.ts';
import type { Point } from '../project/value-schemas.ts';
import type { LinkLook } from './link-look.ts';
import { unreachable } from '../result.ts';
import { ellipsePath } from './ellipse-path.ts';
import type { Path, PathPrimitive, Primitive, Theme } from './primitives.ts';
import { pointAt } from './route-geometry.ts';
import { fontHeights } from './text-metrics.ts';
import { themeColors } from './theme-colors.ts';

const usualSize = 20;

/** The signs of SBGN's processes at the anchors of a link that has them. */
export function processMarks(
  link: Link,
  route: readonly Point[],
  look: LinkLook,
  theme: Theme,
): readonly Primitive[] {
  if (look.color === 'none') return [];
  return link.anchors.flatMap((anchor) =>
    anchor.shape === undefined ? [] : mark(anchor, pointAt(route, anchor.position), look, theme),
  );
}

function mark(anchor: Anchor, at: Point, { color, width }: LinkLook, theme: Theme): Primitive[] {
  const { ground } = themeColors[theme];
  const half = (anchor.size ?? usualSize) / 2;
  const stroke = { color, width };
  const open = (path: Path): PathPrimitive => ({ type: 'path', path, fill: ground, stroke });
  const disc = (share: number) => ellipsePath(at.x, at.y, half * share, half * share);
  switch (anchor.shape) {
    case 'process':
      return [open(square(at, half))];
    case 'omitted-process':
      return [open(square(at, half)), ...sign('\\\\', at, half, color)];
    case 'uncertain-process':
      return [open(square(at, half)), ...sign('?', at, half, color)];
    case 'association':
      return [{ type: 'path', path: disc(1), fill: color, stroke }];
    case 'dissociation':
      return [open(disc(1)), open(disc(0.55))];
    case 'circle':
    case 'square':
    case undefined:
      return [];
    default:
      return unreachable(anchor.shape);
  }
}

function square({ x, y }: Point, half: number): Path {
  return [
    ['M', x - half, y - half],
    ['L', x + half, y - half],
    ['L', x + half, y + half],
    ['L', x - half, y + half],
    ['Z'],
  ];
}

function sign(text: string, { x, y }: Point, half: number, color: string): Primitive[] {
  const size = half;
  const baseline = y + (size * fontHeights.capHeight) / 2;
  return [
    {
      type: 'text',
      text,
      x,
      y: baseline,
      anchor: 'middle',
      size,
      weight: 600,
      italic: false,
      color,
    },
  ];
}
