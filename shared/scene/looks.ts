import { unreachable } from '../result.ts';
import type { NodeKindFacts } from '../project/kind-facts.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { LineStyle, NodeShape, PathwayNode } from '../project/node-schema.ts';
import type { Head, Link } from '../project/project-schema.ts';
import { relations, type RelationFacts } from '../project/relations.ts';
import { contrast, mixColors, readableOn, shownInTheme, themeColors } from './colors.ts';
import type { Stroke, Theme } from './primitives.ts';
import { isOpenShape } from './organelle-shapes.ts';

/** What a node's kind, its own style and the theme come to. */
export interface NodeLook {
  readonly shape: NodeShape;
  readonly fill: string;
  readonly border: string;
  readonly borderWidth: number;
  readonly borderStyle: LineStyle;
  readonly text: string;
  readonly caption: string;
}

/** Colours that the user set win; text whose colour they left alone stays readable on a fill that they set. */
export function nodeLook(node: PathwayNode, theme: Theme): NodeLook {
  const kind: NodeKindFacts = nodeKinds[node.kind];
  const { style } = node;
  const fill = style?.fill ?? kind[theme].fill;
  const shape = style?.shape ?? kind.shape;
  const isFilled = fill !== 'none' && shape !== 'none' && !isOpenShape(shape);
  const ground = isFilled
    ? mixColors(themeColors[theme].ground, fill, 1)
    : themeColors[theme].ground;
  const text = style?.text
    ? shownInTheme(style.text, ground, theme, isFilled ? undefined : onAnyGround)
    : style?.fill
      ? readableOn(ground, kind[theme].text)
      : kind[theme].text;
  return {
    shape,
    fill,
    border: style?.border
      ? shownInTheme(style.border, themeColors[theme].ground, theme)
      : kind[theme].border,
    borderWidth: style?.borderWidth ?? kind.borderWidth,
    borderStyle: style?.borderStyle ?? kind.borderStyle,
    text,
    caption: quieter(text, ground),
  };
}

/** A text without a fill may lie on another node's, light or dark: a middle shade can be read on both. */
const onAnyGround = 3.5;

/** As quiet beside the label as it can be read. */
function quieter(text: string, ground: string): string {
  if (text === 'none') return text;
  const shades = [0.78, 0.9].map((share) => mixColors(ground, text, share));
  return shades.find((shade) => contrast(ground, shade) >= 4.5) ?? text;
}

/** How a line of this style and width is stroked. A double line is stroked as a solid one, twice. */
export function lineStroke(color: string, width: number, style: LineStyle): Stroke {
  switch (style) {
    case 'dashed':
      return { color, width, dash: [Math.max(2, width * 3.6), Math.max(1.5, width * 2.4)] };
    case 'dotted':
      return { color, width, dash: [0.1, width * 2.5], cap: 'round' };
    case 'solid':
    case 'double':
      return { color, width };
    default:
      return unreachable(style);
  }
}

/** How a link is drawn. Width and dashes in diagram units. */
export interface LinkLook {
  readonly color: string;
  readonly width: number;
  readonly line: LineStyle;
  readonly dash?: readonly number[];
  readonly sourceHead: Head;
  readonly targetHead: Head;
  /** How large heads are drawn, 1 being ours. */
  readonly headSize: number;
}

/** Programs of SBGN draw thin lines with large heads: about 13 units on a line of 1.25. */
const sbgnHeadSize = 1.4;

/** What a link's relation, its own style and the theme come to. */
export function linkLook({ relation, style, origin }: Link, theme: Theme): LinkLook {
  const facts: RelationFacts = relations[relation];
  return {
    color: style?.color
      ? shownInTheme(style.color, themeColors[theme].ground, theme)
      : facts[theme],
    width: style?.width ?? facts.width,
    line: style?.line ?? facts.line,
    ...(style?.dash ? { dash: style.dash } : {}),
    sourceHead: style?.sourceHead ?? 'none',
    targetHead: style?.targetHead ?? facts.head,
    headSize: origin?.format === 'sbgnml' ? sbgnHeadSize : 1,
  };
}
