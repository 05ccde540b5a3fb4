import { unreachable } from '../result.ts';
import { fadeColor } from './colors.ts';
import type { PathPrimitive, Primitive } from './primitives.ts';

/**
 * Makes primitives transparent by their colours. A group's opacity would need a layer of its own to paint into,
 * which Canvas2D does not have: this way all painters agree.
 */
export function fade(primitives: readonly Primitive[], opacity: number): readonly Primitive[] {
  return opacity >= 1 ? primitives : primitives.map((primitive) => fadeOne(primitive, opacity));
}

function fadeOne(primitive: Primitive, opacity: number): Primitive {
  switch (primitive.type) {
    case 'path':
      return fadePath(primitive, opacity);
    case 'text':
      return { ...primitive, color: fadeColor(primitive.color, opacity) };
    case 'group':
      return { ...primitive, children: fade(primitive.children, opacity) };
    default:
      return unreachable(primitive);
  }
}

function fadePath({ type, path, fill, stroke }: PathPrimitive, opacity: number): PathPrimitive {
  return {
    type,
    path,
    ...(fill === undefined ? {} : { fill: fadeColor(fill, opacity) }),
    ...(stroke ? { stroke: { ...stroke, color: fadeColor(stroke.color, opacity) } } : {}),
  };
}
