import { isInNode, boundsAround } from '../graph/spatial-index.ts';
import {
  indexProject,
  linksAmong,
  withDescendants,
  type ProjectIndex,
} from '../graph/project-index.ts';
import {
  limits,
  type DiagramPoint,
  type Endpoint,
  type Link,
  type Project,
  type PathwayNode,
} from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { type Bounds, centreOf } from '../scene/primitives.ts';
import { createDresser } from '../project/own-look.ts';
import { nodeLook } from '../scene/looks.ts';
import { fitOfText, showsWholeLabel, type TextFit } from '../scene/node-text.ts';
import {
  changeElements,
  changeLinks,
  replaceElements,
  patched,
  clamp,
  isFinitePoint,
  shifted,
  type Edit,
  changeNodes,
  clampCoordinate,
} from './edit.ts';
import { withStraightEnds } from './straight-ends.ts';

/** The shift of each node or link, in diagram units. */
type Shifts = ReadonlyMap<string, DiagramPoint>;

/** Moves nodes by a distance in diagram units, with everything in them and the links between them. */
export function moveNodes(ids: Iterable<string>, delta: DiagramPoint): Edit {
  return moveElements({ nodes: ids, links: [] }, delta);
}

/**
 * Moves nodes as `moveNodes` does, and of the named links their free ends and waypoints. All of them stop where the
 * first node would leave the limits, so that their positions to each other stay the same.
 */
export function moveElements(
  chosen: { readonly nodes: Iterable<string>; readonly links: Iterable<string> },
  delta: DiagramPoint,
): Edit {
  const nodeIds = [...chosen.nodes];
  const linkIds = [...chosen.links];
  return (project) => {
    if (!isFinitePoint(delta)) return project;
    const moving = [...withDescendants(indexProject(project), nodeIds)];
    const shift = withinLimits(project, new Set(moving), delta);
    const shiftOf = (ids: readonly string[]) => new Map(ids.map((id) => [id, shift] as const));
    return shiftAll(project, shiftOf(moving), shiftOf(linkIds));
  };
}

/**
 * Puts the top left corner of each node at a point. What lies in a node moves with it, unless it has its own target.
 */
export function positionNodes(positions: ReadonlyMap<string, DiagramPoint>): Edit {
  return (project) => {
    const index = indexProject(project);
    const shifts = new Map<string, DiagramPoint>();
    for (const [id, position] of positions) {
      const node = index.nodes.get(id);
      if (!node || !isFinitePoint(position)) continue;
      const to = shifted(position, { x: 0, y: 0 });
      spreadShift(index, shifts, node, { x: to.x - node.x, y: to.y - node.y }, positions);
    }
    return putExactly(shiftAll(project, shifts, new Map()), positions);
  };
}

/** Gives the shift of a node to everything in it, except to nodes with their own target. */
function spreadShift(
  index: ProjectIndex,
  shifts: Map<string, DiagramPoint>,
  root: PathwayNode,
  shift: DiagramPoint,
  placed: ReadonlyMap<string, DiagramPoint>,
): void {
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (shifts.has(node.id) && node === root) continue;
    shifts.set(node.id, shift);
    const children = index.children.get(node.id) ?? [];
    waiting.push(...children.filter((child) => !placed.has(child.id)));
  }
}

/** Adding a difference can miss the point by a rounding error. */
function putExactly(project: Project, positions: ReadonlyMap<string, DiagramPoint>): Project {
  return changeElements(project, {
    node: (node) => {
      const position = positions.get(node.id);
      if (!position || !isFinitePoint(position)) return node;
      const { x, y } = shifted({ x: position.x, y: position.y }, { x: 0, y: 0 });
      return x === node.x && y === node.y ? node : { ...node, x, y };
    },
  });
}

/** The part of a shift that keeps all these nodes within the limits. */
function withinLimits(
  project: Project,
  ids: ReadonlySet<string>,
  delta: DiagramPoint,
): DiagramPoint {
  let { x, y } = delta;
  const { nodes } = indexProject(project);
  for (const id of ids) {
    const node = nodes.get(id);
    if (!node) continue;
    x = clamp(x, -limits.coordinate - node.x, limits.coordinate - node.x);
    y = clamp(y, -limits.coordinate - node.y, limits.coordinate - node.y);
  }
  return { x, y };
}

function shiftAll(project: Project, nodes: Shifts, chosenLinks: Shifts): Project {
  const links = linkShifts(project, nodes, chosenLinks);
  const index = indexProject(project);
  const positions = index.positions();
  const bent = withStraightEnds(index, nodes, links);
  return replaceElements(project, {
    nodes: movedAmong(project.nodes, nodes, positions, shiftedNode),
    links: new Map([
      ...movedAmong(project.links, links, positions, shiftedLink),
      ...movedAmong(project.links, bent, positions, (_link, next) => next),
    ]),
  });
}

/** The elements that a shift changes, by their positions. Only what is to move is looked at. */
function movedAmong<Element extends { readonly id: string }, Change>(
  list: readonly Element[],
  shifts: ReadonlyMap<string, Change>,
  positions: ReadonlyMap<string, number>,
  move: (element: Element, change: Change) => Element,
): ReadonlyMap<number, Element> {
  const moved = new Map<number, Element>();
  for (const [id, shift] of shifts) {
    const at = positions.get(id) ?? -1;
    const element = list[at];
    if (element?.id !== id) continue;
    const next = move(element, shift);
    if (next !== element) moved.set(at, next);
  }
  return moved;
}

function shiftedNode(node: PathwayNode, shift: DiagramPoint): PathwayNode {
  const next = shifted(node, shift);
  return next.x === node.x && next.y === node.y ? node : next;
}

function shiftedLink(link: Link, shift: DiagramPoint): Link {
  if (shift.x === 0 && shift.y === 0) return link;
  const isLoose = link.source.to === 'point' || link.target.to === 'point';
  if (!isLoose && link.waypoints.length === 0) return link;
  const shiftedEnd = (end: Endpoint) => (end.to === 'point' ? shifted(end, shift) : end);
  return patched(link, {
    source: shiftedEnd(link.source),
    target: shiftedEnd(link.target),
    waypoints: link.waypoints.map((point) => shifted(point, shift)),
  });
}

/** A link moves when both of its ends move by the same distance; then links with ends on its anchors may move too. */
function linkShifts(project: Project, nodes: Shifts, chosen: Shifts): Shifts {
  const index = indexProject(project);
  const shifts = new Map(chosen);
  const containers = movingContainers(index, nodes);
  const shiftOf = (end: Endpoint): DiagramPoint | undefined => {
    if (end.to === 'node') return nodes.get(end.id);
    if (end.to === 'point') return shiftOfPoint(end, containers, nodes);
    const host = index.anchors.get(end.id)?.link;
    return host && shifts.get(host.id);
  };
  // Without containers only what hangs on moving things can move: during a drag this is asked many times a second.
  const holders = [...nodes.keys(), ...[...chosen.keys()].flatMap((id) => anchorIds(index, id))];
  const waiting =
    containers.length > 0
      ? [...project.links]
      : holders.flatMap((id) => index.linksAt.get(id) ?? []);
  for (let link = waiting.pop(); link; link = waiting.pop()) {
    if (shifts.has(link.id)) continue;
    const [source, target] = [shiftOf(link.source), shiftOf(link.target)];
    if (!source || !target || !isSameShift(source, target)) continue;
    shifts.set(link.id, source);
    for (const anchor of link.anchors) waiting.push(...(index.linksAt.get(anchor.id) ?? []));
  }
  return shifts;
}

function anchorIds(index: ProjectIndex, linkId: string): readonly string[] {
  return (index.links.get(linkId)?.anchors ?? []).map(({ id }) => id);
}

/** Smallest first, so that the innermost is found first. */
function movingContainers(index: ProjectIndex, shifts: Shifts): readonly PathwayNode[] {
  return [...shifts.keys()]
    .flatMap((id) => index.nodes.get(id) ?? [])
    .filter((node) => nodeKinds[node.kind].contains)
    .sort((one, other) => one.width * one.height - other.width * other.height);
}

/** A free end moves with the container that it lies in, because it is attached to nothing else. */
function shiftOfPoint(
  point: DiagramPoint,
  containers: readonly PathwayNode[],
  shifts: Shifts,
): DiagramPoint | undefined {
  const container = containers.find((node) => isInNode(node, point));
  return container && shifts.get(container.id);
}

function isSameShift(one: DiagramPoint, other: DiagramPoint): boolean {
  return Math.abs(one.x - other.x) < 1e-6 && Math.abs(one.y - other.y) < 1e-6;
}

/** Diagram units: the least side that a person can give a node by hand. */
const leastSize = 8;

/** Gives a node another box, in diagram units, before rotation. What lies in it stays where it is. */
export function resizeNode(id: string, bounds: Bounds): Edit {
  return resizeNodes(new Map([[id, bounds]]));
}

/** Gives each node of a map another box, as `resizeNode` does. */
export function resizeNodes(boxes: ReadonlyMap<string, Bounds>): Edit {
  return (project) =>
    changeNodes(project, boxes.keys(), (node) => {
      const { x, y, width, height } = boxes.get(node.id) ?? node;
      if (![x, y, width, height].every(Number.isFinite)) return node;
      return patched(node, {
        x: clampCoordinate(x),
        y: clampCoordinate(y),
        width: clamp(width, leastSize, limits.size),
        height: clamp(height, leastSize, limits.size),
      });
    });
}

/**
 * Resizes nodes together, as the box around them goes from one to another: their positions, sizes, what lies in them and the
 * bends of the links among them, all in proportion. A node turned askew keeps its proportions, since it would no longer be a
 * box otherwise.
 */
export function resizeTogether(ids: Iterable<string>, from: Bounds, to: Bounds): Edit {
  const chosen = [...ids];
  return (project) => {
    const index = indexProject(project);
    const all = withDescendants(index, chosen);
    const nodes = [...all].flatMap((id) => index.nodes.get(id) ?? []);
    const stretch = stretchBetween(from, to, nodes);
    if (!stretch) return project;
    const resized = resizeNodes(new Map(nodes.map((node) => [node.id, stretched(node, stretch)])))(
      project,
    );
    return changeLinks(resized, linksAmong(index, all), (link) =>
      patched(link, {
        waypoints: link.waypoints.map((bend) => ({ ...bend, ...stretch.at(bend) })),
      }),
    );
  };
}

interface Stretch {
  readonly x: number;
  readonly y: number;
  readonly at: (point: DiagramPoint) => DiagramPoint;
}

/** No side gets shorter than the least; null where nothing changes or nothing can be worked out. */
function stretchBetween(from: Bounds, to: Bounds, nodes: readonly PathwayNode[]): Stretch | null {
  const x = Math.max(smallestStretch(nodes, 'width'), to.width / from.width);
  const y = Math.max(smallestStretch(nodes, 'height'), to.height / from.height);
  if (![x, y, to.x, to.y].every(Number.isFinite)) return null;
  // The side that stays is the one that both boxes share.
  const isRightFixed = Math.abs(from.x + from.width - to.x - to.width) < Math.abs(from.x - to.x);
  const isBottomFixed = Math.abs(from.y + from.height - to.y - to.height) < Math.abs(from.y - to.y);
  const left = isRightFixed ? to.x + to.width - from.width * x : to.x;
  const top = isBottomFixed ? to.y + to.height - from.height * y : to.y;
  return {
    x,
    y,
    at: (point) => ({
      x: clampCoordinate(left + (point.x - from.x) * x),
      y: clampCoordinate(top + (point.y - from.y) * y),
    }),
  };
}

function smallestStretch(nodes: readonly PathwayNode[], side: 'width' | 'height'): number {
  const sides = nodes.map((node) =>
    node.rotation % 180 === 0 ? node[side] : Math.min(node.width, node.height),
  );
  return Math.min(1, leastSize / Math.min(...sides));
}

function stretched(node: PathwayNode, stretch: Stretch): Bounds {
  const even = Math.sqrt(stretch.x * stretch.y);
  const isOnItsSide = node.rotation % 180 !== 0;
  const isAskew = node.rotation % 90 !== 0;
  const [x, y] = isOnItsSide ? [stretch.y, stretch.x] : [stretch.x, stretch.y];
  const width = node.width * (isAskew ? even : x);
  const height = node.height * (isAskew ? even : y);
  const centre = stretch.at({ x: node.x + node.width / 2, y: node.y + node.height / 2 });
  return { x: centre.x - width / 2, y: centre.y - height / 2, width, height };
}

/** Turns each node about its own centre by this angle in degrees, clockwise, from its present angle. */
export function rotateNodes(ids: Iterable<string>, degrees: number): Edit {
  const chosen = [...ids];
  return (project) => {
    if (!Number.isFinite(degrees) || degrees % 360 === 0) return project;
    return changeNodes(project, chosen, (node) => {
      const angle = (node.rotation + (degrees % 360)) % 360;
      return patched(node, { rotation: angle < 0 ? angle + 360 : angle + 0 });
    });
  };
}

/** Gives a container the box that its content needs, with a margin in diagram units. */
export function fitContainer(id: string, margin: number): Edit {
  return (project) => {
    const children = indexProject(project).children.get(id) ?? [];
    const bounds = boundsAround(children, margin);
    return bounds ? resizeNode(id, bounds)(project) : project;
  };
}

/**
 * An edit of a node's text that makes the text fit. If needed, the node grows about its centre, so that it stays in
 * line; its letters keep their size. Also a node that was too small before grows.
 */
export function keepingTextWhole(id: string, edit: Edit): Edit {
  return keepingTextsWhole([id], edit);
}

/** The same for the texts of several nodes. */
export function keepingTextsWhole(ids: Iterable<string>, edit: Edit): Edit {
  return (project) => {
    const next = edit(project);
    const [nodesBefore, nodesAfter] = [indexProject(project).nodes, indexProject(next).nodes];
    const { ofNode } = createDresser(next);
    const boxes = new Map<string, PathwayNode>();
    for (const id of ids) {
      const [before, after] = [nodesBefore.get(id), nodesAfter.get(id)];
      if (!before || !after || before === after) continue;
      const [was, is] = [ofNode(before), ofNode(after)];
      const roomy = roomierFor(is, fitOf(was) === 'smaller' ? 'smaller' : 'at-size');
      if (roomy !== is) boxes.set(id, roomy);
    }
    return boxes.size === 0 ? next : resizeNodes(boxes)(next);
  };
}

/** The node, made large enough for its text. Unchanged if it is large enough, or if no reasonable size is. */
export function withRoomForText(node: PathwayNode): PathwayNode {
  return roomierFor(node, 'at-size');
}

/** Large enough for the text to fit as asked, or otherwise for all of it in smaller letters. */
function roomierFor(node: PathwayNode, wanted: 'at-size' | 'smaller'): PathwayNode {
  const fits = wanted === 'at-size' ? [wanted, 'smaller' as const] : [wanted];
  for (const fit of fits) {
    if (isFitting(node, fit)) return node;
    const sizes = roomierNodes(node);
    const largest = sizes.at(-1);
    // If even the largest size is not enough, there is no need to try the others, which takes a while.
    const roomy =
      largest && isFitting(largest, fit) ? sizes.find((one) => isFitting(one, fit)) : undefined;
    if (roomy) return roomy;
  }
  return node;
}

// Diagram units. It grows equally on both sides of the centre and stays on the usual grid.
const step = 20;
/** First sizes that look good, then those that a long word or caption may need. */
const widestEntity = [160, 240, 640];
const widestContainer = 960;
const tallestEntity = 160;
const mostLetters = 1_200;
const tallestNote = 600;

/**
 * The sizes that a node may get, the best first: rather wider than higher; a note rather gets longer, a container
 * only wider.
 */
function roomierNodes(node: PathwayNode): PathwayNode[] {
  const { width, height } = node;
  if (nodeKinds[node.kind].contains) {
    // Its content does not move, and neither does its left edge.
    return stepsTo(width, widestContainer).map((wider) => ({ ...node, width: wider }));
  }
  if (node.kind === 'note') {
    const [widest = width] = widestEntity.slice(-1);
    // A long word or caption needs another width.
    return [width, ...stepsTo(width + step, widest)].flatMap((wider) =>
      stepsTo(height, tallestNote).map((taller) => ({ ...node, width: wider, height: taller })),
    );
  }
  if (node.label.length > mostLetters) return [];
  return widestEntity.flatMap((widest) =>
    stepsTo(height, tallestEntity).flatMap((taller) =>
      stepsTo(width, widest).map((wider) => aboutCentre(node, wider, taller)),
    ),
  );
}

function stepsTo(from: number, most: number): number[] {
  const count = Math.max(0, Math.floor((most - from) / step));
  return Array.from({ length: count + 1 }, (_, number) => from + number * step);
}

function aboutCentre(node: PathwayNode, width: number, height: number): PathwayNode {
  const centre = centreOf(node);
  return { ...node, x: centre.x - width / 2, y: centre.y - height / 2, width, height };
}

function isFitting(node: PathwayNode, wanted: 'at-size' | 'smaller'): boolean {
  const fit = fitOf(node);
  return fit === 'at-size' || fit === wanted;
}

function fitOf(node: PathwayNode): TextFit {
  const mayRunOut = nodeKinds[node.kind].textMayRunOut;
  return mayRunOut || showsWholeLabel(node) ? fitOfText(node, nodeLook(node, 'light')) : 'cut';
}
