import type { EndTarget } from '../../shared/edit/connection-rules.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import type { DiagramPoint } from '../../shared/project/points.ts';
import type { DrawnDiagram } from '../../shared/scene/primitives.ts';
import { pointOnNode } from '../../shared/scene/link-ends.ts';
import { findStraightPoint, type PointOnRoute } from '../../shared/scene/route-geometry.ts';

/** A project and its drawing. */
export interface Drawing {
  readonly project: Project;
  readonly diagram: DrawnDiagram;
}

/** The position of an end; undefined for an unknown id, and for a link as a whole. */
export function positionOfEnd(
  { project, diagram }: Drawing,
  end: EndTarget,
): DiagramPoint | undefined {
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
export function straightened(
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
