import { nodeKinds } from '../project/node-kinds.ts';
import type { DiagramPoint, Link, PathwayNode, Project } from '../project/project-schema.ts';
import { createSpatialIndex, type SpatialIndex } from '../graph/spatial-index.ts';
import { drawDiagram } from '../scene/draw-diagram.ts';
import { grown, unionBounds } from '../scene/primitives.ts';
import { runsThrough } from '../scene/route-geometry.ts';
import { keyOfPort, portsOf, type NodePort } from './node-ports.ts';
import { pitch, RouteGrid } from './route-grid.ts';

/** Diagram units of ground kept round nodes, and round the whole for lines that go about. */
const clearance = 8;
const around = 80;

/** Cells of the grid that all searches together may look at: a drawing that needs more cannot be read in any case. */
const mostCells = 1_000_000;

/**
 * Leads links that run behind other nodes round these, at right angles and side by side: a link that closes a cycle
 * behind the links of the others would be read as reactions in both directions. Takes all links, or those with `ids`;
 * nodes stay where they are. Links with bends, and in very large drawings the longest links, stay as they are.
 */
export function leadLinksRound(project: Project, ids?: ReadonlySet<string>): Project {
  const nodes = new Map(
    project.nodes.filter(({ kind }) => !nodeKinds[kind].contains).map((node) => [node.id, node]),
  );
  const boxes = [...nodes.values()];
  if (boxes.length === 0) return project;
  const area = grown(unionBounds(boxes), around);
  const cells = (area.width / pitch) * (area.height / pitch);
  if (cells > mostCells) return project;
  const hidden = hiddenLinks(project, nodes).filter(({ link }) => ids?.has(link.id) ?? true);
  if (hidden.length === 0) return project;
  const grid = new RouteGrid(
    area,
    boxes.map((box) => grown(box, clearance)),
  );
  occupyByOthers(grid, project, new Set(hidden.map(({ link }) => link.id)));
  const used = new Map<string, string>();
  const led = new Map<string, Link>();
  for (const one of hidden.slice(0, Math.floor(mostCells / cells))) {
    const link = leadRound(one, grid, used);
    if (link) led.set(link.id, link);
  }
  return { ...project, links: project.links.map((link) => led.get(link.id) ?? link) };
}

interface HiddenLink {
  readonly link: Link;
  readonly source: PathwayNode;
  readonly target: PathwayNode;
}

/** The links between two nodes that run through a third, the shortest first. */
function hiddenLinks(project: Project, nodes: ReadonlyMap<string, PathwayNode>): HiddenLink[] {
  const index = createSpatialIndex([...nodes].map(([id, bounds]) => ({ id, bounds })));
  return [...drawDiagram(project, 'light').links.values()]
    .flatMap(({ link, route, bounds }) => {
      const [source, target] = [link.source, link.target].map((end) =>
        end.to === 'node' ? nodes.get(end.id) : undefined,
      );
      const isFree = !source || !target || source === target || link.waypoints.length > 0;
      if (isFree || !isBehindNode(route, [source, target], index, nodes)) return [];
      return [{ link, source, target, length: Math.hypot(bounds.width, bounds.height) }];
    })
    .sort((a, b) => a.length - b.length);
}

function isBehindNode(
  route: readonly DiagramPoint[],
  ends: readonly PathwayNode[],
  index: SpatialIndex,
  nodes: ReadonlyMap<string, PathwayNode>,
): boolean {
  const [first, ...others] = route;
  if (!first) return false;
  const bounds = unionBounds(
    [first, ...others].map((point) => ({ ...point, width: 0, height: 0 })),
  );
  return index.within(bounds).some((id) => {
    const node = nodes.get(id);
    return node !== undefined && !ends.includes(node) && runsThrough(route, node);
  });
}

/** Lines along the grid must not lie on each other. */
function occupyByOthers(grid: RouteGrid, project: Project, hidden: ReadonlySet<string>): void {
  for (const { link, route } of drawDiagram(project, 'light').links.values()) {
    if (hidden.has(link.id)) continue;
    route.slice(1).forEach((to, at) => {
      const from = route[at] ?? to;
      if (Math.abs(from.x - to.x) < pitch || Math.abs(from.y - to.y) < pitch) {
        grid.occupy(link.id, [
          from,
          Math.abs(from.x - to.x) < pitch ? { ...to, x: from.x } : { ...to, y: from.y },
        ]);
      }
    });
  }
}

function leadRound(
  { link, source, target }: HiddenLink,
  grid: RouteGrid,
  used: Map<string, string>,
): Link | undefined {
  const from = portsOf(source, used, link.id, 2 * pitch);
  const to = portsOf(target, used, link.id, 2 * pitch);
  const corners = grid.route(link.id, from, to);
  const [start, end] = [portAt(from, corners[0]), portAt(to, corners.at(-1))];
  if (!start || !end) return undefined;
  used.set(keyOfPort(source, start), link.id);
  used.set(keyOfPort(target, end), link.id);
  grid.occupy(link.id, corners);
  return {
    ...link,
    source: start.endpoint,
    target: end.endpoint,
    routing: 'orthogonal',
    waypoints: bendsBetween(start, corners.slice(1, -1), end),
  };
}

function portAt(ports: readonly NodePort[], end: DiagramPoint | undefined): NodePort | undefined {
  return ports.find((port) => port.end.x === end?.x && port.end.y === end.y);
}

/** Nodes lie beside the lines of the grid: the first and the last run are moved to where the link ends at its nodes. */
function bendsBetween(
  start: NodePort,
  corners: readonly DiagramPoint[],
  end: NodePort,
): DiagramPoint[] {
  return corners.map((corner, at) => {
    const moved = at === 0 ? beside(corner, start) : corner;
    return at === corners.length - 1 ? beside(moved, end) : moved;
  });
}

function beside(corner: DiagramPoint, { end, outwards }: NodePort): DiagramPoint {
  return outwards % 2 === 0 ? { x: corner.x, y: end.y } : { x: end.x, y: corner.y };
}
