import type { NodeStyle } from '../project/node-schema.ts';
import type { PathPrimitive, TextPrimitive } from './primitives.ts';
import { lineWidth } from './text-layout.ts';

/** Where lines under and through a text lie, from its baseline, in sizes of the font. */
const under = 0.12;
const through = -0.27;

/** The lines that a style draws under and through a node's text. */
export function textLines(
  texts: readonly TextPrimitive[],
  style: NodeStyle | undefined,
): readonly PathPrimitive[] {
  const offsets = [...(style?.underline ? [under] : []), ...(style?.strike ? [through] : [])];
  if (offsets.length === 0) return [];
  const shares = { start: 0, middle: 0.5, end: 1 };
  return texts.flatMap((text) => {
    const width = lineWidth(text.text, text);
    const x = text.x - width * shares[text.anchor];
    return offsets.map((offset): PathPrimitive => {
      const y = text.y + offset * text.size;
      return {
        type: 'path',
        path: [
          ['M', x, y],
          ['L', x + width, y],
        ],
        stroke: { color: text.color, width: text.size / 14 },
      };
    });
  });
}
