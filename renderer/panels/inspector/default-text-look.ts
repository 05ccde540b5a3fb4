import type { PathwayNode } from '../../../shared/project/node-schema.ts';
import { drawNode } from '../../../shared/scene/draw-node.ts';
import type { Primitive, TextPrimitive, Theme } from '../../../shared/scene/primitives.ts';

/** Size (in diagram units) and weight of a node's text while its style says nothing: what the scene draws. */
export function defaultTextLook(
  node: PathwayNode,
  theme: Theme,
): { readonly size: number; readonly bold: boolean } {
  const { style: _style, ...plain } = node;
  const text = firstText(drawNode({ ...plain, label: 'x', badges: [] }, theme).primitives);
  return { size: text?.size ?? 13, bold: text?.weight === 600 };
}

function firstText(primitives: readonly Primitive[]): TextPrimitive | undefined {
  for (const primitive of primitives) {
    if (primitive.type === 'text') return primitive;
    const inside = primitive.type === 'group' ? firstText(primitive.children) : undefined;
    if (inside) return inside;
  }
  return undefined;
}
