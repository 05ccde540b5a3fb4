import type { Side } from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { PathwayNode } from '../project/node-schema.ts';
import type { Point } from '../project/value-schemas.ts';
import { outlineOf } from './node-shapes.ts';
import { rotatePoint } from './primitives.ts';
import { flattenPath } from './route-geometry.ts';

const polygons = new Map<string, readonly Point[]>();
const mostPolygons = 2_000;
/** Enough that a line's end leaves the drawn outline by less than a tenth of a unit at the usual sizes. */
const chords = 8;

/** The outline as a closed polyline, unrotated, relative to the box's top left corner. */
function polygonOf(node: PathwayNode): readonly Point[] {
  const shape = node.style?.shape ?? nodeKinds[node.kind].shape;
  // Diagrams have many nodes but few shapes and sizes.
  const key = `${shape} ${node.width} ${node.height}`;
  const known = polygons.get(key);
  if (known) return known;
  const polygon = flattenPath(outlineOf(shape, node.width, node.height), chords);
  if (polygons.size >= mostPolygons) polygons.clear();
  polygons.set(key, polygon);
  return polygon;
}

export function centreOf(node: PathwayNode): Point {
  return { x: node.x + node.width / 2, y: node.y + node.height / 2 };
}

/** Where the ray from the node's centre towards a point leaves the outline; the centre if they are one place. */
export function outlineToward(node: PathwayNode, point: Point): Point {
  const centre = centreOf(node);
  const local = rotatePoint(point, centre, -node.rotation);
  return leave(node, centre, { x: local.x - centre.x, y: local.y - centre.y });
}

/** A place on the outline at a side: its middle, or so far from it along the side, in diagram units. */
export function outlineAtSide(node: PathwayNode, side: Side, shift = 0): Point {
  const centre = centreOf(node);
  const normal = sideNormals[side];
  const room = (normal.x === 0 ? node.width : node.height) / 2;
  const along = Math.max(-room, Math.min(room, shift));
  const from = {
    x: centre.x + Math.abs(normal.y) * along,
    y: centre.y + Math.abs(normal.x) * along,
  };
  return leave(node, from, normal);
}

/** A place relative to the box, from its centre in halves of its size, turned with the node. */
export function pointInBox(node: PathwayNode, position: Point): Point {
  const centre = centreOf(node);
  const point = {
    x: centre.x + (position.x * node.width) / 2,
    y: centre.y + (position.y * node.height) / 2,
  };
  return rotatePoint(point, centre, node.rotation);
}

/** Outward normals of the sides of an unrotated box. */
export const sideNormals: Readonly<Record<Side, Point>> = {
  top: { x: 0, y: -1 },
  right: { x: 1, y: 0 },
  bottom: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
};

/** Is the point within the node's box? */
export function isInside(node: PathwayNode, point: Point): boolean {
  const local = rotatePoint(point, centreOf(node), -node.rotation);
  return (
    local.x > node.x &&
    local.x < node.x + node.width &&
    local.y > node.y &&
    local.y < node.y + node.height
  );
}

/** The last crossing of a ray with the outline, in the node's unrotated frame; then turned to where it is drawn. */
function leave(node: PathwayNode, from: Point, direction: Point): Point {
  const polygon = polygonOf(node);
  let farthest = 0;
  for (let i = 1; i < polygon.length; i += 1) {
    const a = polygon[i - 1];
    const b = polygon[i];
    if (a && b) farthest = Math.max(farthest, crossing(from, direction, a, b, node));
  }
  const point = { x: from.x + direction.x * farthest, y: from.y + direction.y * farthest };
  return rotatePoint(point, centreOf(node), node.rotation);
}

/** How far along the ray it meets the edge from `a` to `b`, in lengths of `direction`; 0 if it does not. */
function crossing(from: Point, direction: Point, a: Point, b: Point, node: PathwayNode): number {
  const edgeX = b.x - a.x;
  const edgeY = b.y - a.y;
  const cross = direction.x * edgeY - direction.y * edgeX;
  if (Math.abs(cross) < 1e-12) return 0;
  const startX = node.x + a.x - from.x;
  const startY = node.y + a.y - from.y;
  const onEdge = (startX * direction.y - startY * direction.x) / cross;
  if (onEdge < -1e-9 || onEdge > 1 + 1e-9) return 0;
  return Math.max(0, (startX * edgeY - startY * edgeX) / cross);
}
