import { centreOf } from '../graph/node-bounds.ts';
import { indexProject } from '../graph/project-index.ts';
import { indexLibrary } from '../library/library-index.ts';
import type { Library, LibraryLink } from '../library/library-schema.ts';
import { entityToNode } from '../library/elements-from-library.ts';
import type { PathwayNode } from '../project/node-schema.ts';
import type { Project } from '../project/project-schema.ts';
import type { Point } from '../project/value-schemas.ts';
import type { Bounds } from '../scene/primitives.ts';
import { findDrawnFacts } from './drawn-facts.ts';
import { createRoomFinder, type RoomFinder, type Size } from './room-finder.ts';
import type { Suggestion } from './suggestion.ts';

/** Diagram units between borders: along a reaction (room for the enzyme's link) and across it. */
const alongGap = 120;
const acrossGap = 60;

/** Where things are: the nodes of the diagram and those laid out so far. */
interface Layout {
  readonly boxes: Map<string, Bounds>;
  readonly added: PathwayNode[];
  readonly flow: (entity: string) => Point;
  readonly roomFinder: RoomFinder;
}

/** Nodes for the entities that the suggestions add, each near what it acts on or comes from. Nothing else moves. */
export function layOutNodes(
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
    wishFor: (size: Size) => { wanted: readonly Point[]; partner: Bounds },
  ) => {
    const entity = entities.get(id);
    if (!missing.has(id) || layout.boxes.has(id) || !entity) return;
    const node = entityToNode(entity, { id: newId(), x: 0, y: 0 });
    const { wanted, partner } = wishFor(node);
    const placed = { ...node, ...layout.roomFinder.findRoom(node, wanted, partner) };
    layout.added.push(placed);
    layout.boxes.set(id, placed);
  };
  // What hangs on something that is there comes first, reactions before what acts on them; then what hangs on that.
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
  wishFor: (size: Size) => { wanted: readonly Point[]; partner: Bounds },
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

/** The end that is missing: of a reaction further along or back, of anything else across the way that things go. */
function addEnd(layout: Layout, fact: LibraryLink, flow: Point, add: Add): void {
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
function beside(box: Bounds, size: Size, direction: Point, gap: number): readonly Point[] {
  const centre = centreOf(box);
  const reach = direction.x === 0 ? (box.height + size.height) / 2 : (box.width + size.width) / 2;
  return [shifted(centre, direction, reach + gap), shifted(centre, direction, -reach - gap)];
}

const shifted = ({ x, y }: Point, direction: Point, by: number): Point => ({
  x: x + direction.x * by,
  y: y + direction.y * by,
});

/** Above a reaction that runs across the page, to the right of one that runs down. */
const acrossOf = (flow: Point): Point => (flow.x === 0 ? { x: 1, y: 0 } : { x: 0, y: -1 });

/** The nearer axis; to the right where there is none. */
function axisOf({ x, y }: Point): Point {
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

/** The way that the conversions at a node run, else those of the whole diagram. */
function flowAt(project: Project, node: string | undefined): Point {
  const index = indexProject(project);
  const own = sumOfWays(project, node === undefined ? [] : (index.linksAt.get(node) ?? []));
  return own.x === 0 && own.y === 0 ? sumOfWays(project, project.links) : own;
}

function sumOfWays(project: Project, links: Project['links']): Point {
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
