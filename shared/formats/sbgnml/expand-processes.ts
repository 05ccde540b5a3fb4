import { z } from 'zod';
import { isSameValue } from '../../project/plain-json.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import {
  type Anchor,
  type Endpoint,
  type Link,
  type Project,
  endpointSchema,
  linkSchema,
  relationSchema,
  type PathwayNode,
  nodeSchema,
  type DiagramPoint,
} from '../../project/project-schema.ts';
import { drawDiagram } from '../../scene/draw-diagram.ts';
import type { DrawnLink } from '../../scene/primitives.ts';
import { distanceToRoute, pointAt } from '../../scene/route-geometry.ts';
import { middleOf, relativePosition } from './glyph.ts';
import { keptData } from './sbgn-element.ts';

/** Undoes `collapseProcesses`, wherever the links have moved: the processes are where their anchors are. */
export function expandProcesses(project: Project): Project {
  const diagram = drawDiagram(project, 'light');
  const byId = new Map(project.nodes.map((node) => [node.id, node]));
  const expanded = new Map<Link, Expanded>();
  const taken = new Set(project.links.map(({ id }) => id));
  for (const link of project.links) {
    const collapsed = collapsedOf(link);
    const drawn = diagram.links.get(link.id);
    if (!collapsed || !drawn) continue;
    const anchor = anchorOf(link, collapsed);
    // Without its anchor it is a link like any of ours.
    if (!anchor) expanded.set(link, { links: [withoutOrigin(link)] });
    else expanded.set(link, expand(link, own(collapsed, link, anchor, taken), drawn, byId));
  }
  if (expanded.size === 0) return project;
  const processes = new Map(
    [...expanded.values()].flatMap(({ process }) =>
      process ? [[process.id, process] as const] : [],
    ),
  );
  const parts = project.links.flatMap((link) => expanded.get(link)?.links ?? [link]);
  return {
    ...project,
    nodes: [...project.nodes, ...processes.values()],
    links: parts.map((link) => ({
      ...link,
      source: atProcess(link.source, processes),
      target: atProcess(link.target, processes),
    })),
  };
}

interface Expanded {
  readonly process?: PathwayNode;
  readonly links: readonly Link[];
}

/** The anchor that stands for the process. In a copy of the link it has another id, but comes from the same glyph. */
function anchorOf({ anchors }: Link, { process }: Collapsed): Anchor | undefined {
  const fileId = process.origin?.id;
  const isSame = ({ origin }: Anchor) => fileId !== undefined && origin?.id === fileId;
  return anchors.find(({ id }) => id === process.id) ?? anchors.find(isSame);
}

/** With unused ids, because a copy has the ids of its original. */
function own(collapsed: Collapsed, link: Link, anchor: Anchor, taken: Set<string>): Collapsed {
  const { process, consumption } = collapsed;
  const at = (end: Endpoint) => (end.to === 'node' ? { ...end, id: anchor.id } : end);
  let id = consumption.id;
  for (let count = 1; taken.has(id); count += 1) id = `${link.id}-in${count}`;
  taken.add(id);
  return {
    ...collapsed,
    process: { ...process, id: anchor.id },
    consumption: { ...consumption, id, target: at(consumption.target) },
    start: at(collapsed.start),
  };
}

function withoutOrigin(link: Link): Link {
  const { origin: _gone, ...rest } = link;
  return rest;
}

function expand(
  link: Link,
  collapsed: Collapsed,
  drawn: DrawnLink,
  byId: ReadonlyMap<string, PathwayNode>,
): Expanded {
  const anchor = link.anchors.find(({ id }) => id === collapsed.process.id);
  const position = anchor?.position ?? 0.5;
  const process = movedTo(collapsed.process, pointAt(drawn.route, position), byId);
  const style = { ...collapsed.consumption.style, ...paintOf(link) };
  const { before, after } = waysOf(link, collapsed, drawn, process);
  const consumption: Link = {
    ...collapsed.consumption,
    source: link.source,
    waypoints: before,
    style,
  };
  const production: Link = {
    ...link,
    source: collapsed.start,
    relation: link.relation === collapsed.meant ? collapsed.said : link.relation,
    waypoints: after,
    anchors: link.anchors.filter((one) => one !== anchor),
    routing: 'straight',
  };
  return { process, links: [consumption, production] };
}

function paintOf({ style }: Link): Link['style'] {
  return {
    ...(style?.color === undefined ? {} : { color: style.color }),
    ...(style?.width === undefined ? {} : { width: style.width }),
  };
}

/** The process around a point: with its old box if it has not moved. */
function movedTo(
  process: PathwayNode,
  centre: DiagramPoint,
  byId: ReadonlyMap<string, PathwayNode>,
): PathwayNode {
  const parent = process.parent === undefined ? undefined : byId.get(process.parent);
  const { parent: _gone, ...free } = process;
  const held = parent && nodeKinds[parent.kind].contains ? process : free;
  const x = centre.x - process.width / 2;
  const y = centre.y - process.height / 2;
  return Math.hypot(x - process.x, y - process.y) < 0.01 ? held : { ...held, x, y };
}

/** The bends of both arcs: as they were while the link is bent as it was. */
function waysOf(
  link: Link,
  { consumption, start, bends, way }: Collapsed,
  { route }: DrawnLink,
  process: PathwayNode,
): { before: readonly DiagramPoint[]; after: readonly DiagramPoint[] } {
  if (link.routing === 'straight' && isSameValue(link.waypoints, way)) {
    return { before: consumption.waypoints, after: bends };
  }
  const centre = middleOf(process);
  const at = distanceToRoute(route, centre).position;
  // For a curve some points on it; none below the process and its ports, because they would bend backwards.
  const inner = route
    .slice(1, -1)
    .filter((_point, index) => link.routing !== 'curved' || index % 5 === 4);
  const reach = Math.max(reachOf(consumption.target, process), reachOf(start, process)) + 1;
  const clear = inner.filter(({ x, y }) => Math.hypot(x - centre.x, y - centre.y) > reach);
  const isBefore = (point: DiagramPoint) => distanceToRoute(route, point).position < at;
  return { before: clear.filter(isBefore), after: clear.filter((point) => !isBefore(point)) };
}

function reachOf(end: Endpoint, { width, height }: PathwayNode): number {
  const { x, y } = (end.to === 'node' && end.position) || { x: 0, y: 0 };
  return Math.hypot((x * width) / 2, (y * height) / 2);
}

/** An end at an anchor that has become a process again. */
function atProcess(end: Endpoint, processes: ReadonlyMap<string, PathwayNode>): Endpoint {
  const process = end.to === 'anchor' ? processes.get(end.id) : undefined;
  if (!process || end.to !== 'anchor') return end;
  const { x, y } = middleOf(process);
  const point = end.offset && { x: x + end.offset.x, y: y + end.offset.y };
  const position = point && relativePosition(point, process);
  return { to: 'node', id: process.id, ...(position ? { position } : {}) };
}

/**
 * What a reaction with one substrate or one product was in the file, kept with the link that stands for it: the
 * process and the arc of what it consumes. The link itself was the arc of what it produces.
 */
const collapsedSchema = z.object({
  process: nodeSchema,
  consumption: linkSchema,
  /** Where the arc of the product began. */
  start: endpointSchema,
  /** How that arc was bent, and how the link that stands for all was. */
  bends: linkSchema.shape.waypoints,
  way: linkSchema.shape.waypoints,
  /** What that arc said, and what it was taken to mean in place of it. */
  said: relationSchema,
  meant: relationSchema,
});

export type Collapsed = z.infer<typeof collapsedSchema>;

const known = new WeakMap<object, Collapsed | null>();

export function collapsedOf(link: Link): Collapsed | undefined {
  const data = keptData(link.origin, 'collapsed');
  if (typeof data !== 'object' || data === null) return undefined;
  const remembered = known.get(data);
  if (remembered !== undefined) return remembered ?? undefined;
  const parsed = collapsedSchema.safeParse(data).data ?? null;
  known.set(data, parsed);
  return parsed ?? undefined;
}
