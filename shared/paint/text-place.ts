import type { TextPrimitive } from '../scene/primitives.ts';
import { baseDirection } from '../scene/visible-text.ts';

/**
 * How SVG sets a line: its base direction follows from its letters, and `start` and `end`, which are left and right
 * in the scene, are the other way round for it where the line runs from right to left.
 */
export function svgTextAlignment({ text, anchor }: TextPrimitive): {
  readonly direction: 'ltr' | 'rtl';
  readonly anchor: TextPrimitive['anchor'];
} {
  const direction = baseDirection(text);
  if (direction === 'ltr' || anchor === 'middle') return { direction, anchor };
  return { direction, anchor: anchor === 'start' ? 'end' : 'start' };
}
