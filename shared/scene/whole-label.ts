import type { PathwayNode } from '../project/node-schema.ts';
import { primitivesBounds } from './bounds.ts';
import { nodeLook } from './node-look.ts';
import { nodeText } from './node-text.ts';
import type { TextPrimitive } from './primitives.ts';
import { visibleLines } from './visible-text.ts';

/** Diagram units that text may reach over the border before anybody sees it. */
const tolerance = 2;

const known = new WeakMap<PathwayNode, boolean>();

/** Whether a node's label and caption are drawn to the last character, and within its box. */
export function showsWholeLabel(node: PathwayNode): boolean {
  const answer = known.get(node) ?? isWhole(node);
  known.set(node, answer);
  return answer;
}

function isWhole(node: PathwayNode): boolean {
  const texts = nodeText(node, nodeLook(node, 'light'));
  const written = inkOf(`${node.label}\n${node.caption}`);
  const drawn = inkOf(texts.map(({ text }) => text).join('\n'));
  return written === drawn && liesWithin(texts, node);
}

/** Without the spaces that breaking lines takes away, and the capitals that headings are set in. */
function inkOf(text: string): string {
  return visibleLines(text).join('').replaceAll(/\s/gu, '').toUpperCase();
}

function liesWithin(texts: readonly TextPrimitive[], { width, height }: PathwayNode): boolean {
  if (texts.length === 0) return true;
  const { x, y, width: across, height: down } = primitivesBounds(texts);
  return (
    x >= -tolerance &&
    y >= -tolerance &&
    x + across <= width + tolerance &&
    y + down <= height + tolerance
  );
}
