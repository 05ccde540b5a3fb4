import {
  type Endpoint,
  type Link,
  type NodeEndpoint,
  type Side,
  type Badge,
  type PathwayNode,
  boxPoint,
  type BoxPosition,
  type DiagramPoint,
} from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { rotatedBounds, rotatePoint, type Bounds, centreOf } from './primitives.ts';
import {
  isInside,
  outlineAtSide,
  outlineToward,
  boxToDiagram,
  diagramToBox,
  positionToBox,
  sideNormals,
} from './node-outline.ts';

/** Where a link ends and how it leaves from there. */
export interface LinkEnd {
  readonly point: DiagramPoint;
  /** Unit vector away from the target; absent where every direction is equally good. */
  readonly normal?: DiagramPoint;
  /** The distance from the point to the outer edge of the border or carrier that is drawn there, in diagram units. */
  readonly clearance: number;
  readonly at: Endpoint['to'];
  /** The box of the node it ends at. */
  readonly obstacle?: Bounds;
}

/** A point on a carrier: the position of an anchor, the direction of the link there, and half of its width. */
export interface AnchorPosition {
  readonly point: DiagramPoint;
  readonly tangent: DiagramPoint;
  readonly clearance: number;
}

/** Where the ends of links are looked up. An unknown id gives undefined. */
export interface EndLookup {
  node(id: string): PathwayNode | undefined;
  anchor(id: string): AnchorPosition | undefined;
}

type Routing = Link['routing'];

/** Both ends of a link. */
export function resolveEnds(
  link: Link,
  lookup: EndLookup,
  /** Of a loop: how many others the node has before it. */
  loop = 0,
): { source: LinkEnd; target: LinkEnd } {
  const source = describeEnd(link.source, lookup);
  const target = describeEnd(link.target, lookup);
  if (isSelfLoop(link, source, target)) return loopEnds(source, target, loop);
  const first = link.waypoints[0];
  const last = link.waypoints.at(-1);
  // Within a container at which it ends, a link runs to the border, not through the centre of the container.
  if (contains(target, source)) {
    const targetEnd = settle(target, last, source, link.routing);
    return {
      source: settle(source, first ?? targetEnd.point, target, link.routing),
      target: targetEnd,
    };
  }
  const sourceEnd = settle(source, first, target, link.routing);
  const toward = contains(source, target) ? sourceEnd.point : undefined;
  return { source: sourceEnd, target: settle(target, last ?? toward, source, link.routing) };
}

function contains(outer: OpenEnd, inner: OpenEnd): boolean {
  const { node } = outer;
  return node !== undefined && node !== inner.node && isInside(node, inner.reference);
}

/** An end, while it is not known where the link comes from. */
interface OpenEnd {
  readonly endpoint: Endpoint;
  readonly node?: PathwayNode;
  readonly anchor?: AnchorPosition;
  /** The fixed point, or the middle of the node. */
  readonly reference: DiagramPoint;
  /** May the end move along the node's outline? */
  readonly floats: boolean;
}

function describeEnd(endpoint: Endpoint, lookup: EndLookup): OpenEnd {
  if (endpoint.to === 'point') {
    return { endpoint, reference: { x: endpoint.x, y: endpoint.y }, floats: false };
  }
  if (endpoint.to === 'anchor') {
    const anchor = lookup.anchor(endpoint.id);
    const { x, y } = anchor?.point ?? { x: 0, y: 0 };
    const reference = { x: x + (endpoint.offset?.x ?? 0), y: y + (endpoint.offset?.y ?? 0) };
    return { endpoint, reference, floats: false, ...(anchor ? { anchor } : {}) };
  }
  const node = lookup.node(endpoint.id);
  if (!node) return { endpoint, reference: { x: 0, y: 0 }, floats: false };
  const floats = fixedPoint(node, endpoint) === undefined;
  return { endpoint, node, reference: pointOnNode(node, endpoint), floats };
}

/** Where a link ends on a node: the fixed point, or the node's middle, to which the link then runs. */
export function pointOnNode(node: PathwayNode, endpoint: NodeEndpoint): DiagramPoint {
  return fixedPoint(node, endpoint) ?? centreOf(node);
}

function fixedPoint(node: PathwayNode, endpoint: NodeEndpoint): DiagramPoint | undefined {
  const badge = badgeAt(node, endpoint);
  if (badge) return pointInBadge(node, badge, endpoint.position ?? { x: 0, y: 0 });
  if (endpoint.position) return boxToDiagram(node, positionToBox(node, endpoint.position));
  return endpoint.side ? outlineAtSide(node, endpoint.side) : undefined;
}

function badgeAt(node: PathwayNode, { badge }: NodeEndpoint): Badge | undefined {
  return badge === undefined ? undefined : node.badges.find(({ id }) => id === badge);
}

/** A badge without its own size is a single point. */
function pointInBadge(node: PathwayNode, badge: Badge, position: BoxPosition): DiagramPoint {
  const { width = 0, height = 0 } = badge;
  const centre = positionToBox(node, badge);
  const point = boxPoint(centre.x + (position.x * width) / 2, centre.y + (position.y * height) / 2);
  return boxToDiagram(node, point);
}

function settle(
  end: OpenEnd,
  toward: DiagramPoint | undefined,
  other: OpenEnd,
  routing: Routing,
): LinkEnd {
  if (end.anchor) return anchorEnd(end, end.anchor, toward ?? other.reference);
  if (!end.node) return { point: end.reference, clearance: 0, at: 'point' };
  return nodeEnd(end, end.node, toward, other, routing);
}

function anchorEnd(
  end: OpenEnd,
  { tangent, clearance }: AnchorPosition,
  toward: DiagramPoint,
): LinkEnd {
  const point = end.reference;
  const across = { x: -tangent.y, y: tangent.x };
  const side = across.x * (toward.x - point.x) + across.y * (toward.y - point.y);
  const normal = side < 0 ? { x: -across.x, y: -across.y } : across;
  return { point, normal, clearance, at: 'anchor' };
}

function nodeEnd(
  end: OpenEnd,
  node: PathwayNode,
  toward: DiagramPoint | undefined,
  other: OpenEnd,
  routing: Routing,
): LinkEnd {
  const base = { clearance: borderClearance(node), at: 'node', obstacle: boxOf(node) } as const;
  if (!end.floats) {
    const side = fixedSide(end.endpoint);
    return { ...base, point: end.reference, ...(side ? { normal: normalOf(node, side) } : {}) };
  }
  const aim = toward ?? other.reference;
  if (routing === 'straight') return { ...base, point: outlineToward(node, aim) };
  const partner = toward ? undefined : other.node;
  const side = facingSide(node, aim, partner);
  const shift = alongSide(node, side, aim, partner, other.floats, routing);
  return { ...base, point: outlineAtSide(node, side, shift), normal: normalOf(node, side) };
}

function fixedSide(endpoint: Endpoint): Side | undefined {
  if (endpoint.to !== 'node') return undefined;
  const { position, side } = endpoint;
  if (!position) return side;
  if (position.x === 0 && position.y === 0) return undefined;
  if (Math.abs(position.x) > Math.abs(position.y)) return position.x > 0 ? 'right' : 'left';
  return position.y > 0 ? 'bottom' : 'top';
}

/** The side across the widest gap between the boxes, so that both ends choose the same direction. */
function facingSide(node: PathwayNode, aim: DiagramPoint, partner: PathwayNode | undefined): Side {
  const { dx, dy } = offsetInFrame(node, aim);
  const gapX = Math.abs(dx) - (node.width + (partner?.width ?? 0)) / 2;
  const gapY = Math.abs(dy) - (node.height + (partner?.height ?? 0)) / 2;
  if (gapX > gapY) return dx > 0 ? 'right' : 'left';
  return dy > 0 ? 'bottom' : 'top';
}

/** From the node's centre to a point, in the node's unrotated frame. */
function offsetInFrame(node: PathwayNode, aim: DiagramPoint): { dx: number; dy: number } {
  const { x, y } = diagramToBox(node, aim);
  return { dx: x - node.width / 2, dy: y - node.height / 2 };
}

/** The distance of a free end from the middle of a side: shifted to where the link goes, or in line with it. */
function alongSide(
  node: PathwayNode,
  side: Side,
  aim: DiagramPoint,
  partner: PathwayNode | undefined,
  partnerFloats: boolean,
  routing: Routing,
): number {
  const isHorizontal = side === 'top' || side === 'bottom';
  const { dx, dy } = offsetInFrame(node, aim);
  const away = isHorizontal ? dx : dy;
  const half = (isHorizontal ? node.width : node.height) / 2;
  if (routing === 'curved') return Math.max(-0.6 * half, Math.min(0.6 * half, away * 0.25));
  // On a turned side the nearest point at the same level is not the nearest point.
  if (node.rotation !== 0) return 0;
  const inset = Math.min(8, half / 2);
  if (!partner || !partnerFloats) return Math.abs(away) <= half - inset ? away : 0;
  const partnerHalf = (isHorizontal ? partner.width : partner.height) / 2;
  const low = Math.max(-half + inset, away - partnerHalf + Math.min(8, partnerHalf / 2));
  const high = Math.min(half - inset, away + partnerHalf - Math.min(8, partnerHalf / 2));
  if (low > high) return 0;
  // At the level of the end whose middle the other can reach, so that most lines leave from a middle.
  if (low <= 0 && high >= 0 && half <= partnerHalf) return 0;
  if (low <= away && away <= high) return away;
  return (low + high) / 2;
}

/** An imported link between two points of one node runs as in its own editor. */
export function isPlaced({ origin, source, target }: Link): boolean {
  return origin !== undefined && hasPosition(source) && hasPosition(target);
}

function hasPosition(end: Endpoint): boolean {
  return end.to === 'node' && end.position !== undefined;
}

function isSelfLoop(link: Link, source: OpenEnd, target: OpenEnd): boolean {
  if (!source.node || source.node !== target.node || link.waypoints.length > 0) return false;
  if (isPlaced(link)) return false;
  const apart = Math.hypot(
    source.reference.x - target.reference.x,
    source.reference.y - target.reference.y,
  );
  return apart < 1;
}

/** Out at the right and back in from above; if both ends are fixed at one point, out and back there. */
function loopEnds(
  source: OpenEnd,
  target: OpenEnd,
  loop: number,
): { source: LinkEnd; target: LinkEnd } {
  const node = source.node;
  if (!node) return { source: freeEnd(source), target: freeEnd(target) };
  const side =
    source.floats && target.floats
      ? undefined
      : (fixedSide(source.endpoint) ?? fixedSide(target.endpoint));
  const [out, back]: readonly [Side, Side] = side
    ? [side, neighbour[side]]
    : (corners[loop % corners.length] ?? corners[0]);
  return { source: loopEnd(node, out, back), target: loopEnd(node, back, out) };
}

/** One loop at each corner of a node. */
const corners = [
  ['right', 'top'],
  ['left', 'bottom'],
  ['bottom', 'right'],
  ['top', 'left'],
] as const;

const neighbour: Readonly<Record<Side, Side>> = {
  right: 'top',
  top: 'right',
  left: 'bottom',
  bottom: 'left',
};

function loopEnd(node: PathwayNode, side: Side, toward: Side): LinkEnd {
  const lean = sideNormals[toward];
  const shift = lean.x * node.width * 0.25 + lean.y * node.height * 0.25;
  return {
    point: outlineAtSide(node, side, shift),
    normal: normalOf(node, side),
    clearance: borderClearance(node),
    at: 'node',
    obstacle: boxOf(node),
  };
}

function freeEnd(end: OpenEnd): LinkEnd {
  return { point: end.reference, clearance: 0, at: 'point' };
}

function normalOf(node: PathwayNode, side: Side): DiagramPoint {
  const { x, y } = sideNormals[side];
  return rotatePoint({ x, y }, { x: 0, y: 0 }, node.rotation);
}

function boxOf(node: PathwayNode): Bounds {
  return rotatedBounds(node, node.rotation);
}

function borderClearance(node: PathwayNode): number {
  const kind = nodeKinds[node.kind];
  const border = node.style?.border ?? kind.light.border;
  const width = node.style?.borderWidth ?? kind.borderWidth;
  if (border === 'none') return 0;
  // Of a double border only the outer line lies on the outline.
  const isDouble = (node.style?.borderStyle ?? kind.borderStyle) === 'double';
  return isDouble ? Math.min(0.75, width / 6) : width / 2;
}

/** Whether nobody fixed where on its node an end is. */
export function floats(end: Endpoint): end is NodeEndpoint {
  return (
    end.to === 'node' &&
    end.side === undefined &&
    end.position === undefined &&
    end.badge === undefined
  );
}
