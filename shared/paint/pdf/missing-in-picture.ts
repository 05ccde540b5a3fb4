import type { Primitive, TextPrimitive } from '../../scene/primitives.ts';
import type { Picture } from '../picture.ts';
import { keyOf, type DrawMissing, type DrawnText } from './missing-text.ts';
import type { Resources } from './resources.ts';
import { missingTexts, type DrawnTexts } from './text-line.ts';

/** Has the shell draw each text of the picture and the labels that the bundled font lacks, once. */
export async function drawMissingTexts(
  picture: Pick<Picture, 'items' | 'extras'>,
  labels: readonly TextPrimitive[],
  resources: Resources,
  drawMissing: DrawMissing | undefined,
): Promise<{ readonly drawnTexts: DrawnTexts; readonly missing: readonly string[] }> {
  const drawnTexts = new Map<string, DrawnText>();
  const undrawn = new Map<string, string>();
  for (const line of [...linesOf(picture), ...labels]) {
    for (const text of missingTexts(line, resources.fontOf(line.weight).font)) {
      const key = keyOf(text);
      if (drawnTexts.has(key) || undrawn.has(key)) continue;
      const drawn = (await drawMissing?.(text)) ?? null;
      if (drawn) drawnTexts.set(key, drawn);
      else undrawn.set(key, text.text);
    }
  }
  return { drawnTexts, missing: [...new Set(undrawn.values())] };
}

/** Every line of text in a picture. */
export function* linesOf({
  items,
  extras,
}: Pick<Picture, 'items' | 'extras'>): Generator<TextPrimitive> {
  for (const { drawn } of items) yield* linesIn(drawn.primitives);
  yield* linesIn(extras);
}

function* linesIn(primitives: readonly Primitive[]): Generator<TextPrimitive> {
  for (const primitive of primitives) {
    if (primitive.type === 'text') yield primitive;
    if (primitive.type === 'group') yield* linesIn(primitive.children);
  }
}
