import { changeElements, clampCoordinate, type Edit } from '../edit/edit.ts';
import { standingOf } from '../project/shown-part.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { DiagramPoint, Endpoint, PathwayNode, Project } from '../project/project-schema.ts';
import type { Axis } from '../scene/primitives.ts';

/** A line across the whole diagram at which everything is moved apart. */
export interface Cut {
  /** The axis along which things move. */
  readonly axis: Axis;
  readonly at: number;
  /** Diagram units. */
  readonly by: number;
  /** A node that grows where the line runs through it, as containers do. */
  readonly widened?: string;
}

/**
 * Opens room along a line: what lies beyond it moves away, containers on both sides grow, and so do the bends of links
 * follow. Whatever was in line or in order before is so afterwards. Nothing happens where that would move a pinned or locked node.
 */
export function openRoom(cut: Cut): Edit {
  return (project) => {
    const { locked } = standingOf(project);
    const isHeld = (way: 1 | -1) =>
      project.nodes.some(
        (node) => (node.pinned === true || locked.has(node.id)) && changed(node, cut, way) !== node,
      );
    const way = isHeld(1) ? -1 : 1;
    return way === -1 && isHeld(-1) ? project : opened(project, cut, way);
  };
}

function opened(project: Project, cut: Cut, way: 1 | -1): Project {
  const moved = (point: DiagramPoint): DiagramPoint => shiftedBeyond(point, cut, way);
  const endOf = (end: Endpoint): Endpoint => (end.to === 'point' ? { ...end, ...moved(end) } : end);
  return changeElements(project, {
    node: (node) => changed(node, cut, way),
    link: (link) => {
      const isFixed = link.waypoints.length === 0;
      if (isFixed && link.source.to !== 'point' && link.target.to !== 'point') return link;
      const [source, target] = [endOf(link.source), endOf(link.target)];
      return { ...link, source, target, waypoints: link.waypoints.map((point) => moved(point)) };
    },
  });
}

function changed(node: PathwayNode, cut: Cut, way: 1 | -1): PathwayNode {
  const { axis, at, by } = cut;
  const size = axis === 'x' ? 'width' : 'height';
  const [low, high] = [node[axis], node[axis] + node[size]];
  const isWidened = nodeKinds[node.kind].contains || node.id === cut.widened;
  if (isWidened && low < at && high > at) {
    const start = way === 1 ? low : clampCoordinate(low - by);
    return { ...node, [axis]: start, [size]: node[size] + by };
  }
  const middle = (low + high) / 2;
  const isBeyond = way === 1 ? middle > at : middle < at;
  return isBeyond ? { ...node, [axis]: clampCoordinate(low + way * by) } : node;
}

function shiftedBeyond(point: DiagramPoint, { axis, at, by }: Cut, way: 1 | -1): DiagramPoint {
  const isBeyond = way === 1 ? point[axis] > at : point[axis] < at;
  const { x, y } = point;
  return isBeyond ? { x, y, [axis]: clampCoordinate(point[axis] + way * by) } : { x, y };
}
