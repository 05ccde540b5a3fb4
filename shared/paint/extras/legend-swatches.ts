import {
  type Badge,
  nodeSchema,
  type LineStyle,
  type NodeKind,
  type NodeStyle,
} from '../../project/node-schema.ts';
import { linkSchema, type LinkStyle, type Relation } from '../../project/project-schema.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import { badgePrimitives } from '../../scene/node-marks.ts';
import { drawLink } from '../../scene/draw-link.ts';
import { drawNode } from '../../scene/draw-node.ts';
import { lineStroke, nodeLook } from '../../scene/looks.ts';
import type { Primitive, Theme } from '../../scene/primitives.ts';

/** Every swatch fills a box of this size from its top left corner. In diagram units. */
export const swatchSize = { width: 36, height: 18 } as const;

const { width, height } = swatchSize;
// A border that suits a node would fill a swatch.
const widestBorder = 3.5;
const middle = height / 2;

/** A kind's shape, tint and border. */
export function kindSwatch(kind: NodeKind, style: NodeStyle, theme: Theme): readonly Primitive[] {
  const borderWidth = Math.min(nodeKinds[kind].borderWidth, widestBorder);
  const node = nodeSchema.parse({
    id: 'swatch',
    kind,
    x: 0,
    y: 0,
    width,
    height,
    style: { ...style, borderWidth },
  });
  return drawNode(node, theme).primitives;
}

/** A relation's line and head. */
export function relationSwatch(
  relation: Relation,
  style: LinkStyle,
  theme: Theme,
): readonly Primitive[] {
  const link = linkSchema.parse({
    id: 'swatch',
    relation,
    source: { to: 'point', x: 0, y: middle },
    target: { to: 'point', x: width, y: middle },
    style,
  });
  return drawLink(link, { node: () => undefined, anchor: () => undefined }, theme).primitives;
}

/** A line's style, whatever it joins. */
export function lineSwatch(line: LineStyle, color: string, ground: string): readonly Primitive[] {
  const path = [
    ['M', 0, middle],
    ['L', width, middle],
  ] as const;
  const stroke = lineStroke(color, 1.5, line);
  if (line !== 'double') return [{ type: 'path', path, stroke }];
  return [
    { type: 'path', path, stroke: { ...stroke, width: 4.2 } },
    { type: 'path', path, stroke: { color: ground, width: 1.5 } },
  ];
}

/** A badge's border, without a text. */
export function badgeSwatch(kind: Badge['kind'], theme: Theme): readonly Primitive[] {
  const badge = { id: 'badge', kind, x: 0, y: 0 };
  const node = nodeSchema.parse({
    id: 'swatch',
    kind: 'protein',
    x: 0,
    y: 0,
    width,
    height,
    badges: [badge],
  });
  const look = nodeLook(node, theme);
  return node.badges.flatMap((one) => badgePrimitives(one, node, look, theme));
}
