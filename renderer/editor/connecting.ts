import { centreOf } from '../../shared/scene/primitives.ts';
import {
  likelyRelations,
  linksBetween,
  relationsFor,
  type EndTarget,
} from '../../shared/edit/connection-rules.ts';
import { chooseRelations } from '../../shared/suggest/choose-relations.ts';
import { freePosition, connect, connectToLink } from '../../shared/edit/links.ts';
import type { NewLink } from '../../shared/edit/elements.ts';
import { inSequence, type Edit } from '../../shared/edit/edit.ts';
import { setRelation } from '../../shared/edit/set-element-properties.ts';
import { isPointable, togglePointer } from '../../shared/edit/leaders.ts';
import {
  aboutOf,
  describeKnownLink,
  describeLink,
  nameOfNode,
} from '../../shared/graph/describe-project.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import {
  type Endpoint,
  type Relation,
  windowPoint,
  type WindowPoint,
  type PathwayNode,
} from '../../shared/project/project-schema.ts';
import { relations } from '../../shared/project/relations.ts';
import { distanceBetween, pointAt, findStraightPoint } from '../../shared/scene/route-geometry.ts';
import { shownDiagram } from './diagram.ts';
import { libraryAtHand } from './library.ts';
import type { Workbench } from './workbench.tsx';
import { partsWords } from '../../shared/words/parts.ts';

export interface NewConnection {
  readonly source: Endpoint;
  readonly target: EndTarget;
  /** The position of the anchor on the target link, as a fraction of its length. */
  readonly position: number;
  /** Where to open the menu that changes the relation. */
  readonly menuAt: WindowPoint;
}

/**
 * Draws a link with the likeliest relation, selects it and offers the other relations. Does nothing if the ends cannot
 * be connected.
 */
export function drawLink(workbench: Workbench, connection: NewConnection): void {
  const { editor, workspace, newId } = workbench;
  const before = editor.shown();
  const { source, target, menuAt } = connection;
  const choices = chooseRelations(libraryAtHand(workbench), before, source, target);
  const [relation] = choices;
  if (relation === undefined) return;
  const [had] = linksBetween(before, source, target);
  const id = newId();
  editor.edit(linkEdit(connection, id, relation, newId), [id]);
  const note = had && `${describeKnownLink(indexProject(before), had)}.`;
  openRelationMenu(workbench, id, choices, menuAt, note);
  workspace.announce(`Connected: ${relations[relation].label}.${note ? ` ${note}` : ''}`);
}

function openRelationMenu(
  { editor, workspace }: Workbench,
  linkId: string,
  choices: readonly Relation[],
  at: WindowPoint,
  note?: string,
): void {
  const menu = { linkId, choices, project: editor.shown(), at };
  workspace.set({ relationMenu: note === undefined ? menu : { ...menu, note } });
}

/** The distance at which a link to its own node runs beside the node, in diagram units. */
const loopRoom = 30;

/**
 * Draws a link from a node to itself, such as a feedback, led round its upper right corner. It claims nothing until the
 * person chooses a relation.
 */
export function drawSelfLink(
  workbench: Workbench,
  { id: node, kind, x, y, width, height }: PathwayNode,
  menuAt: WindowPoint,
): void {
  const { editor, workspace, newId } = workbench;
  const end = { type: 'node', kind } as const;
  const itself: Endpoint = { to: 'node', id: node };
  const had = linksBetween(editor.shown(), itself, itself).map((link) => link.relation);
  const likely = likelyRelations(end, end);
  const choices = [...new Set<Relation>([...had, 'relates-to', ...likely])];
  const [relation] = choices;
  if (relation === undefined || likely.length === 0) return;
  const id = newId();
  const [right, top] = [x + width + loopRoom, y - loopRoom];
  const link: NewLink = {
    id,
    relation,
    source: { to: 'node', id: node, side: 'right' },
    target: { to: 'node', id: node, side: 'top' },
    routing: 'straight',
    waypoints: [
      { x: right, y: y + height / 2 },
      { x: right, y: top },
      { x: x + width / 2, y: top },
    ],
  };
  editor.edit(connect(link), [id]);
  openRelationMenu(workbench, id, choices, menuAt);
  workspace.announce(partsWords.linkedToItself(relations[relation].label));
}

/** Leads a line from a note to what it is about, or takes it away. */
export function pointTo({ editor, workspace }: Workbench, note: string, to: string): void {
  editor.edit(togglePointer(note, to), [note]);
  const index = indexProject(editor.shown());
  const node = index.nodes.get(note);
  const about = node ? aboutOf(index, node) : '';
  workspace.announce(about === '' ? partsWords.itPointsToNothingNow : partsWords.itIsNow(about));
}

/** The same from the one selected note, for the keyboard. */
export function pointSelectedTo(workbench: Workbench, to: string): void {
  const note = selectedNode(workbench);
  if (note) pointTo(workbench, note.id, to);
}

/** What the one selected note can point to, and what it points to already. */
export function pointChoices(workbench: Workbench): readonly {
  readonly id: string;
  readonly name: string;
  readonly isPointedAt: boolean;
}[] {
  const project = workbench.editor.shown();
  const note = selectedNode(workbench);
  if (!note) return [];
  const index = indexProject(project);
  return [
    ...project.nodes.map((node) => ({ id: node.id, name: nameOfNode(node) })),
    ...project.links.map((link) => ({ id: link.id, name: describeLink(index, link) })),
  ]
    .filter(({ id }) => isPointable(project, note.id, id))
    .map((one) => ({ ...one, isPointedAt: note.about?.includes(one.id) ?? false }));
}

/** A possible target for a link from the one selected node, with the likeliest relation. */
export interface ConnectChoice {
  readonly target: EndTarget & { readonly id: string };
  readonly name: string;
  readonly relation: Relation;
}

/** Links the one selected node to another node or to a link, for the keyboard; automatic ends. */
export function connectSelectedTo(
  workbench: Workbench,
  target: EndTarget & { readonly id: string },
): void {
  const source = selectedNode(workbench);
  if (!source) return;
  drawLink(workbench, {
    source: { to: 'node', id: source.id },
    target,
    position: target.to === 'link' ? positionFor(workbench, source, target.id) : 0.5,
    menuAt: windowPoint(window.innerWidth / 2, window.innerHeight / 3),
  });
}

/** The nodes and links to which the one selected node can be linked; first the steps that it can catalyze. */
export function connectChoices(workbench: Workbench): readonly ConnectChoice[] {
  const project = workbench.editor.shown();
  const source = selectedNode(workbench);
  if (!source) return [];
  const index = indexProject(project);
  const library = libraryAtHand(workbench);
  const choice = (target: ConnectChoice['target'], name: string): ConnectChoice[] => {
    const [relation] = chooseRelations(library, project, { to: 'node', id: source.id }, target);
    return relation === undefined ? [] : [{ target, name, relation }];
  };
  const nodes = project.nodes.flatMap((node) =>
    choice({ to: 'node', id: node.id }, nameOfNode(node)),
  );
  const links = project.links
    .filter((link) => ![link.source, link.target].some((end) => isNode(end, source.id)))
    .flatMap((link) => choice({ to: 'link', id: link.id }, describeLink(index, link)));
  const [steps, others] = [
    links.filter(({ relation }) => relation === 'catalyzes'),
    links.filter(({ relation }) => relation !== 'catalyzes'),
  ];
  return [...steps, ...nodes, ...others];
}

function isNode(end: Endpoint, id: string): boolean {
  return end.to === 'node' && end.id === id;
}

/** Diagram units between two anchors that can be told apart. */
const anchorRoom = 12;

/**
 * Where a node's link ends on another link: where it runs straight, if there is room; otherwise where there is most
 * room.
 */
function positionFor(workbench: Workbench, source: PathwayNode, linkId: string): number {
  const { links } = shownDiagram(workbench);
  const free = freePosition(workbench.editor.shown(), linkId);
  const host = links.get(linkId);
  if (!host) return free;
  const { route, anchors } = host;
  const ends = [route[0], route.at(-1)].flatMap((end) => end ?? []);
  const near = pointAt(route, free);
  const straight = findStraightPoint(route, centreOf(source), near, Number.POSITIVE_INFINITY);
  const isClear = [...anchors.values(), ...ends].every(
    (taken) => straight && distanceBetween(taken, straight.point) >= anchorRoom,
  );
  return straight && isClear ? straight.position : free;
}

/** Gives each selected link the next of the relations that it can have; after the last one comes the first. */
export function nextRelation({ editor, workspace }: Workbench): void {
  const project = editor.shown();
  const { links } = indexProject(project);
  const chosen = [...editor.store.getState().selection].flatMap((id) => links.get(id) ?? []);
  const changes = chosen.flatMap((link) => {
    const possible = relationsFor(project, link);
    const next = possible[(possible.indexOf(link.relation) + 1) % possible.length];
    return next === undefined || next === link.relation ? [] : [{ id: link.id, next }];
  });
  const [first] = changes;
  if (!first) return workspace.refuse(partsWords.betweenTheseTwoNoOtherRelation);
  editor.edit(inSequence(...changes.map(({ id, next }) => setRelation([id], next))));
  workspace.announce(
    changes.length === 1
      ? partsWords.changedTo(relations[first.next].label)
      : partsWords.linksChanged(changes.length),
  );
}

/** The node that is selected, if it is the only one. */
function selectedNode({ editor }: Workbench): PathwayNode | undefined {
  const { selection } = editor.store.getState();
  const [id] = selection;
  return id === undefined || selection.size > 1
    ? undefined
    : indexProject(editor.shown()).nodes.get(id);
}

function linkEdit(
  { source, target, position }: NewConnection,
  id: string,
  relation: Relation,
  newId: () => string,
): Edit {
  const link = { id, relation, source, routing: relations[relation].routing };
  return target.to === 'link'
    ? connectToLink({ ...link, target, anchorId: newId(), position })
    : connect({ ...link, target });
}
