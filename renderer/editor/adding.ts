import { chooseRelations } from '../../shared/suggest/choose-relations.ts';
import { connect } from '../../shared/edit/links.ts';
import { inSequence } from '../../shared/edit/edit.ts';
import { addNodes, type NewNode, addElements } from '../../shared/edit/elements.ts';
import { adoptByPosition } from '../../shared/edit/grouping.ts';
import { entityToNode } from '../../shared/library/elements-from-library.ts';
import {
  indexLibrary,
  sentenceOfFact,
  type Library,
  type LibraryEntity,
} from '../../shared/library/library.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import {
  nodeSchema,
  type NodeKind,
  type Endpoint,
  type DiagramPoint,
  type PathwayNode,
  type Project,
} from '../../shared/project/project-schema.ts';
import { relations } from '../../shared/project/relations.ts';
import type { Partner } from '../../shared/suggest/partners.ts';
import { withRoomForText } from '../../shared/edit/move-and-resize.ts';
import { findFreePosition } from '../../shared/graph/find-free-position.ts';
import { layOutText, lineWidth } from '../../shared/scene/text-layout.ts';
import type { Workbench } from './workbench.tsx';
import type { Adding } from './workspace.ts';
import { knownLibrary, libraryAtHand } from './library.ts';

/** Offers what can be added at a point: known partners of the node from which a link comes, and all of the library. */
export async function offerToAdd(
  { editor, workspace }: Workbench,
  library: Promise<Library>,
  at: DiagramPoint,
  { from = null, into = null }: Partial<Pick<Adding, 'from' | 'into'>> = {},
): Promise<void> {
  // Opened at once, so that what is typed meanwhile is kept.
  workspace.set({ adding: null, paletteMode: 'add', paletteOpen: true });
  let isWanted = true;
  const stopListening = workspace.store.subscribe(({ paletteOpen, paletteMode }) => {
    isWanted &&= paletteOpen && paletteMode === 'add';
  });
  const [known, { findPartners }] = await Promise.all([
    library,
    import('../../shared/suggest/partners.ts'),
  ])
    .catch((error: unknown) => {
      if (isWanted) workspace.set({ paletteOpen: false });
      throw error;
    })
    .finally(stopListening);
  if (!isWanted) return;
  const partners = from?.to === 'node' ? findPartners(known, editor.shown(), from.id) : [];
  const adding = { at, from, into, library: known, partners };
  workspace.set({ adding });
}

/** Draws a fact of the library about the node from which a link comes, its evidence included: one undo step. */
export async function addKnownPartner(
  workbench: Workbench,
  { at, from, library }: Adding,
  partner: Partner,
): Promise<void> {
  if (from?.to !== 'node') return;
  const { addPartner } = await import('../../shared/suggest/partners.ts');
  const { editor, workspace, newId } = workbench;
  const placed = addPartner(library, editor.shown(), partner, { from, at }, newId);
  const { nodes } = indexProject(placed.project);
  const isNode = (id: string) => nodes.has(id);
  editor.edit(
    () => placed.project,
    placed.added.some(isNode) ? placed.added.filter(isNode) : placed.added,
  );
  workspace.announce(`Drawn: ${sentenceOfFact(indexLibrary(library), partner.fact)}.`);
}

/** Adds an entity. If a link was drawn to it, the link gets the likeliest relation. */
export function addEntityAt(
  workbench: Workbench,
  { at, from, into }: Adding,
  entity: LibraryEntity,
): void {
  if (into !== null) return insertInto(workbench, into, unplaced(workbench, entity), at, false);
  if (from === null) return addEntity(workbench, entity, at);
  addLinked(workbench, from, unplaced(workbench, entity), at);
}

/** Adds a node of a kind, to be named at once. */
export function addKindAt(workbench: Workbench, { at, from, into }: Adding, kind: NodeKind): void {
  if (into !== null) {
    return insertInto(workbench, into, newNodeOfKind(workbench, kind), at, true);
  }
  if (from === null || !nodeKinds[kind].connects) return addNodeOfKind(workbench, kind, at);
  const { width, height } = nodeKinds[kind];
  const id = workbench.newId();
  addLinked(
    workbench,
    from,
    nodeSchema.parse({ id, kind, label: '', x: 0, y: 0, width, height }),
    at,
  );
  workbench.workspace.set({ renaming: id });
}

function insertInto(
  workbench: Workbench,
  link: string,
  node: PathwayNode,
  near: DiagramPoint,
  isNamedAtOnce: boolean,
): void {
  void workbench.editing.use((part) => part.insertNew(workbench, link, node, near, isNamedAtOnce));
}

function unplaced({ newId }: Workbench, entity: LibraryEntity): PathwayNode {
  return entityToNode(entity, { id: newId(), x: 0, y: 0 });
}

/** A node of a kind that has its kind's name until it gets its own. */
export function newNodeOfKind({ newId }: Workbench, kind: NodeKind): PathwayNode {
  const { width, height, label } = nodeKinds[kind];
  return nodeSchema.parse({ id: newId(), kind, label, x: 0, y: 0, width, height });
}

function addLinked(workbench: Workbench, from: Endpoint, node: NewNode, at: DiagramPoint): void {
  const { editor, workspace, newId } = workbench;
  const placed = { ...node, x: at.x - node.width / 2, y: at.y - node.height / 2 };
  const target: Endpoint = { to: 'node', id: node.id };
  const project = editor.shown();
  const library = libraryAtHand(workbench);
  const [relation] = chooseRelations(library, addNodes([placed])(project), from, target);
  const link = relation && {
    id: newId(),
    relation,
    source: from,
    target,
    routing: relations[relation].routing,
  };
  const add = inSequence(addNodes([placed]), adoptByPosition([node.id]));
  editor.edit(link ? inSequence(add, connect(link)) : add, [node.id]);
  const name = placed.label || nodeKinds[placed.kind].label;
  workspace.announce(link ? `${name} placed and linked.` : `${name} placed.`);
}

/** What a drag from the library carries; the value is an entity's id or a kind. */
export const entityDragType = 'application/x-neuromatrix-entity';
export const kindDragType = 'application/x-neuromatrix-kind';

/** Puts a library entity on the canvas, centred at a point of the diagram or in the middle of what is visible. */
export function addEntity(workbench: Workbench, entity: LibraryEntity, at?: DiagramPoint): void {
  addNode(workbench, unplaced(workbench, entity), at);
}

/** The same by the entity's id, as a drag carries it; an unknown id places nothing. */
export async function addEntityById(
  workbench: Workbench,
  id: string,
  at: DiagramPoint,
  into: string | null,
): Promise<void> {
  const library = await knownLibrary(workbench);
  const entity = library.entities.find((candidate) => candidate.id === id);
  if (entity && into !== null) insertInto(workbench, into, unplaced(workbench, entity), at, false);
  else if (entity) addEntity(workbench, entity, at);
}

/** Puts a new, unidentified node of a kind on the canvas or into a link, to be named at once. */
export function addNodeOfKind(
  workbench: Workbench,
  kind: NodeKind,
  at?: DiagramPoint,
  into: string | null = null,
): void {
  const node = newNodeOfKind(workbench, kind);
  if (at && into !== null) return insertInto(workbench, into, node, at, true);
  const label = nodeKinds[kind].startsWithName ? node.label : '';
  addNode(workbench, { ...node, label }, at);
  workbench.workspace.set({ renaming: node.id });
}

/** Puts a new, unidentified node of a kind on the canvas that has its name already. */
export function addNamedNode(workbench: Workbench, kind: NodeKind, label: string): void {
  const { width, height } = nodeKinds[kind];
  const id = workbench.newId();
  const node = nodeSchema.parse({ id, kind, label, x: 0, y: 0, width, height });
  addNode(workbench, withRoomForText(node), undefined);
}

/** Puts a text on the canvas as a note, large enough to be read if that is possible. */
export function addNote(workbench: Workbench, text: string, at?: DiagramPoint): void {
  const id = workbench.newId();
  const size = noteSize(text);
  addNode(workbench, nodeSchema.parse({ id, kind: 'note', label: text, x: 0, y: 0, ...size }), at);
}

/** Diagram units: the widest and the tallest that a note made of a text becomes, and what surrounds its text. */
const widestText = 260;
const tallestNote = 600;
const noteMargin = { x: 28, y: 24 };
const noteLine = 16;

function noteSize(text: string): { readonly width: number; readonly height: number } {
  const font = { size: 12, weight: 400 } as const;
  const lines = layOutText(text, font, { width: widestText, lines: tallestNote / noteLine });
  const widest = Math.max(...lines.map((line) => lineWidth(line, font)));
  const least = nodeKinds.note;
  const height = lines.length * noteLine + noteMargin.y;
  return {
    width: Math.max(least.width, Math.ceil((widest + noteMargin.x) / 10) * 10),
    height: Math.min(tallestNote, Math.max(least.height, Math.ceil(height / 10) * 10)),
  };
}

function addNode(workbench: Workbench, node: PathwayNode, at: DiagramPoint | undefined): void {
  const { editor, canvas, workspace } = workbench;
  const center = at ?? freeCentre(workbench, node);
  const { grid, snap } = editor.shown().canvas;
  const step = snap ? grid : 1;
  const x = Math.round(center.x / step) * step - node.width / 2;
  const y = Math.round(center.y / step) * step - node.height / 2;
  const add = addElements({ nodes: [{ ...node, x, y }], links: [] });
  editor.edit(inSequence(add, adoptByPosition([node.id])), [node.id]);
  if (!at) canvas.current?.bringIntoView([node.id]);
  workspace.announce(`${node.label || nodeKinds[node.kind].label} placed.`);
}

/** The distance around what is placed, in diagram units, for the links that it will get. */
const linkRoom = 30;

/**
 * The middle of what is visible, or the closest point where nothing else lies: things that are placed by keyboard, one
 * after the other, must not pile up.
 */
export function freeCentre(
  { editor, canvas }: Workbench,
  { width, height }: PathwayNode,
  project: Project = editor.shown(),
): DiagramPoint {
  const middle = canvas.current?.center() ?? { x: 0, y: 0 };
  const room = { width: width + 2 * linkRoom, height: height + 2 * linkRoom };
  const near = { ...middle, width: 0, height: 0 };
  const { x, y } = findFreePosition(project, { ...room, near });
  return { x: x + room.width / 2, y: y + room.height / 2 };
}
