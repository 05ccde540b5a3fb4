import type { Head, Link } from '../project/link-schema.ts';
import { relations, type RelationFacts } from '../project/relations.ts';
import type { LineStyle } from '../project/node-schema.ts';
import type { Theme } from './primitives.ts';
import { shownInTheme, themeColors } from './theme-colors.ts';

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
