import type { ProjectIndex } from '../graph/project-index.ts';
import type { DiagramPoint, Endpoint, Link } from '../project/project-schema.ts';
import { pointOnNode } from '../scene/link-ends.ts';
import { patched, shifted } from './edit.ts';

/** So far beside a line, in diagram units, a point still lies on it: files round. */
const slack = 0.05;

/** The nodes that move, each with its shift in diagram units. */
type Shifts = ReadonlyMap<string, DiagramPoint>;

/**
 * The links that are bent at right angles and of which only one end moves: the bend next to it moves along, so that the
 * line still leaves straight and gets no further bend. Only bends that were set count; others are worked out anew.
 */
export function withStraightEnds(
  index: ProjectIndex,
  nodes: Shifts,
  shiftedLinks: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, Link> {
  const found = new Map<string, Link>();
  for (const id of nodes.keys()) {
    for (const link of index.linksAt.get(id) ?? []) {
      const isRight = link.routing === 'orthogonal' || link.style?.curve === 'within';
      if (!isRight || link.waypoints.length === 0 || shiftedLinks.has(link.id)) continue;
      const waypoints = afterTarget(index, link, nodes, afterSource(index, link, nodes));
      found.set(link.id, patched(link, { waypoints }));
    }
  }
  return found;
}

type Bends = Link['waypoints'];

function afterSource(index: ProjectIndex, link: Link, nodes: Shifts): Bends {
  return withFirstMoved(index, link.source, link.target, link.waypoints, nodes);
}

function afterTarget(index: ProjectIndex, link: Link, nodes: Shifts, bends: Bends): Bends {
  const back = bends.toReversed();
  return withFirstMoved(index, link.target, link.source, back, nodes).toReversed();
}

/** Of the bends as they follow from the end that moves. */
function withFirstMoved(
  index: ProjectIndex,
  end: Endpoint,
  other: Endpoint,
  bends: Bends,
  nodes: Shifts,
): Bends {
  const [first, ...rest] = bends;
  const from = pointAt(index, end);
  const shift = end.to === 'node' ? nodes.get(end.id) : undefined;
  if (!first || !from || !shift) return bends;
  const next = rest[0] ?? pointAt(index, other);
  const isLevel = isNear(first.y, from.y) && (!next || isNear(next.x, first.x));
  const isUpright = isNear(first.x, from.x) && (!next || isNear(next.y, first.y));
  if (isLevel === isUpright) return bends;
  return [shifted(first, isLevel ? { x: 0, y: shift.y } : { x: shift.x, y: 0 }), ...rest];
}

/** Where the link ends before anything moves; unknown where it hangs on another. */
function pointAt({ nodes }: ProjectIndex, end: Endpoint): DiagramPoint | undefined {
  if (end.to === 'point') return end;
  const node = end.to === 'node' ? nodes.get(end.id) : undefined;
  return node && end.to === 'node' ? pointOnNode(node, end) : undefined;
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) < slack;
}
