import type { PathwayNode, Project, Link, Endpoint } from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { dressed } from '../project/own-look.ts';
import { shownPart } from '../project/shown-part.ts';
import { atOnce, type Steps } from '../project/checked-text.ts';
import { changesBetween, PatchedMap } from '../patched-map.ts';
import type { Theme } from '../project/themes.ts';
import {
  grown,
  DrawnByTheme,
  unionBounds,
  withoutLabel,
  type Bounds,
  type DrawnDiagram,
  type DrawnItem,
  type DrawnLink,
  type DrawnNode,
} from './primitives.ts';
import { drawNode } from './draw-node.ts';
import { drawLeaders, notesThatPoint, notesThatPointNow, withoutLeaders } from './leaders.ts';
import { linkLook } from './looks.ts';
import { laterLink, movedLink, reachOf, recolouredLink } from './later-drawing.ts';
import { drawLink, labelSize } from './draw-link.ts';
import type { Lane } from './routes.ts';
import { floats } from './link-ends.ts';
import { distanceMoved, isSameButForPoints } from './moved-course.ts';
import type { Course } from './route-course.ts';
import { RoutePlan } from './route-plan.ts';

const drawings = new DrawnByTheme<Project, Drawing>();

/** The diagrams that were drawn last: the next version of a project differs from one of them in few elements. */
const latest = new Map<Theme, Drawing>();
/** The theme of the window, and the one in which edits look at the diagram. */
const mostLatest = 2;

function keepLatest(theme: Theme, drawing: Drawing): void {
  latest.delete(theme);
  latest.set(theme, drawing);
  const [oldest] = latest.keys();
  if (latest.size > mostLatest && oldest !== undefined) latest.delete(oldest);
}

/**
 * Draws in a theme what is shown of a project. Pure, and fast for the next version of a project: nodes and links that did not
 * change give the same drawing objects as before, and if only some have changed, only these and what hangs on them are
 * looked at.
 */
export function drawDiagram(whole: Project, theme: Theme): DrawnDiagram {
  const project = dressed(shownPart(whole));
  const known = drawings.get(project, theme);
  if (known) return known.diagram;
  const before = latest.get(theme);
  const drawing =
    drawInOtherColors(project, theme) ??
    (before && drawNext(before, project, theme)) ??
    drawAll(project, theme);
  keepLatest(theme, drawing);
  drawings.set(project, theme, drawing);
  return drawing.diagram;
}

/** From the drawing in another theme, if there is one: only the colours differ. */
function drawInOtherColors(project: Project, theme: Theme): Drawing | null {
  const twin = drawings.twinOf(project, theme);
  if (!twin) return null;
  const { diagram } = twin;
  const nodes = new Map(project.nodes.map((node) => [node.id, drawNode(node, theme)]));
  const links = new Map<string, DrawnLink>();
  for (const [id, drawn] of diagram.links) links.set(id, recoloured(drawn, theme));
  addLeaders(twin.pointing, nodes, links, theme);
  const order = diagram.order.map((item): DrawnItem => {
    if (item.type === 'node')
      return { type: 'node', drawn: nodes.get(item.drawn.node.id) ?? item.drawn };
    return { type: 'link', drawn: links.get(item.drawn.link.id) ?? item.drawn };
  });
  return { ...twin, diagram: diagramOf(nodes, links, order) };
}

/** Where the links of the version that was drawn last run; the same in every theme. */
let plan = new RoutePlan();

/** Draws a project ahead, step by step, so that `drawDiagram` then has it at once. */
export function* drawInSteps(whole: Project, theme: Theme): Steps<DrawnDiagram> {
  const project = dressed(shownPart(whole));
  const known = drawings.get(project, theme);
  if (known) return known.diagram;
  // Until it is finished the window may draw something else.
  const own = new RoutePlan();
  const drawing = yield* drawSteps(project, theme, own);
  plan = own;
  keepLatest(theme, drawing);
  drawings.set(project, theme, drawing);
  return drawing.diagram;
}

/**
 * Draws a project that is shown beside the document, such as a sample or a small picture. The next version is that of the
 * document, which therefore stays the one that was drawn last.
 */
export function drawAside(project: Project, theme: Theme): DrawnDiagram {
  return atOnce(drawAsideInSteps(project, theme));
}

/** The same step by step. */
export function* drawAsideInSteps(whole: Project, theme: Theme): Steps<DrawnDiagram> {
  const project = dressed(shownPart(whole));
  const known = drawings.get(project, theme);
  if (known) return known.diagram;
  const drawing = yield* drawSteps(project, theme, new RoutePlan());
  drawings.set(project, theme, drawing);
  return drawing.diagram;
}

/** A diagram, and what is needed to draw the next version of its project. */
interface Drawing {
  readonly project: Project;
  readonly diagram: DrawnDiagram;
  readonly lanes: ReadonlyMap<string, Lane>;
  /** The ids of the notes from which lines lead. */
  readonly pointing: readonly string[];
  /**
   * The position in the drawing order, by id. Made when it is first needed; the next version has the same, because
   * elements that move and change their looks stay in their order.
   */
  readonly positions: () => ReadonlyMap<string, number>;
}

/** An earlier version of a diagram, and the positions in the drawing order at which the two may differ. */
interface Origin {
  readonly diagram: WeakRef<DrawnDiagram>;
  readonly positions: ReadonlySet<number>;
}

/**
 * The version from which a diagram was drawn, and the oldest one that is still known. Versions of a gesture are soon
 * forgotten, while the history holds the one before the gesture: so what undo brings back is compared by what changed.
 */
const origins = new WeakMap<DrawnDiagram, readonly Origin[]>();
/** With more differences between two versions it is quicker to go through all. */
const mostTold = 2_000;

/** Where the version before, of which few positions differ, leads; with what differs in the diagram made of it. */
function originsOf(before: DrawnDiagram, changed: readonly number[]): readonly Origin[] {
  const last = { diagram: new WeakRef(before), positions: new Set(changed) };
  const oldest = origins.get(before)?.at(-1);
  if (!oldest?.diagram.deref()) return [last];
  const positions = new Set([...oldest.positions, ...changed]);
  return positions.size > mostTold ? [last] : [last, { ...oldest, positions }];
}

/**
 * The positions in the drawing order at which two versions of a diagram differ, which have the same elements in the same
 * order; null if they are not known to have.
 */
export function positionsBetween(
  one: DrawnDiagram,
  other: DrawnDiagram,
): ReadonlySet<number> | null {
  const ways = waysFrom(other);
  for (const [diagram, there] of waysFrom(one)) {
    const back = ways.get(diagram);
    if (!back) continue;
    const differs = (at: number) => one.order[at]?.drawn !== other.order[at]?.drawn;
    return new Set([...there, ...back].filter(differs));
  }
  return null;
}

/** The diagram itself and its earlier versions, each with the positions at which they may differ. */
function waysFrom(diagram: DrawnDiagram): ReadonlyMap<DrawnDiagram, ReadonlySet<number>> {
  const ways = new Map<DrawnDiagram, ReadonlySet<number>>([[diagram, nowhere]]);
  for (const { diagram: earlier, positions } of origins.get(diagram) ?? []) {
    const known = earlier.deref();
    if (known) ways.set(known, positions);
  }
  return ways;
}

const nowhere: ReadonlySet<number> = new Set();

function drawAll(project: Project, theme: Theme): Drawing {
  return atOnce(drawSteps(project, theme, plan));
}

/** Elements that are drawn in a step, and those that are only sorted in one. */
const [stride, sortedAtOnce] = [32, 1_000];

function* drawSteps(project: Project, theme: Theme, routes: RoutePlan): Steps<Drawing> {
  const nodes = new Map<string, DrawnNode>();
  const total = Math.max(1, project.nodes.length + project.links.length);
  for (const node of project.nodes) {
    nodes.set(node.id, drawNode(node, theme));
    if (nodes.size % stride === 0) yield nodes.size / total / 2;
  }
  const lanes = yield* findLanes(project.links);
  yield* routes.updateInSteps({ project, lanes });
  const links = new Map<string, DrawnLink>();
  for (const link of project.links) {
    const course = routes.courseOf(link.id);
    if (course) links.set(link.id, drawAlong(link, course, theme));
    if (links.size % stride === 0) yield (1 + (nodes.size + links.size) / total) / 2;
  }
  const pointing = notesThatPoint(project.nodes);
  addLeaders(pointing, nodes, links, theme);
  const order: DrawnItem[] = [];
  for (const [at, element] of drawingOrder(project).entries()) {
    if (at % sortedAtOnce === 0) yield 1;
    if ('kind' in element)
      order.push({ type: 'node', drawn: nodes.get(element.id) ?? drawNode(element, theme) });
    else addLink(order, links.get(element.id));
  }
  let positions: ReadonlyMap<string, number> | undefined;
  return {
    project,
    diagram: diagramOf(nodes, links, order),
    lanes,
    pointing,
    positions: () => (positions ??= positionsIn(order)),
  };
}

/** Lines from notes, once it is known where everything is. */
function addLeaders(
  notes: readonly string[],
  nodes: Map<string, DrawnNode>,
  links: ReadonlyMap<string, DrawnLink>,
  theme: Theme,
): void {
  const there = { node: (id: string) => nodes.get(id), link: (id: string) => links.get(id) };
  for (const [id, drawn] of drawLeaders(notes, there, theme)) nodes.set(id, drawn);
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
      return (bounds ??= boundsOfAll(order));
    },
  };
}

/** Encloses all. Only what may lie at an edge is asked for its exact bounds. */
function boundsOfAll(order: readonly DrawnItem[]): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const outermost: DrawnItem[] = [];
  for (const item of order) {
    const { x, y, width, height } = reachOf(item.drawn);
    if (x < left) [left, outermost[0]] = [x, item];
    if (y < top) [top, outermost[1]] = [y, item];
    if (x + width > right) [right, outermost[2]] = [x + width, item];
    if (y + height > bottom) [bottom, outermost[3]] = [y + height, item];
  }
  const inner = unionBounds(outermost.map(({ drawn }) => drawn.bounds));
  const beyond = order.filter((item) => !isWithin(reachOf(item.drawn), inner));
  return unionBounds([...outermost, ...beyond].map(({ drawn }) => drawn.bounds));
}

function isWithin(one: Bounds, other: Bounds): boolean {
  return (
    one.x >= other.x &&
    one.y >= other.y &&
    one.x + one.width <= other.x + other.width &&
    one.y + one.height <= other.y + other.height
  );
}

function positionsIn(order: readonly DrawnItem[]): ReadonlyMap<string, number> {
  return new Map(
    order.map((item, at) => [item.type === 'node' ? item.drawn.node.id : item.drawn.link.id, at]),
  );
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
  const positions = before.positions();
  const drawnNodes = new Map(
    changedNodes.map(([, node]) => [
      node.id,
      drawNode(node, theme, withoutLeaders(before.diagram.nodes.get(node.id))),
    ]),
  );
  const differences = {
    since: before.project,
    nodes: changedNodes.map(([, node]) => node),
    links: changedLinks.map(([, link]) => link),
  };
  plan.update({ project, lanes: before.lanes }, differences);
  const drawnLinks = new Map<string, DrawnLink>();
  for (const id of plan.changesSince(before.project) ?? before.diagram.links.keys()) {
    const [link, course] = [plan.linkOf(id), plan.courseOf(id)];
    if (link && course)
      drawnLinks.set(id, drawAlong(link, course, theme, before.diagram.links.get(id)));
  }
  const pointing = notesThatPointNow(before.pointing, differences.nodes);
  const leaders = drawLeaders(
    pointing,
    {
      node: (id) => drawnNodes.get(id) ?? before.diagram.nodes.get(id),
      link: (id) => drawnLinks.get(id) ?? before.diagram.links.get(id),
    },
    theme,
  );
  for (const [id, drawn] of leaders) drawnNodes.set(id, drawn);
  const order = before.diagram.order.slice();
  const changed: number[] = [];
  const put = (id: string, item: DrawnItem) => {
    const at = positions.get(id) ?? -1;
    if (order[at]?.drawn === item.drawn) return;
    order[at] = item;
    changed.push(at);
  };
  for (const [id, node] of drawnNodes) put(id, { type: 'node', drawn: node });
  for (const [id, link] of drawnLinks) put(id, { type: 'link', drawn: link });
  const diagram = diagramOf(
    PatchedMap.of(before.diagram.nodes, drawnNodes),
    PatchedMap.of(before.diagram.links, drawnLinks),
    order,
  );
  if (changed.length <= mostTold) origins.set(diagram, originsOf(before.diagram, changed));
  return { ...before, project, diagram, pointing };
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

const remembered = new DrawnByTheme<Link, DrawnLink>();
/** Along which course a link was drawn. */
const courses = new WeakMap<DrawnLink, Course>();

/**
 * Draws one link; a link that did not change and runs as before has the drawing that it had. `before` is how it was drawn
 * last.
 */
function drawAlong(link: Link, course: Course, theme: Theme, before?: DrawnLink): DrawnLink {
  const known = remembered.get(link, theme);
  if (known && courses.get(known) === course) return known;
  return remember(
    link,
    course,
    theme,
    movedAlong(link, course, before) ?? drawLater(link, course, theme),
  );
}

function remember(link: Link, course: Course, theme: Theme, drawn: DrawnLink): DrawnLink {
  remembered.set(link, theme, drawn);
  courses.set(drawn, course);
  return drawn;
}

/** How far a head or the border of a label may lie beyond the course, for a usual line. */
const beyondCourse = 46;
/** A wider line has larger heads. */
const widestUsual = 4;

/** Links of usual looks are drawn when they come into view. */
function drawLater(link: Link, course: Course, theme: Theme): DrawnLink {
  const { route, lineBounds } = course;
  const { width, headSize, line } = linkLook(link, theme);
  const isUsual = width <= widestUsual && headSize <= 1 && line !== 'double';
  if (!isUsual || link.anchors.some(({ shape }) => shape !== undefined))
    return drawLink(link, route, theme, course.labelAt);
  return laterLink(link, grown(lineBounds, beyondCourse), route.points, () =>
    drawLink(link, route, theme, course.labelAt),
  );
}

/** The drawing of a link whose course was only moved as a whole; null if that is not so. */
function movedAlong(link: Link, course: Course, before: DrawnLink | undefined): DrawnLink | null {
  const known = before && courses.get(before);
  const by = known && distanceMoved(known, course);
  return by && isSameButForPoints(before.link, link) ? movedLink(before, link, by) : null;
}

/** The drawing in another theme, with the colours of this one. */
function recoloured(twin: DrawnLink, theme: Theme): DrawnLink {
  const { link } = twin;
  const course = courses.get(twin);
  const known = remembered.get(link, theme);
  if (known && course && courses.get(known) === course) return known;
  // All that is drawn with a project has a course.
  if (!course) return twin;
  const paint = () => drawLink(link, course.route, theme, course.labelAt);
  return remember(link, course, theme, recolouredLink(twin, paint));
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
    const { link, bounds, path, route, anchors, heads, labelAt, label } = drawn;
    // By name: what is made only when it is asked for is not among the own fields.
    const plain = { link, bounds, path, route, anchors, heads, labelAt, label };
    painted.push({
      type: 'link',
      drawn: { ...plain, primitives: withoutLabel(drawn), label: [] },
    });
    labels.push({ type: 'link', drawn: { ...plain, primitives: label } });
  }
  return [...painted, ...labels];
}

/** The lanes of the links that would else lie on each other: no bends, and ends that nobody fixed. */
/** Where links run that join the same two nodes. */
export function* findLanes(links: readonly Link[]): Steps<ReadonlyMap<string, Lane>> {
  const groups = new Map<string, Link[]>();
  for (const [at, link] of links.entries()) {
    if (at % sortedAtOnce === 0) yield 0.5;
    const key = keyOf(link);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(link);
    else groups.set(key, [link]);
  }
  const lanes = new Map<string, Lane>();
  let done = 0;
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    done += 1;
    if (done % stride === 0) yield 0.5;
    const sizes = group.map((link) => labelSize(link));
    const width = Math.max(...sizes.map((size) => size.width));
    const height = Math.max(...sizes.map((size) => size.height));
    for (const [index, { id }] of group.entries()) {
      lanes.set(id, { share: index - (group.length - 1) / 2, index, width, height });
    }
  }
  return lanes;
}

function keyOf({ source, target, waypoints }: Link): string | null {
  if (waypoints.length > 0 || !floats(source) || !floats(target)) return null;
  // Ids have no line breaks.
  return source.id < target.id ? `${source.id}\n${target.id}` : `${target.id}\n${source.id}`;
}
