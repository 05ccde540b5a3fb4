import type { Picture } from '../../../../shared/paint/picture.ts';
import type { Primitive, TextPrimitive } from '../../../../shared/scene/primitives.ts';

/** Every line of text that stands beside the diagram. */
export function linesIn({ extras }: Pick<Picture, 'extras'>): string[] {
  return extras.flatMap(textsOf).map(({ text }) => text);
}

function textsOf(primitive: Primitive): TextPrimitive[] {
  if (primitive.type === 'text') return [primitive];
  return primitive.type === 'group' ? primitive.children.flatMap(textsOf) : [];
}
