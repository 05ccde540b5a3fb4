import { inSequence } from '../../shared/edit/edit.ts';
import { addNodes } from '../../shared/edit/elements.ts';
import { adoptByPosition, growContainers } from '../../shared/edit/grouping.ts';
import { freePosition } from '../../shared/edit/links.ts';
import {
  canInsert,
  cutNear,
  halvesThrough,
  insertIntoLink,
  kindBetween,
  type LinkCut,
} from '../../shared/edit/split-link.ts';
import { describeLink, nameOfNode } from '../../shared/graph/describe-project.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { sceneIndexOf } from '../../shared/graph/scene-index.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import type {
  DiagramPoint,
  Link,
  NodeKind,
  PathwayNode,
  Project,
} from '../../shared/project/project-schema.ts';
import { standingOf } from '../../shared/project/shown-part.ts';
import { drawDiagram } from '../../shared/scene/draw-diagram.ts';
import {
  centreOf,
  lengthOf,
  type Axis,
  type Bounds,
  type DrawnLink,
} from '../../shared/scene/primitives.ts';
import { distanceToRoute, pointAt, routeLength } from '../../shared/scene/route-geometry.ts';
import { onlyLink, onlyNode } from './actions.ts';
import { newNodeOfKind, offerToAdd } from './adding.ts';
import { settledDrawing } from './diagram.ts';
import type { Insertion } from './editing-part.ts';
import { knownLibrary } from './library.ts';
import type { Workbench } from './workbench.tsx';
import { drawnThemeOf } from './workspace.ts';
import { partsWords } from '../../shared/words/parts.ts';

/**
 * The link into which a node would go that is dragged over it. Only a node without links of its own goes into one:
 * others are often moved across a line without any such intention. `project` has the node where it is now.
 */
export function insertionUnder(
  workbench: Workbench,
  project: Project,
  nodeId: string,
): Insertion | null {
  const { nodes, linksAt } = indexProject(project);
  const node = nodes.get(nodeId);
  if (!node || linksAt.has(nodeId) || !nodeKinds[node.kind].connects) return null;
  const reach = Math.min(node.width, node.height) / 2;
  return nearestLink(workbench, node, reach, ({ id }) => canInsert(project, id, nodeId));
}

/** The link into which a new node of a kind would go at a point. */
export function linkAccepting(
  workbench: Workbench,
  kind: NodeKind,
  at: DiagramPoint,
): Insertion | null {
  const { project } = settledDrawing(workbench);
  const { locked } = standingOf(project);
  const box = { ...at, width: 0, height: 0 };
  const isFree = (link: Link) =>
    !locked.has(link.id) && halvesThrough(project, link, kind) !== null;
  return nearestLink(workbench, box, nodeKinds[kind].height / 2, isFree);
}

/** As drawn before the gesture: a line that is led round what moves would never be reached. */
function nearestLink(
  workbench: Workbench,
  box: Bounds,
  reach: number,
  accepts: (link: Link) => boolean,
): Insertion | null {
  const centre = centreOf(box);
  const area = { x: centre.x - reach, y: centre.y - reach, width: 2 * reach, height: 2 * reach };
  const near = sceneIndexOf(settledDrawing(workbench).diagram)
    .within(area)
    .flatMap((item) => (item.type === 'link' ? [item.drawn] : []))
    .map((drawn) => ({ drawn, ...distanceToRoute(drawn.route, centre) }))
    .filter(({ distance, position }) => distance <= reach && position > 0 && position < 1)
    .sort((one, other) => one.distance - other.distance)
    .find(({ drawn }) => accepts(drawn.link));
  return near ? { link: near.drawn.link.id, cut: cutNear(near.drawn, centre) } : null;
}

/** Says what the halves of a link say now. */
export function announceHalves({ editor, workspace }: Workbench, nodeId: string): void {
  const index = indexProject(editor.shown());
  const sentences = (index.linksAt.get(nodeId) ?? []).map((link) => describeLink(index, link));
  workspace.announce(`Inserted: ${sentences.join('; ')}.`);
}

/** For the one selected link: what to put into it. For the one selected node: into which link. */
export function insertSelected(workbench: Workbench): void {
  const { editor, workspace } = workbench;
  const state = editor.store.getState();
  const into = onlyLink(state);
  if (into === null) {
    if (insertChoices(workbench).length > 0)
      return workspace.set({ paletteOpen: true, paletteMode: 'insert' });
    return workspace.refuse(partsWords.thereIsNoLinkIntoWhich);
  }
  const link = indexProject(editor.shown()).links.get(into);
  if (!link || kindBetween(editor.shown(), link) === null)
    return workspace.refuse(partsWords.nothingCanBePutIntoThis);
  void offerToAdd(workbench, knownLibrary(workbench), middleOf(workbench, into), { into });
}

/** A link into which the one selected node can be put, in words. */
export interface InsertChoice {
  readonly link: string;
  readonly name: string;
}

export function insertChoices({ editor }: Workbench): readonly InsertChoice[] {
  const project = editor.shown();
  const node = onlyNode(editor.store.getState());
  if (node === null) return [];
  const index = indexProject(project);
  return project.links
    .filter(({ id }) => canInsert(project, id, node))
    .map((link) => ({ link: link.id, name: describeLink(index, link) }));
}

/** Puts the one selected node into a link: it moves onto its line. */
export async function insertSelectedInto(workbench: Workbench, linkId: string): Promise<void> {
  const node = onlyNode(workbench.editor.store.getState());
  const found = node === null ? undefined : indexProject(workbench.editor.shown()).nodes.get(node);
  if (found) await insert(workbench, linkId, found, middleOf(workbench, linkId));
}

/** Puts a new node into a link, near a point. */
export async function insertNew(
  workbench: Workbench,
  linkId: string,
  node: PathwayNode,
  near: DiagramPoint,
  isNamedAtOnce = false,
): Promise<void> {
  const isDone = await insert(workbench, linkId, node, near);
  if (isDone && isNamedAtOnce) workbench.workspace.set({ renaming: node.id });
}

/** Adds a node to the one selected link, to be named at once. */
export async function splitLink(workbench: Workbench, at?: DiagramPoint): Promise<void> {
  const { editor, workspace } = workbench;
  const id = onlyLink(editor.store.getState());
  const link = id === null ? undefined : indexProject(editor.shown()).links.get(id);
  if (!link) return;
  const kind = kindBetween(editor.shown(), link);
  if (kind === null) return workspace.refuse(partsWords.nothingCanBePutIntoThis);
  const near = at ?? middleOf(workbench, link.id);
  await insertNew(workbench, link.id, newNodeOfKind(workbench, kind), near, true);
}

function middleOf(workbench: Workbench, linkId: string): DiagramPoint {
  const { project, diagram } = settledDrawing(workbench);
  const route = diagram.links.get(linkId)?.route ?? [];
  return pointAt(route, freePosition(project, linkId));
}

/** One undo step: room on the link where there is none, the node if it is new, and the two halves. */
async function insert(
  workbench: Workbench,
  linkId: string,
  node: PathwayNode,
  near: DiagramPoint,
): Promise<boolean> {
  const { editor, workspace, canvas, newId } = workbench;
  const before = editor.store.getState().history.present;
  const isNew = !indexProject(before).nodes.has(node.id);
  const there = isNew ? addNodes([{ ...node, ...cornerAt(node, near) }])(before) : before;
  if (!canInsert(there, linkId, node.id)) {
    workspace.refuse(partsWords.cannotBePutIntoThisLink(nameOfNode(node)));
    return false;
  }
  const { project, cut } = await withRoom(workbench, before, linkId, node, near);
  const placed = isNew ? addNodes([{ ...node, ...cornerAt(node, cut.point) }])(project) : project;
  const finish = inSequence(
    insertIntoLink(linkId, node.id, cut, newId()),
    adoptByPosition([node.id]),
    growContainers([node.id]),
  );
  editor.edit(() => finish(placed), [node.id]);
  canvas.current?.bringIntoView([node.id]);
  announceHalves(workbench, node.id);
  return true;
}

function cornerAt({ width, height }: PathwayNode, { x, y }: DiagramPoint): DiagramPoint {
  return { x: x - width / 2, y: y - height / 2 };
}

/** Diagram units that each half of a link has at least, for its line and its heads. */
const leastHalf = 50;

/** Everything beyond the cut moves away where the halves would be too short. */
async function withRoom(
  workbench: Workbench,
  project: Project,
  linkId: string,
  node: PathwayNode,
  near: DiagramPoint,
): Promise<{ readonly project: Project; readonly cut: LinkCut }> {
  const theme = drawnThemeOf(workbench.workspace.store.getState());
  const drawnIn = (one: Project) => drawDiagram(one, theme).links.get(linkId);
  const drawn = drawnIn(project);
  if (!drawn) return { project, cut: { position: 0.5, bends: 0, point: near } };
  const cut = cutNear(drawn, near);
  const axis = directionAt(drawn, near);
  const half = lengthOf(node, axis) / 2 + leastHalf;
  const length = routeLength(drawn.route);
  const lacking = 2 * half - length;
  if (lacking <= 0) return { project, cut: cutAlong(drawn, cut.position, half / length) };
  const { openRoom } = await import('../../shared/layout/make-room.ts');
  const by = Math.ceil(lacking / 10) * 10;
  const roomy = openRoom({ axis, at: cut.point[axis], by })(project);
  return { project: roomy, cut: cutAlong(drawnIn(roomy) ?? drawn, 0.5, 0.5) };
}

/** The cut at a fraction of a link, but so far from both ends that there is room for the halves. */
function cutAlong(drawn: DrawnLink, position: number, least: number): LinkCut {
  const at = Math.min(1 - least, Math.max(least, position));
  return cutNear(drawn, pointAt(drawn.route, at));
}

function directionAt({ route }: DrawnLink, near: DiagramPoint): Axis {
  const { segmentIndex } = distanceToRoute(route, near);
  const [from, to] = [route[segmentIndex], route[segmentIndex + 1]];
  if (!from || !to) return 'x';
  return Math.abs(to.x - from.x) >= Math.abs(to.y - from.y) ? 'x' : 'y';
}
