import type { Badge, PathwayNode, NodeStyle } from '../project/project-schema.ts';
import { pictureOf } from '../project/inserted-picture.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { ownValue } from '../project/plain-json.ts';
import { badgePrimitives, cloneFoot, cloneText, copyBehind, portLines } from './node-marks.ts';
import type { Theme } from '../project/themes.ts';
import {
  grown,
  DrawnByTheme,
  rotatedBounds,
  widthOfText,
  type Bounds,
  type DrawnNode,
  type Path,
  type PathPrimitive,
  type Primitive,
  type Stroke,
  type TextPrimitive,
} from './primitives.ts';
import {
  mixColors,
  fade,
  fadeColor,
  themeColors,
  lineStroke,
  nodeLook,
  type NodeLook,
} from './looks.ts';
import { laterNode, movedNode, recolouredNode } from './later-drawing.ts';
import { innerLinesOf, outlineOf } from './node-shapes.ts';
import { positionToBox } from './node-outline.ts';
import { isTextFitted, nodeText } from './node-text.ts';
import { isOpenShape } from './organelle-shapes.ts';
import { movePath } from './paths.ts';

const drawnNodes = new DrawnByTheme<PathwayNode, DrawnNode>();

/**
 * Draws a node in a theme. The same node value gives the same drawing. Swatches and previews use it too. `before` is how
 * the node was drawn last: if it only moved, it is painted as it was.
 */
export function drawNode(node: PathwayNode, theme: Theme, before?: DrawnNode): DrawnNode {
  const known = drawnNodes.get(node, theme);
  if (known) return known;
  const drawn = drawAgain(node, theme, before) ?? makeDrawing(node, theme);
  drawnNodes.set(node, theme, drawn);
  return drawn;
}

/** From an earlier drawing, if there is one that differs in little. */
function drawAgain(node: PathwayNode, theme: Theme, before?: DrawnNode): DrawnNode | null {
  const twin = drawnNodes.twinOf(node, theme);
  if (twin) return recolouredNode(twin, () => primitivesOf(node, theme));
  if (!before || !isOnlyMoved(before.node, node)) return null;
  const box = rotatedBounds(node, node.rotation);
  return movedNode(before, { node, box });
}

/** Whether a node differs from its last version in its position only. */
export function isOnlyMoved(before: PathwayNode, node: PathwayNode): boolean {
  const fields = Object.entries(before);
  if (fields.length !== Object.keys(node).length) return false;
  return fields.every(
    ([key, value]) => key === 'x' || key === 'y' || ownValue(node, key) === value,
  );
}

function makeDrawing(node: PathwayNode, theme: Theme): DrawnNode {
  const box = rotatedBounds(node, node.rotation);
  return laterNode({ node, box }, plainReach(node, box), () => primitivesOf(node, theme));
}

/** Diagram units by which an outline or a fitted text may lie beyond the box, besides the border. */
const beyondBox = 48;

/**
 * What certainly encloses a node of the usual shapes, whose text is fitted into its box. Null for another node: it may be
 * painted anywhere round it.
 */
function plainReach(node: PathwayNode, box: Bounds): Bounds | null {
  const hasMarks = node.badges.length > 0 || node.ports || node.multimer || node.clone;
  const hasOwnForm = node.style && Object.keys(node.style).some((field) => !paints.has(field));
  if (hasMarks || hasOwnForm || nodeKinds[node.kind].contains || !isTextFitted(node)) return null;
  return grown(box, beyondBox);
}

/** The fields of a style that change nothing but colours. */
const paints: ReadonlySet<string> = new Set(['fill', 'border', 'text', 'opacity']);

function primitivesOf(node: PathwayNode, theme: Theme): readonly Primitive[] {
  const look = nodeLook(node, theme);
  const isUpright = node.style?.uprightText === true && node.rotation !== 0;
  const turned: readonly Primitive[] = [
    ...withPicture(node, bodyPrimitives(node, look, theme)),
    ...(isUpright ? [] : textPrimitives(node, look)),
    ...(node.clone ? cloneText(node, look) : []),
    ...node.badges.flatMap((badge) => drawBadge(badge, node, look, theme)),
  ];
  return [...arrange(node, turned), ...(isUpright ? uprightText(node, look) : [])];
}

/** What shows of a node that is very small; null for a paint that it does not have. */
export interface BoxLook {
  readonly fill: string | null;
  readonly border: string | null;
  readonly width: number;
}

/** The colours of a node's outline, without the rest of its drawing; null for a node without an outline. */
export function boxLook(node: PathwayNode, theme: Theme): BoxLook | null {
  const look = nodeLook(node, theme);
  const hasBorder = look.border !== 'none' && look.borderWidth > 0;
  // A picture has no colour that could stand for it.
  if (pictureOf(node)) return null;
  if (look.shape === 'none' || (!hasBorder && look.fill === 'none')) return null;
  const opacity = node.style?.opacity ?? 1;
  const isFilled = look.fill !== 'none' && !isOpenShape(look.shape);
  return {
    fill: isFilled ? fadeColor(look.fill, opacity) : null,
    border: hasBorder ? fadeColor(look.border, opacity) : null,
    width: look.borderWidth,
  };
}

function textPrimitives(node: PathwayNode, look: NodeLook): readonly Primitive[] {
  const texts = nodeText(node, look);
  return [...texts, ...textLines(texts, node.style)];
}

/** The picture of a node over its fill and below its border. */
function withPicture(node: PathwayNode, body: readonly PathPrimitive[]): readonly Primitive[] {
  const picture = pictureOf(node);
  if (!picture) return body;
  const { width, height, label } = node;
  const image: Primitive = {
    type: 'image',
    picture,
    x: 0,
    y: 0,
    width,
    height,
    opacity: 1,
    isGrey: false,
    alternative: label,
  };
  const borders = body.map(({ type, path, stroke }): PathPrimitive => ({
    type,
    path,
    ...(stroke ? { stroke } : {}),
  }));
  return [...body, image, ...borders.filter(({ stroke }) => stroke)];
}

/** The text of a turned node, set in the upright box around it. */
function uprightText(node: PathwayNode, look: NodeLook): readonly Primitive[] {
  const { x, y, width, height } = rotatedBounds({ ...node, x: 0, y: 0 }, node.rotation);
  const texts = textPrimitives({ ...node, width, height }, look);
  const children = fade(texts, node.style?.opacity ?? 1);
  return [{ type: 'group', offset: { x, y }, children }];
}

/** A badge with its own style is drawn like a small node. */
function drawBadge(
  badge: Badge,
  node: PathwayNode,
  look: NodeLook,
  theme: Theme,
): readonly Primitive[] {
  if (!badge.style) return badgePrimitives(badge, node, look, theme);
  const [width, height] = [badge.width ?? usualBadge, badge.height ?? usualBadge];
  const shape = badge.shape ?? badge.style.shape ?? 'ellipse';
  const own: PathwayNode = {
    ...badgeNode,
    label: badge.label,
    width,
    height,
    rotation: badge.rotation ?? 0,
    style: { ...badge.style, shape },
  };
  const centre = positionToBox(node, badge);
  const offset = { x: centre.x - width / 2, y: centre.y - height / 2 };
  return [{ type: 'group', offset, children: makeDrawing(own, theme).primitives }];
}

const usualBadge = 15;

/** The fields of a node that drawing a badge needs. It counts as imported, so that its label is never broken. */
const badgeNode: PathwayNode = {
  id: 'badge',
  kind: 'shape',
  label: '',
  caption: '',
  x: 0,
  y: 0,
  width: usualBadge,
  height: usualBadge,
  rotation: 0,
  z: 0,
  badges: [],
  notes: '',
  xrefs: [],
  evidence: [],
  origin: { format: 'badge' },
};

/** Turns and fades the whole node, at its position. */
function arrange(node: PathwayNode, upright: readonly Primitive[]): readonly Primitive[] {
  const children = fade(upright, node.style?.opacity ?? 1);
  if (node.rotation === 0) return children;
  const rotation = { angle: node.rotation, x: node.width / 2, y: node.height / 2 };
  return [{ type: 'group', rotation, children }];
}

function bodyPrimitives(node: PathwayNode, look: NodeLook, theme: Theme): readonly PathPrimitive[] {
  const body = outlinePrimitives(node, look, theme);
  // Most nodes have none of these marks.
  if (!node.ports && !node.multimer && !node.clone) return body;
  return [
    ...portLines(node, look),
    ...(node.multimer ? copyBehind(body) : []),
    ...body,
    ...(node.clone ? cloneFoot(node, look) : []),
  ];
}

function outlinePrimitives(
  node: PathwayNode,
  look: NodeLook,
  theme: Theme,
): readonly PathPrimitive[] {
  if (look.shape === 'none') return [];
  const outline = outlineOf(look.shape, node.width, node.height);
  const inner = innerLinesOf(look.shape, node.width, node.height);
  const hasBorder = look.border !== 'none' && look.borderWidth > 0;
  if (!hasBorder) return look.fill === 'none' ? [] : [filled(outline, look)];
  const stroke = borderStroke(node, look);
  // An inner membrane is as strong as the outer one; folds and bars are signs, and thin.
  const most = look.shape === 'mitochondrion' ? Infinity : 1.25;
  const lines = inner.map((path): PathPrimitive => ({
    type: 'path',
    path,
    stroke: { ...stroke, width: Math.min(stroke.width, most) },
  }));
  if (look.borderStyle === 'double') {
    const gap = node.style?.borderGap;
    const borders =
      gap === undefined
        ? doubleBorder(node, look, outline, theme)
        : twinBorder(node, look, outline, gap);
    return [...borders, ...lines];
  }
  return [{ ...filled(outline, look), stroke }, ...lines];
}

function borderStroke({ style }: PathwayNode, look: NodeLook): Stroke {
  const stroke = lineStroke(look.border, look.borderWidth, look.borderStyle);
  return style?.dash && look.borderStyle !== 'solid' ? { ...stroke, dash: style.dash } : stroke;
}

/** Two lines, each as wide as the border, with a gap between them; the outline runs in the gap. */
function twinBorder(
  { width, height }: PathwayNode,
  look: NodeLook,
  outline: Path,
  gap: number,
): readonly PathPrimitive[] {
  const away = (gap + look.borderWidth) / 2;
  const stroke = { color: look.border, width: look.borderWidth };
  const outer = movePath(outlineOf(look.shape, width + 2 * away, height + 2 * away), -away, -away);
  const inner = outlineOf(look.shape, width, height, away);
  const hasInner = Math.min(width, height) > 2 * away;
  return [
    ...(look.fill === 'none' ? [] : [filled(outline, look)]),
    { type: 'path', path: outer, stroke },
    ...(hasInner ? [{ type: 'path' as const, path: inner, stroke }] : []),
  ];
}

function filled(path: Path, look: NodeLook): PathPrimitive {
  if (isOpenShape(look.shape)) return { type: 'path', path };
  return look.fill === 'none' ? { type: 'path', path } : { type: 'path', path, fill: look.fill };
}

/**
 * Two outlines within the width of the border, the inner one thinner, as membranes and SBGN's double borders are drawn.
 */
function doubleBorder(
  node: PathwayNode,
  look: NodeLook,
  outline: Path,
  theme: Theme,
): readonly PathPrimitive[] {
  const outer = Math.max(0.5, Math.min(1.5, look.borderWidth / 3));
  const inner = outer * 0.75;
  const inset = look.borderWidth - (outer + inner) / 2;
  const ground = mixColors(themeColors(theme).ground, look.fill, 1);
  const stroke = { color: look.border, width: outer };
  const body = { ...filled(outline, look), stroke };
  if (Math.min(node.width, node.height) < 4 * inset) return [body];
  return [
    body,
    {
      type: 'path',
      path: outlineOf(look.shape, node.width, node.height, inset),
      stroke: { color: mixColors(ground, look.border, 0.6), width: inner },
    },
  ];
}

/** The positions of lines under and through a text, from its baseline, in font sizes. */
const under = 0.12;
const through = -0.27;

/** The lines that a style draws under or through a node's text. */
function textLines(
  texts: readonly TextPrimitive[],
  style: NodeStyle | undefined,
): readonly PathPrimitive[] {
  const offsets = [...(style?.underline ? [under] : []), ...(style?.strike ? [through] : [])];
  if (offsets.length === 0) return [];
  const shares = { start: 0, middle: 0.5, end: 1 };
  return texts.flatMap((text) => {
    const width = widthOfText(text);
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
