import type {
  PathwayNode,
  Project,
  Link,
  Anchor,
  Endpoint,
  DiagramPoint,
} from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { atOnce, type Steps } from '../project/checked-text.ts';
import { changesBetween, PatchedMap } from '../patched-map.ts';
import {
  unionBounds,
  withoutLabel,
  type Bounds,
  type DrawnDiagram,
  type DrawnItem,
  type DrawnLink,
  type DrawnNode,
  type Theme,
  centreOf,
} from './primitives.ts';
import { drawNode } from './draw-node.ts';
import { drawLink, labelSize } from './draw-link.ts';
import type { Lane } from './routes.ts';
import { linkLook } from './looks.ts';
import type { AnchorPosition, EndLookup } from './link-ends.ts';
import { directionBetween, pointAtLength, routeLength } from './route-geometry.ts';

const diagrams: Record<Theme, WeakMap<Project, DrawnDiagram>> = {
  light: new WeakMap(),
  dark: new WeakMap(),
};

/** The diagram that was drawn last: the next version of a project differs from it in few elements. */
const latest: Record<Theme, Drawing | null> = { light: null, dark: null };

/**
 * Draws a whole project in a theme. Pure, and fast for the next version of a project: nodes and links that did not
 * change give the same drawing objects as before, and if only some have changed, only these and what hangs on them are
 * looked at.
 */
export function drawDiagram(project: Project, theme: Theme): DrawnDiagram {
  const known = diagrams[theme].get(project);
  if (known) return known;
  const before = latest[theme];
  const drawing = (before && drawNext(before, project, theme)) ?? drawAll(project, theme);
  latest[theme] = drawing;
  diagrams[theme].set(project, drawing.diagram);
  return drawing.diagram;
}

/** Draws a project ahead, step by step, so that `drawDiagram` then has it at once. */
export function* drawInSteps(project: Project, theme: Theme): Steps<DrawnDiagram> {
  const known = diagrams[theme].get(project);
  if (known) return known;
  const drawing = yield* drawSteps(project, theme);
  latest[theme] = drawing;
  diagrams[theme].set(project, drawing.diagram);
  return drawing.diagram;
}

/**
 * Draws a project that is shown beside the document, such as a sample or a small picture. The next version is that of the
 * document, which therefore stays the one that was drawn last.
 */
export function drawAside(project: Project, theme: Theme): DrawnDiagram {
  const known = diagrams[theme].get(project);
  if (known) return known;
  const { diagram } = drawAll(project, theme);
  diagrams[theme].set(project, diagram);
  return diagram;
}

/** A diagram, and what is needed to draw the next version of its project. */
interface Drawing {
  readonly project: Project;
  readonly diagram: DrawnDiagram;
  readonly nodes: ReadonlyMap<string, PathwayNode>;
  readonly owners: ReadonlyMap<string, Owned>;
  readonly lanes: ReadonlyMap<string, Lane>;
  /** Made when it is first needed; the next version has the same. */
  readonly topology: () => Topology;
}

/** The version before a diagram, and the positions in the drawing order at which the two differ. */
interface Origin {
  readonly before: WeakRef<DrawnDiagram>;
  readonly positions: readonly number[];
}

const origins = new WeakMap<DrawnDiagram, Origin>();
/** Versions between two diagrams that somebody shows: several in a frame of a fast gesture. */
const mostVersions = 16;

/**
 * The positions in the drawing order at which a diagram may differ from an earlier version of it, in which the same
 * elements are in the same order; null if it is not known to be one.
 */
export function positionsChangedSince(
  earlier: DrawnDiagram,
  diagram: DrawnDiagram,
): ReadonlySet<number> | null {
  const positions = new Set<number>();
  let at: DrawnDiagram | undefined = diagram;
  for (let version = 0; at && version <= mostVersions; version += 1) {
    if (at === earlier) return positions;
    const origin = origins.get(at);
    for (const position of origin?.positions ?? []) positions.add(position);
    at = origin?.before.deref();
  }
  return null;
}

/** What stays the same while elements move, and change their looks. */
interface Topology {
  /** The positions of the links that end at a node or an anchor, by its id. */
  readonly linksAt: ReadonlyMap<string, readonly number[]>;
  /** The position in the drawing order, by id. */
  readonly positions: ReadonlyMap<string, number>;
}

function drawAll(project: Project, theme: Theme): Drawing {
  return atOnce(drawSteps(project, theme));
}

/** Elements that are drawn in a step. */
const stride = 32;

function* drawSteps(project: Project, theme: Theme): Steps<Drawing> {
  const byId = new Map<string, PathwayNode>();
  const nodes = new Map<string, DrawnNode>();
  const total = Math.max(1, project.nodes.length + project.links.length);
  for (const node of project.nodes) {
    byId.set(node.id, node);
    nodes.set(node.id, drawNode(node, theme));
    if (nodes.size % stride === 0) yield nodes.size / total;
  }
  const owners = anchorOwners(project.links);
  const lanes = findLanes(project.links);
  const links = new Map<string, DrawnLink>();
  const sources = { nodes: byId, owners, lanes, drawn: links, theme };
  for (const link of carriersFirst(project.links, owners)) {
    links.set(link.id, drawWith(sources, link));
    if (links.size % stride === 0) yield (nodes.size + links.size) / total;
  }
  const order: DrawnItem[] = [];
  for (const element of drawingOrder(project)) {
    if ('kind' in element) order.push({ type: 'node', drawn: drawNode(element, theme) });
    else addLink(order, links.get(element.id));
  }
  let topology: Topology | undefined;
  return {
    project,
    diagram: diagramOf(nodes, links, order),
    nodes: byId,
    owners,
    lanes,
    topology: () => (topology ??= topologyOf(project, order)),
  };
}

function diagramOf(
  nodes: DrawnDiagram['nodes'],
  links: DrawnDiagram['links'],
  order: readonly DrawnItem[],
): DrawnDiagram {
  let bounds: Bounds | undefined;
  return {
    nodes,
    links,
    order,
    // Not every version of a diagram is asked for them.
    get bounds() {
      return (bounds ??= unionBounds(order.map(({ drawn }) => drawn.bounds)));
    },
  };
}

function topologyOf(project: Project, order: readonly DrawnItem[]): Topology {
  const linksAt = new Map<string, number[]>();
  for (const [at, { source, target }] of project.links.entries()) {
    for (const end of [source, target]) {
      if (end.to === 'point') continue;
      const list = linksAt.get(end.id);
      if (list) list.push(at);
      else linksAt.set(end.id, [at]);
    }
  }
  const positions = new Map<string, number>();
  for (const [at, item] of order.entries())
    positions.set(item.type === 'node' ? item.drawn.node.id : item.drawn.link.id, at);
  return { linksAt, positions };
}

/** Whether a node stays where it is in the drawing order. */
function staysInOrder(one: PathwayNode, other: PathwayNode): boolean {
  const contains = (node: PathwayNode) => nodeKinds[node.kind].contains;
  return one.z === other.z && one.parent === other.parent && contains(one) === contains(other);
}

/** Whether a link stays in the drawing order, ends at the same elements, and shares its lane with the same links. */
function staysInPlan(one: Link, other: Link): boolean {
  const targetOf = (end: Endpoint) => (end.to === 'point' ? '' : `${end.to} ${end.id}`);
  const [key, otherKey] = [keyOf(one), keyOf(other)];
  return (
    one.z === other.z &&
    targetOf(one.source) === targetOf(other.source) &&
    targetOf(one.target) === targetOf(other.target) &&
    one.anchors.length === other.anchors.length &&
    one.anchors.every(({ id }, at) => id === other.anchors[at]?.id) &&
    key === otherKey &&
    (key === null || one.label === other.label)
  );
}

/** The next version from the one before; null where more differs than values of some elements. */
function drawNext(before: Drawing, project: Project, theme: Theme): Drawing | null {
  const changedNodes = changesBetween(before.project.nodes, project.nodes, staysInOrder);
  const changedLinks =
    changedNodes && changesBetween(before.project.links, project.links, staysInPlan);
  if (!changedNodes || !changedLinks) return null;
  const { linksAt, positions } = before.topology();
  const nodes = PatchedMap.of(
    before.nodes,
    new Map(changedNodes.map(([, node]) => [node.id, node])),
  );
  const owners = PatchedMap.of(before.owners, anchorOwners(changedLinks.map(([, link]) => link)));
  const drawnNodes = new Map(changedNodes.map(([, node]) => [node.id, drawNode(node, theme)]));
  const affected = affectedLinks(project, linksAt, changedNodes, changedLinks);
  // Carriers that did not change are in the diagram before.
  const fresh = new Map<string, DrawnLink>();
  const drawn = {
    get: (id: string) =>
      fresh.get(id) ?? (affected.has(id) ? undefined : before.diagram.links.get(id)),
  };
  const sources = { nodes, owners, lanes: before.lanes, drawn, theme };
  for (const link of carriersFirst([...affected.values()], owners))
    if (affected.has(link.id)) fresh.set(link.id, drawWith(sources, link));
  const order = before.diagram.order.slice();
  const changed: number[] = [];
  const put = (id: string, item: DrawnItem) => {
    const at = positions.get(id) ?? -1;
    if (order[at]?.drawn === item.drawn) return;
    order[at] = item;
    changed.push(at);
  };
  for (const [id, node] of drawnNodes) put(id, { type: 'node', drawn: node });
  for (const [id, link] of fresh) put(id, { type: 'link', drawn: link });
  const diagram = diagramOf(
    PatchedMap.of(before.diagram.nodes, drawnNodes),
    PatchedMap.of(before.diagram.links, fresh),
    order,
  );
  origins.set(diagram, { before: new WeakRef(before.diagram), positions: changed });
  return { ...before, project, nodes, owners, diagram };
}

/** The links that changed, end at nodes that changed, or hang on any of these. */
function affectedLinks(
  { links }: Project,
  linksAt: Topology['linksAt'],
  changedNodes: readonly (readonly [number, PathwayNode])[],
  changedLinks: readonly (readonly [number, Link])[],
): ReadonlyMap<string, Link> {
  const affected = new Map<number, Link>();
  const waiting = [
    ...changedLinks.map(([at]) => at),
    ...changedNodes.flatMap(([, { id }]) => linksAt.get(id) ?? []),
  ];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const link = links[at];
    if (!link || affected.has(at)) continue;
    affected.set(at, link);
    for (const { id } of link.anchors) waiting.push(...(linksAt.get(id) ?? []));
  }
  // In the order of the file, as when all are drawn.
  const inOrder = [...affected].sort(([one], [other]) => one - other);
  return new Map(inOrder.map(([, link]) => [link.id, link]));
}

function addLink(order: DrawnItem[], drawn: DrawnLink | undefined): void {
  if (drawn) order.push({ type: 'link', drawn });
}

type Element = PathwayNode | Link;

/**
 * Nodes and links from back to front: by z; with equal z first containers (outer before inner), then links, then other
 * nodes; otherwise in the order of the file.
 */
function drawingOrder(project: Project): readonly Element[] {
  const containers = project.nodes.filter((node) => nodeKinds[node.kind].contains);
  const others = project.nodes.filter((node) => !nodeKinds[node.kind].contains);
  const elements: Element[] = [...byDepth(containers), ...project.links, ...others];
  if (elements.every(({ z }) => z === 0)) return elements;
  return elements.sort((a, b) => a.z - b.z);
}

function byDepth(containers: readonly PathwayNode[]): readonly PathwayNode[] {
  if (containers.every(({ parent }) => parent === undefined)) return containers;
  const parents = new Map(containers.map((node) => [node.id, node.parent]));
  const depths = new Map(containers.map((node) => [node, depthOf(node, parents)]));
  return containers.toSorted((a, b) => (depths.get(a) ?? 0) - (depths.get(b) ?? 0));
}

function depthOf(node: PathwayNode, parents: ReadonlyMap<string, string | undefined>): number {
  let depth = 0;
  // Parents that form a ring are refused by the schema; here they must not cause an endless loop.
  for (let id = node.parent; id !== undefined && depth <= parents.size; id = parents.get(id)) {
    depth += 1;
  }
  return depth;
}

/** What a drawing was made from. It shows whether the drawing is still valid. */
interface Remembered {
  readonly source: Dependency;
  readonly target: Dependency;
  readonly lane: Lane | undefined;
  readonly drawn: DrawnLink;
}

/** The node or the drawn carrier at which a link ends; null if the drawing cannot be used again. */
type Dependency = PathwayNode | DrawnLink | null | undefined;

const remembered: Record<Theme, WeakMap<Link, Remembered>> = {
  light: new WeakMap(),
  dark: new WeakMap(),
};

interface Owned {
  readonly anchor: Anchor;
  readonly link: Link;
}

/** What a link is drawn from. */
interface Sources {
  readonly nodes: ReadonlyMap<string, PathwayNode>;
  readonly owners: ReadonlyMap<string, Owned>;
  readonly lanes: ReadonlyMap<string, Lane>;
  /** The links that are drawn already. */
  readonly drawn: DrawnLinks;
  readonly theme: Theme;
}

type DrawnLinks = Pick<ReadonlyMap<string, DrawnLink>, 'get'>;

/** Draws one link after its carriers. A drawing that is still valid is used again. */
function drawWith({ nodes, owners, lanes, drawn, theme }: Sources, link: Link): DrawnLink {
  const source = dependencyOf(link.source, nodes, owners, drawn);
  const target = dependencyOf(link.target, nodes, owners, drawn);
  const lane = lanes.get(link.id);
  const known = remembered[theme].get(link);
  if (
    known &&
    source !== null &&
    target !== null &&
    known.source === source &&
    known.target === target &&
    sameLane(known.lane, lane)
  )
    return known.drawn;
  const lookup: EndLookup = {
    node: (id) => nodes.get(id),
    anchor: (id) => locateAnchor(owners.get(id), drawn, nodes, theme),
  };
  const fresh = drawLink(link, lookup, theme, lane);
  remembered[theme].set(link, { source, target, lane, drawn: fresh });
  return fresh;
}

function anchorOwners(links: readonly Link[]): ReadonlyMap<string, Owned> {
  const owners = new Map<string, Owned>();
  for (const link of links) {
    for (const anchor of link.anchors) owners.set(anchor.id, { anchor, link });
  }
  return owners;
}

function dependencyOf(
  end: Endpoint,
  nodes: ReadonlyMap<string, PathwayNode>,
  owners: ReadonlyMap<string, Owned>,
  drawn: DrawnLinks,
): Dependency {
  if (end.to === 'point') return undefined;
  if (end.to === 'node') return nodes.get(end.id);
  const owner = owners.get(end.id);
  // If it is not drawn yet, links hang on each other in a ring.
  return owner ? (drawn.get(owner.link.id) ?? null) : undefined;
}

/** Puts each link after the links that it ends at, except where they hang on each other in a ring. */
function carriersFirst(links: readonly Link[], owners: ReadonlyMap<string, Owned>): Iterable<Link> {
  const hanging = links.filter(hangsOnLink);
  if (hanging.length === 0) return links;
  const sorted = new Set<Link>();
  const entered = new Set<Link>();
  // A stack of our own: links may hang on links more deeply than functions can call each other.
  for (const link of hanging) {
    const waiting = [link];
    for (let at = waiting.at(-1); at; at = waiting.at(-1)) {
      const next = entered.has(at) ? [] : carriersOf(at, owners);
      entered.add(at);
      const open = next.filter((carrier) => hangsOnLink(carrier) && !entered.has(carrier));
      if (open.length > 0) waiting.push(...open);
      else sorted.add(waiting.pop() ?? at);
    }
  }
  return [...links.filter((link) => !hangsOnLink(link)), ...sorted];
}

function hangsOnLink({ source, target }: Link): boolean {
  return source.to === 'anchor' || target.to === 'anchor';
}

function carriersOf(link: Link, owners: ReadonlyMap<string, Owned>): Link[] {
  const carriers: Link[] = [];
  for (const end of [link.source, link.target]) {
    const carrier = end.to === 'anchor' ? owners.get(end.id)?.link : undefined;
    if (carrier) carriers.push(carrier);
  }
  return carriers;
}

function locateAnchor(
  owned: Owned | undefined,
  drawn: DrawnLinks,
  nodes: ReadonlyMap<string, PathwayNode>,
  theme: Theme,
): AnchorPosition | undefined {
  if (!owned) return undefined;
  const { anchor, link } = owned;
  const clearance = linkLook(link, theme).width / 2;
  const route = drawn.get(link.id)?.route;
  if (!route) return { point: estimatePosition(link, nodes), tangent: { x: 1, y: 0 }, clearance };
  const at = routeLength(route) * anchor.position;
  const tangent = directionBetween(pointAtLength(route, at - 0.5), pointAtLength(route, at + 0.5));
  return { point: pointAtLength(route, at), tangent: tangent ?? { x: 1, y: 0 }, clearance };
}

/** The line between the ends of a link that are known without its carriers. */
function estimatePosition(link: Link, nodes: ReadonlyMap<string, PathwayNode>): DiagramPoint {
  const known: DiagramPoint[] = [];
  for (const end of [link.source, link.target]) {
    if (end.to === 'point') known.push(end);
    const node = end.to === 'node' ? nodes.get(end.id) : undefined;
    if (node) known.push(centreOf(node));
  }
  const [a = { x: 0, y: 0 }, b = a] = known;
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/** Items as painters take them, in which the labels of links come above the nodes of their layer. */
export function withLabelsAbove(items: readonly DrawnItem[]): readonly DrawnItem[] {
  if (items.every(({ drawn }) => !('label' in drawn) || drawn.label.length === 0)) return items;
  const painted: DrawnItem[] = [];
  let labels: DrawnItem[] = [];
  let layer: number | null = null;
  for (const item of items) {
    const { z } = item.type === 'node' ? item.drawn.node : item.drawn.link;
    if (z !== layer) {
      painted.push(...labels);
      labels = [];
      layer = z;
    }
    if (item.type === 'node' || item.drawn.label.length === 0) {
      painted.push(item);
      continue;
    }
    const { drawn } = item;
    painted.push({ type: 'link', drawn: { ...drawn, primitives: withoutLabel(drawn), label: [] } });
    labels.push({ type: 'link', drawn: { ...drawn, primitives: drawn.label } });
  }
  return [...painted, ...labels];
}

/** The lanes of the links that would else lie on each other: no bends, and ends that nobody fixed. */
function findLanes(links: readonly Link[]): ReadonlyMap<string, Lane> {
  const groups = new Map<string, Link[]>();
  for (const link of links) {
    const key = keyOf(link);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(link);
    else groups.set(key, [link]);
  }
  const lanes = new Map<string, Lane>();
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const sizes = group.map((link) => labelSize(link));
    const width = Math.max(...sizes.map((size) => size.width));
    const height = Math.max(...sizes.map((size) => size.height));
    for (const [index, { id }] of group.entries()) {
      lanes.set(id, { share: index - (group.length - 1) / 2, index, width, height });
    }
  }
  return lanes;
}

function sameLane(a: Lane | undefined, b: Lane | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.share === b.share && a.index === b.index && a.width === b.width && a.height === b.height;
}

function keyOf({ source, target, waypoints }: Link): string | null {
  if (waypoints.length > 0 || !floats(source) || !floats(target)) return null;
  // Ids have no line breaks.
  return source.id < target.id ? `${source.id}\n${target.id}` : `${target.id}\n${source.id}`;
}

function floats(end: Endpoint): end is Extract<Endpoint, { to: 'node' }> {
  return (
    end.to === 'node' &&
    end.side === undefined &&
    end.position === undefined &&
    end.badge === undefined
  );
}
