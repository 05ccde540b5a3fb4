import { clearerOn, themeColors } from '../../scene/looks.ts';
import type { Theme } from '../../project/themes.ts';
import type { GroupPrimitive, Primitive, TextPrimitive } from '../../scene/primitives.ts';
import {
  layOutText,
  lineWidth,
  type TextFont,
  type TextRoom,
  fontHeights,
} from '../../scene/text-layout.ts';

/** Something next to the diagram, drawn from its top left corner in the width that was asked for. */
export interface Block {
  /** In diagram units, from the top of its first capitals to its last baseline or edge. */
  readonly height: number;
  readonly primitives: readonly Primitive[];
}

/** Colours of what is written beside the diagram. */
export interface ExtrasLook {
  readonly theme: Theme;
  /** What it is written on, opaque. */
  readonly ground: string;
  readonly ink: string;
  readonly quiet: string;
  readonly rule: string;
}

/** The theme's colours, if they can be read on the background of the image. */
export function extrasLook(theme: Theme, background: string | null): ExtrasLook {
  const { ground: own, ink, quiet, badgeBorder } = themeColors(theme);
  const ground = background ?? own;
  return {
    theme,
    ground,
    ink: clearerOn(ground, ink, 7),
    quiet: clearerOn(ground, quiet, 4.5),
    rule: clearerOn(ground, badgeBorder, 1.3),
  };
}

export interface TextManner {
  readonly font: TextFont;
  /** Baseline to baseline, in diagram units. */
  readonly leading: number;
  readonly color: string;
}

/** A paragraph in the room given, its first baseline as far down as its capitals are high. */
export function paragraph(text: string, manner: TextManner, room: TextRoom): Block {
  const { font, leading, color } = manner;
  const lines = layOutText(text, font, room);
  const first = font.size * fontHeights.capHeight;
  return {
    height: first + (lines.length - 1) * leading,
    primitives: lines.flatMap((line, index) =>
      line.trim() === '' ? [] : [textLine(line, 0, first + index * leading, font, color)],
    ),
  };
}

/** One line; `y` is its baseline. */
export function textLine(
  text: string,
  x: number,
  y: number,
  font: TextFont,
  color: string,
  anchor: TextPrimitive['anchor'] = 'start',
): TextPrimitive {
  return { type: 'text', text, x, y, anchor, italic: false, color, ...font };
}

const headingFont: TextFont = { size: 11, weight: 600, letterSpacing: 0.66 };

/** Set like the names of compartments, so that diagram and surroundings match. */
export function heading(text: string, look: ExtrasLook): Block {
  return paragraph(text.toUpperCase(), { font: headingFont, leading: 14, color: look.quiet }, {});
}

/** A block's primitives at another place. */
export function placed({ primitives }: Block, x: number, y: number): GroupPrimitive {
  return { type: 'group', offset: { x, y }, children: primitives };
}

/** Blocks below each other, with as much room between them; empty ones leave none. */
export function stack(blocks: readonly Block[], gap: number): Block {
  const primitives: Primitive[] = [];
  let height = 0;
  for (const block of blocks) {
    if (block.primitives.length === 0) continue;
    if (primitives.length > 0) height += gap;
    primitives.push(placed(block, 0, height));
    height += block.height;
  }
  return { height, primitives };
}

/** Width of the widest of some lines, in diagram units. */
export function widest(lines: readonly string[], font: TextFont): number {
  return lines.reduce((width, line) => Math.max(width, lineWidth(line, font)), 0);
}
