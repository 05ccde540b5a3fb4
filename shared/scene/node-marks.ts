import type { PathwayNode } from '../project/node-schema.ts';
import type { Point } from '../project/value-schemas.ts';
import { readableOn } from './colors.ts';
import { movePath } from './move-path.ts';
import type { NodeLook } from './node-look.ts';
import { outlineOf } from './node-shapes.ts';
import type { Path, PathPrimitive, TextPrimitive } from './primitives.ts';
import { flattenPath } from './route-geometry.ts';
import { fontHeights } from './text-metrics.ts';
import { visibleLines } from './visible-text.ts';

/** How far the copy behind a multimer sticks out, in diagram units. */
const pileStep = 8;
/** Where a clone marker's foot begins, as a share of the node's height. */
const footStart = 0.72;
const footTextSize = 9.5;

/** The lines from a node's outline to its ports, to lie beneath its body. */
export function portLines(node: PathwayNode, look: NodeLook): readonly PathPrimitive[] {
  if (look.border === 'none') return [];
  const { width, height } = node;
  return (node.ports ?? []).flatMap(({ x, y }) => {
    // From where the line to the centre enters the box.
    const reach = Math.max(Math.abs(x), Math.abs(y));
    if (reach <= 1) return [];
    const at = (share: number): Point => ({
      x: (width / 2) * (1 + x * share),
      y: (height / 2) * (1 + y * share),
    });
    const stroke = { color: look.border, width: look.borderWidth };
    return [{ type: 'path' as const, path: linePath([at(1 / reach), at(1)]), stroke }];
  });
}

/** The copy that shows behind a multimer. */
export function copyBehind(body: readonly PathPrimitive[]): readonly PathPrimitive[] {
  return body.map((part) => ({ ...part, path: movePath(part.path, pileStep, pileStep) }));
}

/** The dark foot of a node that is drawn several times. */
export function cloneFoot(node: PathwayNode, look: NodeLook): readonly PathPrimitive[] {
  const polygon = flattenPath(outlineOf(look.shape, node.width, node.height));
  const foot = cutAbove(polygon, node.height * footStart);
  if (foot.length < 3) return [];
  return [{ type: 'path', path: [...linePath(foot), ['Z']], fill: footColor(look) }];
}

/** What stands in the foot. */
export function cloneText(node: PathwayNode, look: NodeLook): readonly TextPrimitive[] {
  const text = visibleLines(node.clone?.label ?? '')
    .join(' ')
    .trim();
  if (text === '') return [];
  const middle = (node.height * (1 + footStart)) / 2;
  const size = Math.min(footTextSize, node.height * (1 - footStart));
  return [
    {
      type: 'text',
      text,
      x: node.width / 2,
      y: middle + (size * fontHeights.capHeight) / 2,
      anchor: 'middle',
      size,
      weight: 600,
      italic: false,
      color: readableOn(footColor(look).slice(0, 7), '#ffffff'),
    },
  ];
}

function footColor(look: NodeLook): string {
  return look.border === 'none' ? '#334155' : look.border;
}

/** What of a polygon lies below a height: each edge that crosses it is cut there. */
function cutAbove(polygon: readonly Point[], top: number): Point[] {
  const kept: Point[] = [];
  for (const [index, at] of polygon.entries()) {
    const next = polygon[(index + 1) % polygon.length] ?? at;
    if (at.y >= top) kept.push(at);
    if (at.y >= top === next.y >= top) continue;
    const share = (top - at.y) / (next.y - at.y);
    kept.push({ x: at.x + (next.x - at.x) * share, y: top });
  }
  return kept;
}

function linePath(points: readonly Point[]): Path {
  return points.map(({ x, y }, index) => (index === 0 ? ['M', x, y] : ['L', x, y]));
}
