import type { ProjectIndex } from '../graph/project-index.ts';
import type { DiagramPoint, Endpoint, Link } from '../project/project-schema.ts';
import { pointOnNode } from '../scene/link-ends.ts';
import { pointAt } from '../scene/route-geometry.ts';
import { patched, shifted } from './edit.ts';

/** So far beside a line, in diagram units, a point still lies on it: files round. */
const slack = 0.05;

/** What moves as a whole, each with its shift in diagram units. */
type Shifts = ReadonlyMap<string, DiagramPoint>;

interface Moving {
  readonly index: ProjectIndex;
  readonly nodes: Shifts;
  readonly links: Shifts;
  /** Links of which an end moves, as they are afterwards. */
  readonly settled: Map<string, Link>;
}

/**
 * The links that are bent at right angles and of which one end moves, with a node or on a line that does: the bend next to
 * it moves along, so that the line still leaves straight and gets no further bend. Only bends that were set count; others
 * are worked out anew.
 */
export function withStraightEnds(
  index: ProjectIndex,
  nodes: Shifts,
  links: Shifts,
): ReadonlyMap<string, Link> {
  const moving: Moving = { index, nodes, links, settled: new Map() };
  const anchorsOf = (link: Link | undefined) => (link?.anchors ?? []).map(({ id }) => id);
  const wholes = [...links.keys()].flatMap((id) => anchorsOf(index.links.get(id)));
  const waiting = [...nodes.keys(), ...wholes];
  const reached = new Set(links.keys());
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const link of index.linksAt.get(id) ?? []) {
      if (reached.has(link.id)) continue;
      reached.add(link.id);
      settle(moving, link);
      waiting.push(...anchorsOf(link));
    }
  }
  return moving.settled;
}

function settle(moving: Moving, link: Link, depth = 0): Link {
  const known = moving.settled.get(link.id);
  if (known) return known;
  // Lines that hang on each other in a ring are taken as they are.
  moving.settled.set(link.id, link);
  const isRight = link.routing === 'orthogonal' || link.style?.curve === 'within';
  if (!isRight || link.waypoints.length === 0) return link;
  const { source, target } = link;
  const first = withFirstMoved(moving, [source, target], link.waypoints, depth);
  const back = withFirstMoved(moving, [target, source], first.toReversed(), depth);
  const next = patched(link, { waypoints: back.toReversed() });
  moving.settled.set(link.id, next);
  return next;
}

type Bends = Link['waypoints'];

/** Of the bends as they follow from an end. */
function withFirstMoved(
  moving: Moving,
  [end, other]: readonly [Endpoint, Endpoint],
  bends: Bends,
  depth: number,
): Bends {
  const [first, ...rest] = bends;
  const [from, to] = [endBefore(moving, end, depth), endAfter(moving, end, depth)];
  if (!first || !from || !to) return bends;
  const next = rest[0] ?? endBefore(moving, other, depth);
  const isLevel = isNear(first.y, from.y) && (!next || isNear(next.x, first.x));
  const isUpright = isNear(first.x, from.x) && (!next || isNear(next.y, first.y));
  if (isLevel === isUpright) return bends;
  const shift = { x: isLevel ? 0 : to.x - from.x, y: isLevel ? to.y - from.y : 0 };
  return [shifted(first, shift), ...rest];
}

/** Lines that hang on lines that hang on lines: farther nothing is worked out. */
const deepest = 6;

/** Where a link ends before anything moves; unknown where that takes drawing it. */
function endBefore(moving: Moving, end: Endpoint, depth = 0): DiagramPoint | undefined {
  if (end.to === 'point') return end;
  const { nodes, anchors } = moving.index;
  const node = end.to === 'node' ? nodes.get(end.id) : undefined;
  if (end.to === 'node') return node && pointOnNode(node, end);
  const host = anchors.get(end.id);
  if (!host || depth > deepest) return undefined;
  const at = pointOnLine(host.link, host.anchor.position, (it) => endBefore(moving, it, depth + 1));
  return at && shifted(at, end.offset ?? { x: 0, y: 0 });
}

function endAfter(moving: Moving, end: Endpoint, depth = 0): DiagramPoint | undefined {
  const host = end.to === 'anchor' ? moving.index.anchors.get(end.id) : undefined;
  const shift = host
    ? moving.links.get(host.link.id)
    : end.to === 'node' && moving.nodes.get(end.id);
  if (!host || shift) {
    const before = endBefore(moving, end, depth);
    return before && shift ? shifted(before, shift) : before;
  }
  if (depth > deepest) return undefined;
  const line = settle(moving, host.link, depth + 1);
  const at = pointOnLine(line, host.anchor.position, (it) => endAfter(moving, it, depth + 1));
  return at && end.to === 'anchor' ? shifted(at, end.offset ?? { x: 0, y: 0 }) : at;
}

function pointOnLine(
  { routing, waypoints, source, target }: Link,
  position: number,
  pointOf: (end: Endpoint) => DiagramPoint | undefined,
): DiagramPoint | undefined {
  const isDrawn = routing === 'curved' || (routing === 'orthogonal' && waypoints.length === 0);
  const [from, to] = isDrawn ? [] : [pointOf(source), pointOf(target)];
  return from && to && pointAt([from, ...waypoints, to], position);
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) < slack;
}
