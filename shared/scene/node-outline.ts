import {
  type Side,
  type PathwayNode,
  boxPoint,
  type BoxPoint,
  type BoxPosition,
  type DiagramPoint,
} from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { outlineOf } from './node-shapes.ts';
import { rotatePoint, type Path, centreOf } from './primitives.ts';
import { flattenPath } from './route-geometry.ts';

const polygons = new Map<string, readonly BoxPoint[]>();
const mostPolygons = 2_000;
/** So many chords that the end of a line is less than a tenth of a unit away from the drawn outline at usual sizes. */
const chords = 8;

/** The outline as a closed polyline. */
function polygonOf(node: PathwayNode): readonly BoxPoint[] {
  const shape = node.style?.shape ?? nodeKinds[node.kind].shape;
  // A diagram has many nodes, but few different shapes and sizes.
  const key = `${shape} ${node.width} ${node.height}`;
  const known = polygons.get(key);
  if (known) return known;
  const polygon = outlinePoints(outlineOf(shape, node.width, node.height), chords);
  if (polygons.size >= mostPolygons) polygons.clear();
  polygons.set(key, polygon);
  return polygon;
}

/** The corners of an outline, its curves as short chords. */
export function outlinePoints(outline: Path, chordsPerCurve?: number): BoxPoint[] {
  return flattenPath(outline, chordsPerCurve).map(({ x, y }) => boxPoint(x, y));
}

/** A box that is turned about its centre. */
type Box = Pick<PathwayNode, 'x' | 'y' | 'width' | 'height' | 'rotation'>;

/** Where in the diagram a point of a node's own box lies. */
export function boxToDiagram(node: Box, { x, y }: BoxPoint): DiagramPoint {
  return rotatePoint({ x: node.x + x, y: node.y + y }, centreOf(node), node.rotation);
}

/** Where in a node's own box a point of the diagram lies. */
export function diagramToBox(node: Box, point: DiagramPoint): BoxPoint {
  const { x, y } = rotatePoint(point, centreOf(node), -node.rotation);
  return boxPoint(x - node.x, y - node.y);
}

export function positionToBox(size: Size, { x, y }: BoxPosition): BoxPoint {
  return boxPoint((size.width / 2) * (1 + x), (size.height / 2) * (1 + y));
}

/** Finite, also for a box without size. */
export function boxToPosition({ width, height }: Size, { x, y }: BoxPoint): BoxPosition {
  return {
    x: (x - width / 2) / Math.max(width / 2, 1),
    y: (y - height / 2) / Math.max(height / 2, 1),
  };
}

type Size = Pick<Box, 'width' | 'height'>;

/** Where the ray from the node's centre towards a point crosses the outline; the centre if both are the same point. */
export function outlineToward(node: PathwayNode, point: DiagramPoint): DiagramPoint {
  const centre = boxPoint(node.width / 2, node.height / 2);
  const local = diagramToBox(node, point);
  return leave(node, centre, boxPoint(local.x - centre.x, local.y - centre.y));
}

/** A point of the outline on a side: its middle, or a distance from it along the side, in diagram units. */
export function outlineAtSide(node: PathwayNode, side: Side, shift = 0): DiagramPoint {
  const normal = sideNormals[side];
  const room = (normal.x === 0 ? node.width : node.height) / 2;
  const along = Math.max(-room, Math.min(room, shift));
  const from = boxPoint(
    node.width / 2 + Math.abs(normal.y) * along,
    node.height / 2 + Math.abs(normal.x) * along,
  );
  return leave(node, from, normal);
}

/** Outward normals of the sides of an unrotated box. */
export const sideNormals: Readonly<Record<Side, BoxPoint>> = {
  top: boxPoint(0, -1),
  right: boxPoint(1, 0),
  bottom: boxPoint(0, 1),
  left: boxPoint(-1, 0),
};

/** Is the point within the node's box? */
export function isInside(node: PathwayNode, point: DiagramPoint): boolean {
  const { x, y } = diagramToBox(node, point);
  return x > 0 && x < node.width && y > 0 && y < node.height;
}

/** The last crossing of a ray with the outline. */
function leave(node: PathwayNode, from: BoxPoint, direction: BoxPoint): DiagramPoint {
  const polygon = polygonOf(node);
  let farthest = 0;
  for (let i = 1; i < polygon.length; i += 1) {
    const a = polygon[i - 1];
    const b = polygon[i];
    if (a && b) farthest = Math.max(farthest, crossing(from, direction, a, b));
  }
  const last = boxPoint(from.x + direction.x * farthest, from.y + direction.y * farthest);
  return boxToDiagram(node, last);
}

/** How far along the ray it meets the edge from `a` to `b`, in lengths of `direction`; 0 if it does not meet it. */
function crossing(from: BoxPoint, direction: BoxPoint, a: BoxPoint, b: BoxPoint): number {
  const edgeX = b.x - a.x;
  const edgeY = b.y - a.y;
  const cross = direction.x * edgeY - direction.y * edgeX;
  if (Math.abs(cross) < 1e-12) return 0;
  const startX = a.x - from.x;
  const startY = a.y - from.y;
  const onEdge = (startX * direction.y - startY * direction.x) / cross;
  if (onEdge < -1e-9 || onEdge > 1 + 1e-9) return 0;
  return Math.max(0, (startX * edgeY - startY * edgeX) / cross);
}
