import type { Project, DiagramPoint } from '../../../../shared/project/project-schema.ts';
import { drawDiagram } from '../../../../shared/scene/draw-diagram.ts';
import { distanceToRoute, flattenPath } from '../../../../shared/scene/route-geometry.ts';
import { withinCurve } from '../../../../shared/scene/routes.ts';

/** Lines of `routes.jsonl`. */
export interface ExpectedRoutes {
  readonly id: string;
  readonly routes: readonly (readonly [string, string, readonly (readonly [number, number])[]])[];
}

/** How far each line is drawn from where it should run, in diagram units. */
export function farthestFromRoute(project: Project, wanted: ExpectedRoutes['routes']) {
  const drawn = drawDiagram(project, 'light').links;
  const lines = new Map(project.links.map((link) => [link.origin?.id ?? '', link]));
  return wanted.flatMap(([id, connector, corners]) => {
    const link = lines.get(id);
    // Lines without an id are named by their place.
    if (id.startsWith('#')) return [];
    const route = link && drawn.get(link.id)?.route;
    if (!route) return [{ id, connector, distance: Infinity }];
    const points = corners.map(([x, y]): DiagramPoint => ({ x, y }));
    const run = connector === 'Curved' ? flattenPath(withinCurve(points)) : points;
    return [{ id, connector, distance: Math.max(apart(run, route), apart(route, run)) }];
  });
}

function apart(points: readonly DiagramPoint[], route: readonly DiagramPoint[]): number {
  return Math.max(...points.map((point) => distanceToRoute(route, point).distance));
}
