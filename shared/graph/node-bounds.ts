import type { PathwayNode } from '../project/node-schema.ts';
import type { Point } from '../project/value-schemas.ts';
import type { Bounds } from '../scene/primitives.ts';

/** The centre of a node's box in diagram units. */
export function centreOf(node: Bounds): Point {
  return { x: node.x + node.width / 2, y: node.y + node.height / 2 };
}

/** Encloses a node's box as rotated, without badges and stroke, in diagram units. */
export function boundsOfNode(node: PathwayNode): Bounds {
  if (node.rotation === 0) return { x: node.x, y: node.y, width: node.width, height: node.height };
  const angle = (node.rotation * Math.PI) / 180;
  const [cosine, sine] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const width = node.width * cosine + node.height * sine;
  const height = node.width * sine + node.height * cosine;
  const centre = centreOf(node);
  return { x: centre.x - width / 2, y: centre.y - height / 2, width, height };
}

/** Whether a point lies in a node's box as rotated; its edge is part of it. */
export function isInNode(node: PathwayNode, point: Point): boolean {
  const centre = centreOf(node);
  const [x, y] = [point.x - centre.x, point.y - centre.y];
  const angle = (-node.rotation * Math.PI) / 180;
  const along = x * Math.cos(angle) - y * Math.sin(angle);
  const across = x * Math.sin(angle) + y * Math.cos(angle);
  return Math.abs(along) <= node.width / 2 && Math.abs(across) <= node.height / 2;
}

/** The smallest box around all of these, widened by a margin on every side; undefined if there are none. */
export function boundsAround(boxes: Iterable<Bounds>, margin = 0): Bounds | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  if (left === Infinity) return undefined;
  return {
    x: left - margin,
    y: top - margin,
    width: right - left + 2 * margin,
    height: bottom - top + 2 * margin,
  };
}
