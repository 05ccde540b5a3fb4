import type { PathwayNode } from '../project/node-schema.ts';
import type { Point } from '../project/value-schemas.ts';
import { rotatedBounds, unionBounds, rotatePoint } from '../scene/bounds.ts';
import type { Bounds } from '../scene/primitives.ts';

/** The centre of a box in diagram units. */
export function centreOf(box: Bounds): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Encloses the boxes of nodes as rotated, without badges and strokes, in diagram units; undefined if there are none. */
export function boundsAround(nodes: readonly PathwayNode[], margin = 0): Bounds | undefined {
  if (nodes.length === 0) return undefined;
  const bounds = unionBounds(nodes.map((node) => rotatedBounds(node, node.rotation)));
  return {
    x: bounds.x - margin,
    y: bounds.y - margin,
    width: bounds.width + 2 * margin,
    height: bounds.height + 2 * margin,
  };
}

/** Whether a point lies in a node's box as rotated; its edge is part of it. */
export function isInNode(node: PathwayNode, point: Point): boolean {
  const centre = centreOf(node);
  const { x, y } = rotatePoint(point, centre, -node.rotation);
  return Math.abs(x - centre.x) <= node.width / 2 && Math.abs(y - centre.y) <= node.height / 2;
}
