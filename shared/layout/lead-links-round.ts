import { nodeKinds } from '../project/node-kinds.ts';
import type { DiagramPoint, Link, PathwayNode, Project } from '../project/project-schema.ts';
import { createSpatialIndex, type SpatialIndex } from '../graph/spatial-index.ts';
import { drawDiagram } from '../scene/draw-diagram.ts';
import { boundsBetween, grown, overlaps, unionBounds, type Bounds } from '../scene/primitives.ts';
import { runsThrough } from '../scene/route-geometry.ts';
import { keyOfPort, portsOf, type NodePort } from './node-ports.ts';
import { pitch, RouteGrid } from './route-grid.ts';

/** Diagram units of ground kept round nodes, and of the ground round the two ends in which a line is looked for first. */
const clearance = 8;
const around = 160;

/** Nobody follows single links in a larger drawing, and to draw it only for this would take long. */
const mostNodes = 1_000;
/** Cells of the grids that all searches together may look at, which takes a second or two. */
const mostCells = 300_000;

/**
 * Leads links that run behind other nodes round these, at right angles and side by side: a link that closes a cycle
 * behind the links of the others would be read as reactions in both directions. Takes all links, or those with `ids`;
 * nodes stay where they are. Links with bends, very large drawings, and the longest links in full ones stay as they are.
 */
export function leadLinksRound(project: Project, ids?: ReadonlySet<string>): Project {
  const nodes = new Map(
    project.nodes.filter(({ kind }) => !nodeKinds[kind].contains).map((node) => [node.id, node]),
  );
  if (nodes.size === 0 || nodes.size > mostNodes) return project;
  const index = createSpatialIndex([...nodes].map(([id, bounds]) => ({ id, bounds })));
  const hidden = hiddenLinks(project, nodes, index).filter(({ link }) => ids?.has(link.id) ?? true);
  if (hidden.length === 0) return project;
  const ground: Ground = {
    nodes,
    index,
    whole: grown(unionBounds(nodes.values()), around),
    lines: linesAlongGrid(project, new Set(hidden.map(({ link }) => link.id))),
    used: new Map(),
    cellsLeft: mostCells,
  };
  const led = new Map<string, Link>();
  for (const one of hidden) {
    const close = grown(unionBounds([one.source, one.target]), around);
    const link = leadRound(one, ground, close) ?? leadRound(one, ground, ground.whole);
    if (link) led.set(link.id, link);
  }
  return { ...project, links: project.links.map((link) => led.get(link.id) ?? link) };
}

/** What the lines that are led round must keep clear of. It grows with each of them. */
interface Ground {
  readonly nodes: ReadonlyMap<string, PathwayNode>;
  readonly index: SpatialIndex;
  readonly whole: Bounds;
  readonly lines: Line[];
  /** Port to the link that ends there. */
  readonly used: Map<string, string>;
  cellsLeft: number;
}

/** A line along the grid, of a link. */
interface Line {
  readonly id: string;
  readonly from: DiagramPoint;
  readonly to: DiagramPoint;
}

interface HiddenLink {
  readonly link: Link;
  readonly source: PathwayNode;
  readonly target: PathwayNode;
}

/** The links between two nodes that run through a third, the shortest first. */
function hiddenLinks(
  project: Project,
  nodes: ReadonlyMap<string, PathwayNode>,
  index: SpatialIndex,
): HiddenLink[] {
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

function linesAlongGrid(project: Project, hidden: ReadonlySet<string>): Line[] {
  return [...drawDiagram(project, 'light').links.values()]
    .filter(({ link }) => !hidden.has(link.id))
    .flatMap(({ link, route }) => linesOf(link.id, route));
}

/** The parts of a route that run across or down, or almost so; others cannot be mistaken for a part of a line there. */
function linesOf(id: string, route: readonly DiagramPoint[]): Line[] {
  return route.slice(1).flatMap((to, at): Line[] => {
    const from = route[at] ?? to;
    if (Math.abs(from.x - to.x) < pitch) return [{ id, from, to: { x: from.x, y: to.y } }];
    return Math.abs(from.y - to.y) < pitch ? [{ id, from, to: { x: to.x, y: from.y } }] : [];
  });
}

function leadRound(
  { link, source, target }: HiddenLink,
  ground: Ground,
  area: Bounds,
): Link | undefined {
  const grid = createGrid(ground, area);
  const from = portsOf(source, ground.used, link.id, 2 * pitch);
  const to = portsOf(target, ground.used, link.id, 2 * pitch);
  const corners = grid?.route(link.id, from, to) ?? [];
  const [start, end] = [portAt(from, corners[0]), portAt(to, corners.at(-1))];
  if (!start || !end) return undefined;
  ground.used.set(keyOfPort(source, start), link.id);
  ground.used.set(keyOfPort(target, end), link.id);
  const waypoints = bendsBetween(start, corners.slice(1, -1), end);
  ground.lines.push(...linesOf(link.id, [start.end, ...waypoints, end.end]));
  return {
    ...link,
    source: start.endpoint,
    target: end.endpoint,
    routing: 'orthogonal',
    waypoints,
  };
}

/** A grid for a part of the ground; undefined where that would take too long. */
function createGrid(ground: Ground, { x, y, width, height }: Bounds): RouteGrid | undefined {
  const corner = { x: Math.floor(x / pitch) * pitch, y: Math.floor(y / pitch) * pitch };
  const area = { ...corner, width: width + pitch, height: height + pitch };
  ground.cellsLeft -= (area.width / pitch) * (area.height / pitch);
  if (ground.cellsLeft < 0) return undefined;
  const boxes = ground.index.within(area).flatMap((id) => ground.nodes.get(id) ?? []);
  const grid = new RouteGrid(
    area,
    boxes.flatMap((box) => common(area, grown(box, clearance)) ?? []),
  );
  for (const { id, from, to } of ground.lines) {
    const part = common(area, boundsBetween(from, to));
    if (part) grid.occupy(id, [part, { x: part.x + part.width, y: part.y + part.height }]);
  }
  return grid;
}

/** What two boxes have in common: cells outside of a grid's area would be others within it. */
function common(one: Bounds, other: Bounds): Bounds | undefined {
  if (!overlaps(one, other)) return undefined;
  const [x, y] = [Math.max(one.x, other.x), Math.max(one.y, other.y)];
  return {
    x,
    y,
    width: Math.min(one.x + one.width, other.x + other.width) - x,
    height: Math.min(one.y + one.height, other.y + other.height) - y,
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
