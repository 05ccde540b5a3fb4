import { nodeKinds } from '../../project/node-kinds.ts';
import type { NodeKind } from '../../project/node-schema.ts';
import { textInset } from '../../scene/node-shapes.ts';
import { measureText } from '../../scene/text-metrics.ts';

/** Wider than this a label is better broken. */
const widest = 240;
const widthStep = 10;
/** Of labels, in diagram units; a label that is a little wider still fits. */
const labelSize = 13;

/** As large as the kind is, or as wide as its label needs, in diagram units. */
export function fitSize(kind: NodeKind, label: string): { width: number; height: number } {
  const facts = nodeKinds[kind];
  const { height } = facts;
  const lines = label.slice(0, 200).split('\n');
  const text = Math.max(...lines.map((line) => measureText(line, labelSize, 600)));
  let width: number = facts.width;
  while (width < widest && width - 2 * textInset(facts.shape, width, height) < text) {
    width += widthStep;
  }
  return { width, height };
}
