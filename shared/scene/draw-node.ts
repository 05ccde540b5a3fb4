import type { PathwayNode } from '../project/node-schema.ts';
import { badgePrimitives } from './badges.ts';
import { primitivesBounds, rotatedBounds } from './bounds.ts';
import { mixColors } from './colors.ts';
import type { DrawnNode } from './drawn.ts';
import { fade } from './fade.ts';
import { cloneFoot, cloneText, copyBehind, portLines } from './node-marks.ts';
import { lineStroke, nodeLook, type NodeLook } from './node-look.ts';
import { innerLinesOf, outlineOf } from './node-shapes.ts';
import { nodeText } from './node-text.ts';
import type { Path, PathPrimitive, Primitive, Theme } from './primitives.ts';
import { themeColors } from './theme-colors.ts';

const drawnNodes: Record<Theme, WeakMap<PathwayNode, DrawnNode>> = {
  light: new WeakMap(),
  dark: new WeakMap(),
};

/** What a node looks like in a theme. The same node value gives the same drawing, also for swatches and previews. */
export function drawNode(node: PathwayNode, theme: Theme): DrawnNode {
  const known = drawnNodes[theme].get(node);
  if (known) return known;
  const drawn = makeDrawing(node, theme);
  drawnNodes[theme].set(node, drawn);
  return drawn;
}

function makeDrawing(node: PathwayNode, theme: Theme): DrawnNode {
  const look = nodeLook(node, theme);
  const upright: readonly Primitive[] = [
    ...bodyPrimitives(node, look, theme),
    ...nodeText(node, look),
    ...(node.clone ? cloneText(node, look) : []),
    ...node.badges.flatMap((badge) => badgePrimitives(badge, node, look, theme)),
  ];
  const primitives = arrange(node, upright);
  const painted = primitivesBounds([
    { type: 'group', offset: { x: node.x, y: node.y }, children: primitives },
  ]);
  const box = rotatedBounds(node, node.rotation);
  return { node, box, bounds: primitives.length > 0 ? joined(box, painted) : box, primitives };
}

function joined(box: DrawnNode['box'], painted: DrawnNode['bounds']): DrawnNode['bounds'] {
  const x = Math.min(box.x, painted.x);
  const y = Math.min(box.y, painted.y);
  const right = Math.max(box.x + box.width, painted.x + painted.width);
  const bottom = Math.max(box.y + box.height, painted.y + painted.height);
  return { x, y, width: right - x, height: bottom - y };
}

/** Turned and faded as a whole, where it is. */
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
  if (look.borderStyle === 'double') return doubleBorder(node, look, outline, theme);
  const stroke = lineStroke(look.border, look.borderWidth, look.borderStyle);
  const lines = inner.map((path): PathPrimitive => ({
    type: 'path',
    path,
    stroke: { ...stroke, width: Math.min(stroke.width, 1.25) },
  }));
  return [{ ...filled(outline, look), stroke }, ...lines];
}

function filled(path: Path, look: NodeLook): PathPrimitive {
  return look.fill === 'none' ? { type: 'path', path } : { type: 'path', path, fill: look.fill };
}

/** Two outlines within the border's width, the inner one finer, as membranes and SBGN's double borders are drawn. */
function doubleBorder(
  node: PathwayNode,
  look: NodeLook,
  outline: Path,
  theme: Theme,
): readonly PathPrimitive[] {
  const outer = Math.max(0.5, Math.min(1.5, look.borderWidth / 3));
  const inner = outer * 0.75;
  const inset = look.borderWidth - (outer + inner) / 2;
  const ground = mixColors(themeColors[theme].ground, look.fill, 1);
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
