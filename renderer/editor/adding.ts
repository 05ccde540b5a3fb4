import { suggestRelations } from '../../shared/edit/connection-rules.ts';
import { connect } from '../../shared/edit/links.ts';
import { inSequence } from '../../shared/edit/edit.ts';
import { addNodes, type NewNode } from '../../shared/edit/elements.ts';
import { adoptByPosition } from '../../shared/edit/grouping.ts';
import { entityToNode } from '../../shared/library/elements-from-library.ts';
import type { Library, LibraryEntity } from '../../shared/library/library.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { nodeSchema, type NodeKind } from '../../shared/project/node-schema.ts';
import type { Endpoint } from '../../shared/project/project-schema.ts';
import { relations } from '../../shared/project/relations.ts';
import type { DiagramPoint } from '../../shared/project/points.ts';
import type { Partner } from '../../shared/suggest/partners.ts';
import { addEntity, addNodeOfKind } from './placing.ts';
import type { Workbench } from './workbench.tsx';
import type { Adding } from './workspace.ts';

/** Offers what can be added at a point: known partners of the node from which a link comes, and all of the library. */
export async function offerToAdd(
  { editor, workspace }: Workbench,
  library: Promise<Library>,
  at: DiagramPoint,
  from: Endpoint | null,
): Promise<void> {
  const [known, { findPartners }] = await Promise.all([
    library,
    import('../../shared/suggest/partners.ts'),
  ]);
  const partners = from?.to === 'node' ? findPartners(known, editor.shown(), from.id) : [];
  const adding = { at, from, library: known, partners };
  workspace.set({ adding, paletteMode: 'add', paletteOpen: true });
}

/** Adds a partner with the link that the library has, its evidence included: one undo step. */
export async function addKnownPartner(
  workbench: Workbench,
  { at, from, library }: Adding,
  partner: Partner,
): Promise<void> {
  if (from === null) return;
  const { addPartner } = await import('../../shared/suggest/partners.ts');
  const { editor, workspace, newId } = workbench;
  const [nodeId, linkId] = [newId(), newId()];
  editor.edit(addPartner(library, partner, { nodeId, linkId, from, at }, newId), [nodeId]);
  workspace.announce(`${partner.entity.label} placed and linked.`);
}

/** Adds an entity. If a link was drawn to it, the link gets the likeliest relation. */
export function addEntityAt(workbench: Workbench, { at, from }: Adding, entity: LibraryEntity) {
  if (from === null) return addEntity(workbench, entity, at);
  const id = workbench.newId();
  addLinked(workbench, from, entityToNode(entity, { id, x: 0, y: 0 }), at);
}

/** Adds a node of a kind, to be named at once. */
export function addKindAt(workbench: Workbench, { at, from }: Adding, kind: NodeKind): void {
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

function addLinked(workbench: Workbench, from: Endpoint, node: NewNode, at: DiagramPoint): void {
  const { editor, workspace, newId } = workbench;
  const placed = { ...node, x: at.x - node.width / 2, y: at.y - node.height / 2 };
  const target: Endpoint = { to: 'node', id: node.id };
  const project = editor.shown();
  const [relation] = suggestRelations(addNodes([placed])(project), from, target);
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
