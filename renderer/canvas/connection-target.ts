import {
  canConnect,
  suggestRelations,
  type EndTarget,
} from '../../shared/edit/connection-rules.ts';
import { canPoint, isPointable } from '../../shared/edit/leaders.ts';
import {
  sideSchema,
  type Link,
  type Project,
  type NodeEndpoint,
  type BoxPosition,
  type DiagramPoint,
  type PathwayNode,
} from '../../shared/project/project-schema.ts';
import { boxToPosition, diagramToBox } from '../../shared/scene/node-outline.ts';
import { unreachable } from '../../shared/result.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import {
  grown,
  type DrawnDiagram,
  type DrawnLink,
  type DrawnNode,
} from '../../shared/scene/primitives.ts';
import { sceneIndexOf } from '../../shared/graph/scene-index.ts';
import {
  distanceToRoute,
  findStraightPoint,
  type PointOnRoute,
} from '../../shared/scene/route-geometry.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { pointOnNode } from '../../shared/scene/link-ends.ts';

/** The element at which a link would end. */
export interface ConnectionTarget {
  readonly hit: Hit;
  readonly end: EndTarget;
  /** False if the link may not end there: the target is shown, and nothing happens. */
  readonly isPossible: boolean;
}

/** A link that is drawn from somewhere, or one of whose ends is moved. */
export type OpenLink =
  { readonly from: EndTarget } | { readonly link: Link; readonly end: 'source' | 'target' };

/** A link keeps the side from which it is drawn; from the middle of a node it finds its own side. */
export function endpointFor(id: string, handle: string | null): NodeEndpoint {
  const side = sideSchema.safeParse(handle);
  return side.success ? { to: 'node', id, side: side.data } : { to: 'node', id };
}

/** Empty canvas. */
export function isPane(target: EventTarget): boolean {
  return target instanceof Element && target.matches('.react-flow__pane');
}

/** How near to a link the pointer must be to mean it, in window pixels. */
export const linkReach = 10;

/**
 * Where a link would end if it were let go at a point of the diagram; null over empty canvas. The link itself and its
 * source do not count. On another link it ends where it runs straight, if that is close.
 */
export function connectionTargetAt(
  drawing: Drawing,
  open: OpenLink,
  point: DiagramPoint,
  zoom: number,
): ConnectionTarget | null {
  const reach = linkReach / zoom;
  const except = 'link' in open ? [open.link.id] : open.from.to === 'point' ? [] : [open.from.id];
  const under = elementAt(drawing.diagram, point, reach, new Set(except));
  if (!under) return null;
  const hit = under.type === 'link' ? straightHit(drawing, open, under, reach) : under;
  const end = endOf(hit, point);
  return { hit, end, isPossible: mayEndAt(drawing.project, open, end) };
}

type LinkHit = Extract<Hit, { type: 'link' }>;

function straightHit(drawing: Drawing, open: OpenLink, hit: LinkHit, reach: number): LinkHit {
  const from = positionOfEnd(drawing, otherEnd(open));
  const straightPoint = from && straightened(drawing, hit.drawn.route, [from], hit.at, reach);
  return straightPoint
    ? { ...hit, at: straightPoint.point, position: straightPoint.position }
    : hit;
}

/** The point from which the last segment of the link runs: its last bend, or its other end. */
function otherEnd(open: OpenLink): EndTarget {
  if ('from' in open) return open.from;
  const { waypoints, source, target } = open.link;
  const bend = open.end === 'source' ? waypoints[0] : waypoints.at(-1);
  if (bend) return { to: 'point', ...bend };
  return open.end === 'source' ? target : source;
}

/** The note from which a line is drawn; null where it is a link. */
export function pointerFrom(project: Project, from: EndTarget): string | null {
  const node = from.to === 'node' ? indexProject(project).nodes.get(from.id) : undefined;
  return node && canPoint(node) ? node.id : null;
}

/** The node or link to which a line from a note leads that ends there. */
export function pointedAt(project: Project, end: EndTarget): string | undefined {
  if (end.to === 'anchor') return indexProject(project).anchors.get(end.id)?.link.id;
  return end.to === 'point' ? undefined : end.id;
}

function mayEndAt(project: Project, open: OpenLink, end: EndTarget): boolean {
  if (!('link' in open)) {
    const note = pointerFrom(project, open.from);
    if (note !== null) return isPointable(project, note, pointedAt(project, end) ?? note);
    return suggestRelations(project, open.from, end).length > 0;
  }
  const { link } = open;
  const options = { link: link.id, waypoints: link.waypoints.length };
  return open.end === 'source'
    ? canConnect(project, end, link.target, options)
    : canConnect(project, link.source, end, options);
}

function endOf(hit: Hit, point: DiagramPoint): EndTarget {
  switch (hit.type) {
    case 'node':
      return endpointOnNode(hit.drawn.node, point);
    case 'anchor':
      return { to: 'anchor', id: hit.id };
    case 'link':
      return { to: 'link', id: hit.id };
    default:
      return unreachable(hit);
  }
}

/** What lies under a point. `position` is the fraction of the link's length. */
type Hit =
  | { readonly type: 'node'; readonly id: string; readonly drawn: DrawnNode }
  | {
      readonly type: 'anchor';
      readonly id: string;
      readonly drawn: DrawnLink;
      readonly at: DiagramPoint;
    }
  | {
      readonly type: 'link';
      readonly id: string;
      readonly drawn: DrawnLink;
      readonly at: DiagramPoint;
      readonly position: number;
    };

/** How wide the edge of a container is to the pointer, in diagram units. */
const containerEdge = 10;

/**
 * The topmost element at a point in diagram coordinates. A link within `tolerance` counts, and an anchor within it wins
 * over its link. Of a container only its edge counts, so that its content can be reached.
 */
function elementAt(
  diagram: DrawnDiagram,
  point: DiagramPoint,
  tolerance: number,
  except: ReadonlySet<string> = new Set(),
): Hit | null {
  const around = grown({ ...point, width: 0, height: 0 }, tolerance);
  for (const item of sceneIndexOf(diagram).within(around).toReversed()) {
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

/** The position on a node's box that a point means: the middle of a side if it is close, otherwise the point itself. */
function endpointOnNode(node: PathwayNode, point: DiagramPoint): NodeEndpoint {
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

function relativePosition(node: PathwayNode, point: DiagramPoint): BoxPosition {
  return boxToPosition(node, diagramToBox(node, point));
}

export function isOnNode(node: PathwayNode, point: DiagramPoint): boolean {
  const { x, y } = relativePosition(node, point);
  const isInside = Math.abs(x) <= 1 && Math.abs(y) <= 1;
  if (!isInside || !nodeKinds[node.kind].contains) return isInside;
  const toEdge = Math.min(
    (1 - Math.abs(x)) * (node.width / 2),
    (1 - Math.abs(y)) * (node.height / 2),
  );
  return toEdge <= containerEdge;
}

function hitOnLink(drawn: DrawnLink, point: DiagramPoint, tolerance: number): Hit | null {
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

/** A project and its drawing. */
export interface Drawing {
  readonly project: Project;
  readonly diagram: DrawnDiagram;
}

/** The position of an end; undefined for an unknown id, and for a link as a whole. */
function positionOfEnd({ project, diagram }: Drawing, end: EndTarget): DiagramPoint | undefined {
  if (end.to === 'point') return end;
  if (end.to === 'node') {
    const node = diagram.nodes.get(end.id)?.node;
    return node && pointOnNode(node, end);
  }
  const host = indexProject(project).anchors.get(end.id)?.link.id;
  return host === undefined ? undefined : diagram.links.get(host)?.anchors.get(end.id);
}

/**
 * The point of a route, close to a given one, where a link from one of these points runs horizontally or vertically. A
 * hand cannot find it alone: nodes lie on the grid, but the pointer does not. If the diagram does not snap, there is
 * none.
 */
function straightened(
  { project }: Drawing,
  route: readonly DiagramPoint[],
  from: readonly DiagramPoint[],
  near: DiagramPoint,
  reach: number,
): PointOnRoute | undefined {
  if (!project.canvas.snap) return undefined;
  const candidates = from.flatMap((point) => findStraightPoint(route, point, near, reach) ?? []);
  const far = ({ point }: PointOnRoute) => Math.hypot(point.x - near.x, point.y - near.y);
  return candidates.sort((one, other) => far(one) - far(other))[0];
}

/** The position of an anchor that is dragged to a point: there, or close to it where a link at it runs straight. */
export function anchorPosition(
  drawing: Drawing,
  route: readonly DiagramPoint[],
  anchor: string,
  nearest: PointOnRoute,
  reach: number,
): number {
  const links = indexProject(drawing.project).linksAt.get(anchor) ?? [];
  const from = links.flatMap(({ source, target }) => {
    const isSource = source.to === 'anchor' && source.id === anchor;
    return positionOfEnd(drawing, isSource ? target : source) ?? [];
  });
  return straightened(drawing, route, from, nearest.point, reach)?.position ?? nearest.position;
}
