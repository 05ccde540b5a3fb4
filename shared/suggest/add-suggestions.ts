import { relations } from '../project/relations.ts';
import { addAnchor } from '../edit/links.ts';
import { inSequence } from '../edit/edit.ts';
import { adoptByPosition } from '../edit/grouping.ts';
import { addWithReferences } from '../edit/elements.ts';
import { indexProject } from '../graph/project-index.ts';
import { type Library, indexLibrary, type LibraryLink } from '../library/library.ts';
import {
  factToCatalysis,
  factToLink,
  type LinkWithReferences,
  entityToNode,
} from '../library/elements-from-library.ts';
import type {
  Endpoint,
  Link,
  NodeEndpoint,
  Project,
  PathwayNode,
  DiagramPoint,
} from '../project/project-schema.ts';
import { keepTrue } from '../layout/true-picture.ts';
import { isSmall } from '../scene/route-order.ts';
import { drawDiagram } from '../scene/draw-diagram.ts';
import { distanceBetween, distanceToRoute, pointAt, routeLength } from '../scene/route-geometry.ts';
import { hidesLines } from '../scene/line-meetings.ts';
import {
  centreOf,
  grown,
  overlaps,
  unionBounds,
  type Bounds,
  type DrawnDiagram,
} from '../scene/primitives.ts';
import { findDrawnFacts } from './drawn-facts.ts';
import type { Suggestion } from './suggestions.ts';
import { createRoomFinder, type RoomFinder, type Size } from './room-finder.ts';

export interface PlacedSuggestions {
  readonly project: Project;
  /** The ids of the nodes and links that are new. */
  readonly added: readonly string[];
}

/**
 * The project with the suggestions added, as one undo step. What they need is placed where there is room, what
 * exists moves only where the drawing would otherwise say what is not so, and what was drawn since they were made is not
 * drawn again. `newId` gives unused ids.
 */
export function addSuggestions(
  library: Library,
  project: Project,
  suggestions: readonly Suggestion[],
  newId: () => string,
): PlacedSuggestions {
  return placedIn(
    project,
    keepTrue(project, drawSuggestions(library, project, suggestions, newId)),
  );
}

/** A project, and which of its elements an earlier version lacks. */
export function placedIn(before: Project, project: Project): PlacedSuggestions {
  const { nodes, links } = indexProject(before);
  const ids = [...project.nodes, ...project.links].map(({ id }) => id);
  return { project, added: ids.filter((id) => !nodes.has(id) && !links.has(id)) };
}

/** The suggestions with all that they need, but nothing that exists made room for them. */
export function drawSuggestions(
  library: Library,
  project: Project,
  suggestions: readonly Suggestion[],
  newId: () => string,
): Project {
  const nodes = layOutNodes(library, project, suggestions, newId);
  const withNodes = addWithReferences({ nodes, links: [], references: [] }, newId)(project);
  const withLinks = suggestions.reduce(
    (present, suggestion) => addLink(library, present, suggestion, newId),
    withNodes,
  );
  // To draw a large diagram again for each enzyme would take long; there one drawing has to do for all.
  const drawing = isSmall(withLinks) ? undefined : drawDiagram(withLinks, 'light');
  const withEnzymes = suggestions.reduce(
    (present, { fact, hasCatalysis }) =>
      hasCatalysis ? addCatalysis(library, present, { fact, drawing }, newId) : present,
    withLinks,
  );
  return adoptByPosition(nodes.map(({ id }) => id))(withEnzymes);
}

function addLink(
  library: Library,
  project: Project,
  { fact, hasLink }: Suggestion,
  newId: () => string,
): Project {
  const drawn = findDrawnFacts(library, project);
  if (!hasLink || drawn.linkOf(fact)) return project;
  const pair = nearestPair(project, drawn.nodesOf(fact.source), drawn.nodesOf(fact.target));
  if (!pair) return project;
  const [source, target] = pair.map((id): Endpoint => ({ to: 'node', id })) as [Endpoint, Endpoint];
  const placed = factToLink(library, fact, { id: newId(), source, target });
  return addWithReferences(elementsOf(placed), newId)(project);
}

/**
 * The enzyme's link to a new anchor on the conversion, at the point closest to the enzyme. `enzyme` is the end from
 * which it runs; without it, from the first node that stands for the enzyme. Nothing if it is drawn already.
 */
export function addCatalysis(
  library: Library,
  project: Project,
  {
    fact,
    enzyme,
    drawing,
  }: {
    readonly fact: LibraryLink;
    readonly enzyme?: NodeEndpoint;
    readonly drawing?: DrawnDiagram | undefined;
  },
  newId: () => string,
): Project {
  const drawn = findDrawnFacts(library, project);
  const carrier = drawn.linkOf(fact);
  const id = enzyme?.id ?? (fact.via === undefined ? undefined : drawn.nodesOf(fact.via)[0]);
  if (!carrier || id === undefined || drawn.catalysisOf(fact)) return project;
  const anchor = { id: newId(), position: positionOn(project, carrier, id, drawing) };
  const placed = factToCatalysis(library, fact, {
    id: newId(),
    source: enzyme ?? { to: 'node', id },
    target: { to: 'anchor', id: anchor.id },
  });
  return inSequence(
    addAnchor(carrier.id, anchor),
    addWithReferences(elementsOf(placed), newId),
  )(project);
}

function elementsOf({ link, references }: LinkWithReferences) {
  return { nodes: [], links: [{ ...link, routing: relations[link.relation].routing }], references };
}

/** Where on a conversion the enzyme's link comes in: close to the enzyme, and where there is room for its head. */
function positionOn(
  project: Project,
  carrier: Link,
  enzyme: string,
  { links } = drawDiagram(project, 'light'),
): number {
  const route = links.get(carrier.id)?.route;
  const node = indexProject(project).nodes.get(enzyme);
  if (!route || !node) return 0.5;
  const length = routeLength(route);
  const near = grown(unionBounds(route.map((point) => ({ ...point, width: 0, height: 0 }))), 20);
  const lines = [...links.values()].filter(
    ({ link, bounds }) => link.id !== carrier.id && overlaps(bounds, near),
  );
  const nodes = project.nodes.filter((one) => hidesLines(one) && overlaps(one, near));
  const ends = [0, 1, 1, ...carrier.anchors.map(({ position }) => position)];
  /** The distance to the nearest thing that leaves no room. */
  const roomAt = (at: number): number => {
    const point = pointAt(route, at);
    return Math.min(
      ...ends.map((end) => (Math.abs(end - at) * length) / (end === 1 ? 1.6 : 1)),
      ...lines.map((line) => distanceToRoute(line.route, point).distance),
      ...nodes.map((one) => distanceToBox(one, point) / 1.3),
    );
  };
  return freePosition(distanceToRoute(route, centreOf(node)).position, roomAt);
}

function distanceToBox({ x, y, width, height }: Bounds, point: DiagramPoint): number {
  const across = Math.max(x - point.x, 0, point.x - x - width);
  const down = Math.max(y - point.y, 0, point.y - y - height);
  return Math.hypot(across, down);
}

/** Diagram units between the ends of lines on a conversion, and from them to lines that cross it. */
const anchorRoom = 16;

/** If several nodes stand for an entity, those closest to each other are linked; of equals the first. */
export function nearestPair(
  project: Project,
  sources: readonly string[],
  targets: readonly string[],
): readonly [source: string, target: string] | undefined {
  const { nodes } = indexProject(project);
  let best: { readonly pair: readonly [string, string]; readonly distance: number } | undefined;
  for (const source of sources) {
    for (const target of targets) {
      const [from, to] = [nodes.get(source), nodes.get(target)];
      if (!from || !to || source === target) continue;
      const distance = distanceBetween(centreOf(from), centreOf(to));
      if (!best || distance < best.distance) best = { pair: [source, target], distance };
    }
  }
  return best?.pair;
}

/** Fractions of a link's length: how near to its ends a new anchor may lie, where there is a choice. */
const fromEnds = 0.2;
const steps = 24;

/** The point of a link closest to the wanted one where there is room; if there is none, the roomiest. */
function freePosition(wanted: number, roomAt: (at: number) => number): number {
  const inner = Math.min(Math.max(wanted, fromEnds), 1 - fromEnds);
  const even = Array.from(
    { length: steps + 1 },
    (_, step) => fromEnds + (step / steps) * (1 - 2 * fromEnds),
  );
  const closest = [inner, 0.5, ...even].sort((a, b) => Math.abs(a - inner) - Math.abs(b - inner));
  const rooms = closest.map((at) => ({ at, room: roomAt(at) }));
  const roomy = rooms.find(({ room }) => room >= anchorRoom);
  const best = roomy ?? rooms.reduce((most, one) => (one.room > most.room ? one : most));
  return round(best.at);
}

/** As finely as anyone sees, and readable in the file. */
const round = (position: number): number => Math.round(position * 1_000) / 1_000;

/** Diagram units between borders: along a reaction (room for the enzyme's link) and across it. */
const alongGap = 120;
const acrossGap = 60;

/** Where things are: the nodes of the diagram and those laid out so far. */
interface Layout {
  readonly boxes: Map<string, Bounds>;
  readonly added: PathwayNode[];
  readonly flow: (entity: string) => DiagramPoint;
  readonly roomFinder: RoomFinder;
}

/** Nodes for the entities that the suggestions add, each close to what it acts on or comes from. Nothing else moves. */
function layOutNodes(
  library: Library,
  project: Project,
  suggestions: readonly Suggestion[],
  newId: () => string,
): readonly PathwayNode[] {
  const { entities } = indexLibrary(library);
  const missing = new Set(suggestions.flatMap(({ adds }) => adds));
  const layout = layoutOf(library, project, suggestions);
  const add = (
    id: string,
    wishFor: (size: Size) => { wanted: readonly DiagramPoint[]; partner: Bounds },
  ) => {
    const entity = entities.get(id);
    if (!missing.has(id) || layout.boxes.has(id) || !entity) return;
    const node = entityToNode(entity, { id: newId(), x: 0, y: 0 });
    const { wanted, partner } = wishFor(node);
    const placed = { ...node, ...layout.roomFinder.findRoom(node, wanted, partner) };
    layout.added.push(placed);
    layout.boxes.set(id, placed);
  };
  // First what hangs on existing nodes, reactions before what acts on them; then what hangs on that.
  const waiting = suggestions.map(({ fact }) => fact).sort((a, b) => rankOf(a) - rankOf(b));
  while (waiting.length > 0) {
    const next = waiting.findIndex((fact) => isWithinReach(layout, fact));
    const [fact] = waiting.splice(Math.max(next, 0), 1);
    if (fact) layOutFact(layout, fact, add);
  }
  return layout.added;
}

type Add = (
  id: string,
  wishFor: (size: Size) => { wanted: readonly DiagramPoint[]; partner: Bounds },
) => void;

const isReaction = ({ relation }: LibraryLink): boolean =>
  relation === 'converts-to' || relation === 'precursor-of';

const rankOf = (fact: LibraryLink): number => (isReaction(fact) ? 0 : 1);

function isWithinReach({ boxes }: Layout, { source, target, via }: LibraryLink): boolean {
  return [source, target, via].some((id) => id !== undefined && boxes.has(id));
}

function layOutFact(layout: Layout, fact: LibraryLink, add: Add): void {
  const { boxes } = layout;
  const { source, target, via } = fact;
  const enzyme = via === undefined ? undefined : boxes.get(via);
  const flow = layout.flow(boxes.has(source) ? source : target);
  if (!boxes.has(source) && !boxes.has(target)) {
    add(source, (size) => {
      const partner = enzyme ?? { x: 0, y: 0, width: 0, height: 0 };
      const [, under] = beside(partner, size, acrossOf(flow), acrossGap);
      return { partner, wanted: [shifted(under ?? centreOf(partner), flow, -alongGap)] };
    });
  }
  addEnd(layout, fact, flow, add);
  if (via !== undefined) addEnzyme(layout, fact, via, add);
}

/** The position for the missing end: for a reaction further along or back, otherwise to the side. */
function addEnd(layout: Layout, fact: LibraryLink, flow: DiagramPoint, add: Add): void {
  const { source, target } = fact;
  const isForward = layout.boxes.has(source);
  const partner = layout.boxes.get(isForward ? source : target);
  if (!partner) return;
  const wantedFor = (size: Size) => {
    if (!isReaction(fact)) return beside(partner, size, acrossOf(flow), acrossGap);
    const along = isForward ? flow : { x: -flow.x, y: -flow.y };
    return beside(partner, size, along, alongGap).slice(0, 1);
  };
  add(isForward ? target : source, (size) => ({ partner, wanted: wantedFor(size) }));
}

function addEnzyme(
  { boxes }: Layout,
  { source, target }: LibraryLink,
  via: string,
  add: Add,
): void {
  const [from, to] = [boxes.get(source), boxes.get(target)];
  if (!from || !to) return;
  const [a, b] = [centreOf(from), centreOf(to)];
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, width: 0, height: 0 };
  const across = acrossOf(axisOf({ x: b.x - a.x, y: b.y - a.y }));
  add(via, (size) => ({ partner: middle, wanted: beside(middle, size, across, acrossGap) }));
}

/** Centres on either side of a box, in the direction and against it. */
function beside(
  box: Bounds,
  size: Size,
  direction: DiagramPoint,
  gap: number,
): readonly DiagramPoint[] {
  const centre = centreOf(box);
  const reach = direction.x === 0 ? (box.height + size.height) / 2 : (box.width + size.width) / 2;
  return [shifted(centre, direction, reach + gap), shifted(centre, direction, -reach - gap)];
}

const shifted = ({ x, y }: DiagramPoint, direction: DiagramPoint, by: number): DiagramPoint => ({
  x: x + direction.x * by,
  y: y + direction.y * by,
});

/** Above a reaction that runs across the page, to the right of one that runs down. */
const acrossOf = (flow: DiagramPoint): DiagramPoint =>
  flow.x === 0 ? { x: 1, y: 0 } : { x: 0, y: -1 };

/** The nearer axis; to the right where there is none. */
function axisOf({ x, y }: DiagramPoint): DiagramPoint {
  if (Math.abs(y) > Math.abs(x)) return { x: 0, y: y < 0 ? -1 : 1 };
  return { x: x < 0 ? -1 : 1, y: 0 };
}

function layoutOf(library: Library, project: Project, suggestions: readonly Suggestion[]): Layout {
  const drawn = findDrawnFacts(library, project);
  const { nodes } = indexProject(project);
  const boxes = new Map<string, Bounds>();
  for (const { fact } of suggestions) {
    for (const entity of [fact.source, fact.target, fact.via]) {
      const node = entity === undefined ? undefined : nodes.get(drawn.nodesOf(entity)[0] ?? '');
      if (entity !== undefined && node) boxes.set(entity, node);
    }
  }
  const flow = (entity: string) => axisOf(flowAt(project, drawn.nodesOf(entity)[0]));
  return { boxes, added: [], flow, roomFinder: createRoomFinder(project) };
}

/** The direction in which the conversions at a node run, otherwise that of the whole diagram. */
function flowAt(project: Project, node: string | undefined): DiagramPoint {
  const index = indexProject(project);
  const own = sumOfWays(project, node === undefined ? [] : (index.linksAt.get(node) ?? []));
  return own.x === 0 && own.y === 0 ? sumOfWays(project, project.links) : own;
}

function sumOfWays(project: Project, links: Project['links']): DiagramPoint {
  const { nodes } = indexProject(project);
  const sum = { x: 0, y: 0 };
  for (const { relation, source, target } of links) {
    if (relation !== 'converts-to' || source.to !== 'node' || target.to !== 'node') continue;
    const [from, to] = [nodes.get(source.id), nodes.get(target.id)];
    if (!from || !to) continue;
    sum.x += centreOf(to).x - centreOf(from).x;
    sum.y += centreOf(to).y - centreOf(from).y;
  }
  return sum;
}
