import type { NodeEndpoint } from '../../shared/project/link-schema.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import type { PathwayNode } from '../../shared/project/node-schema.ts';
import type { Point } from '../../shared/project/value-schemas.ts';
import type { DrawnDiagram, DrawnLink, DrawnNode } from '../../shared/scene/drawn.ts';
import { distanceToRoute } from '../../shared/scene/route-geometry.ts';

/** What lies under a point. `position` is the fraction of the link's length. */
export type Hit =
  | { readonly type: 'node'; readonly id: string; readonly drawn: DrawnNode }
  | { readonly type: 'anchor'; readonly id: string; readonly drawn: DrawnLink; readonly at: Point }
  | {
      readonly type: 'link';
      readonly id: string;
      readonly drawn: DrawnLink;
      readonly at: Point;
      readonly position: number;
    };

/** How wide the edge of a container is to the pointer, in diagram units. */
const containerEdge = 10;

/**
 * The topmost element under a point in diagram coordinates; a link within `tolerance` counts, and an anchor within
 * it wins over its link. Inside a container only its edge counts, so that what lies in it can be reached.
 */
export function elementAt(
  diagram: DrawnDiagram,
  point: Point,
  tolerance: number,
  except: ReadonlySet<string> = new Set(),
): Hit | null {
  for (const item of diagram.order.toReversed()) {
    if (item.type === 'node') {
      const { drawn } = item;
      if (!except.has(drawn.node.id) && isOnNode(drawn.node, point)) {
        return { type: 'node', id: drawn.node.id, drawn };
      }
    } else if (!except.has(item.drawn.link.id)) {
      const hit = hitOnLink(item.drawn, point, tolerance);
      if (hit) return hit;
    }
  }
  return null;
}

/** The place on a node's box that a point means: a side's middle when near it, else the place itself. */
export function endpointOnNode(node: PathwayNode, point: Point): NodeEndpoint {
  const { x, y } = relativePosition(node, point);
  const isInTheMiddle = Math.max(Math.abs(x), Math.abs(y)) < 0.6;
  if (isInTheMiddle) return { to: 'node', id: node.id };
  const isHorizontal = Math.abs(x) >= Math.abs(y);
  const along = isHorizontal ? y : x;
  if (Math.abs(along) < 0.35) {
    const side = isHorizontal ? (x > 0 ? 'right' : 'left') : y > 0 ? 'bottom' : 'top';
    return { to: 'node', id: node.id, side };
  }
  const clamped = Math.round(Math.max(-1, Math.min(1, along)) * 20) / 20;
  const position = isHorizontal ? { x: Math.sign(x), y: clamped } : { x: clamped, y: Math.sign(y) };
  return { to: 'node', id: node.id, position };
}

/** From the node's centre in halves of its size, the node's rotation undone. */
function relativePosition(node: PathwayNode, point: Point): Point {
  const angle = (-node.rotation * Math.PI) / 180;
  const dx = point.x - (node.x + node.width / 2);
  const dy = point.y - (node.y + node.height / 2);
  return {
    x: (dx * Math.cos(angle) - dy * Math.sin(angle)) / Math.max(node.width / 2, 1),
    y: (dx * Math.sin(angle) + dy * Math.cos(angle)) / Math.max(node.height / 2, 1),
  };
}

function isOnNode(node: PathwayNode, point: Point): boolean {
  const { x, y } = relativePosition(node, point);
  const isInside = Math.abs(x) <= 1 && Math.abs(y) <= 1;
  if (!isInside || !nodeKinds[node.kind].contains) return isInside;
  const toEdge = Math.min(
    (1 - Math.abs(x)) * (node.width / 2),
    (1 - Math.abs(y)) * (node.height / 2),
  );
  return toEdge <= containerEdge;
}

function hitOnLink(drawn: DrawnLink, point: Point, tolerance: number): Hit | null {
  const { bounds } = drawn;
  const isNear =
    point.x >= bounds.x - tolerance &&
    point.x <= bounds.x + bounds.width + tolerance &&
    point.y >= bounds.y - tolerance &&
    point.y <= bounds.y + bounds.height + tolerance;
  if (!isNear) return null;
  for (const [id, at] of drawn.anchors) {
    if (Math.hypot(at.x - point.x, at.y - point.y) <= tolerance) {
      return { type: 'anchor', id, drawn, at };
    }
  }
  const near = distanceToRoute(drawn.route, point);
  if (near.distance > tolerance) return null;
  return { type: 'link', id: drawn.link.id, drawn, at: near.point, position: near.position };
}
