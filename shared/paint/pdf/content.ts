import { unreachable } from '../../result.ts';
import type { GroupPrimitive, PathPrimitive, Primitive } from '../../scene/primitives.ts';
import { shortNumber } from '../numbers.ts';
import type { ContentTools } from './content-tools.ts';
import { pathOperators } from './path-operators.ts';
import { createPen, type Pen } from './pen.ts';
import { real } from './syntax.ts';
import { paintOutlines, paintTextLine } from './text-content.ts';

/**
 * Primitives as operators of a content stream (ISO 32000-1, 8.2), in diagram units with y down. Expects and leaves
 * the state of `pageState`.
 */
export function paintContent(
  primitives: readonly Primitive[],
  tools: ContentTools,
  offset?: { readonly x: number; readonly y: number },
): string {
  const pen = createPen(tools.resources);
  if (offset) paintGroup(pen, { type: 'group', offset, children: primitives }, tools);
  else paintAll(pen, primitives, tools);
  return pen.finish();
}

function paintAll(pen: Pen, primitives: readonly Primitive[], tools: ContentTools): void {
  for (const primitive of primitives) paintPrimitive(pen, primitive, tools);
}

function paintPrimitive(pen: Pen, primitive: Primitive, tools: ContentTools): void {
  switch (primitive.type) {
    case 'path':
      return paintPath(pen, primitive);
    case 'text':
      return tools.outlines
        ? paintOutlines(pen, primitive, tools)
        : paintTextLine(pen, primitive, tools);
    case 'group':
      return paintGroup(pen, primitive, tools);
    default:
      return unreachable(primitive);
  }
}

function paintPath(pen: Pen, { path, fill = 'none', stroke }: PathPrimitive): void {
  const strokes = stroke !== undefined && stroke.width > 0 && stroke.color !== 'none';
  const data = fill !== 'none' || strokes ? pathOperators(path) : '';
  if (fill !== 'none' && pen.fillWith(fill)) pen.write(`${data}f`);
  if (strokes && pen.strokeWith(stroke)) pen.write(`${data}S`);
}

function paintGroup(
  pen: Pen,
  { offset, rotation, children }: GroupPrimitive,
  tools: ContentTools,
): void {
  pen.save();
  if (offset) pen.write(`1 0 0 1 ${shortNumber(offset.x)} ${shortNumber(offset.y)} cm`);
  if (rotation) pen.write(rotationOperator(rotation));
  paintAll(pen, children, tools);
  pen.restore();
}

function rotationOperator({ angle, x, y }: Required<GroupPrimitive>['rotation']): string {
  const turn = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const matrix = [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
  return `${matrix.map(real).join(' ')} cm`;
}
