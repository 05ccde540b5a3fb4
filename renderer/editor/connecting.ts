import { suggestRelations, type EndTarget } from '../../shared/edit/connection-rules.ts';
import { connect, connectToLink } from '../../shared/edit/connect.ts';
import type { Edit } from '../../shared/edit/edit.ts';
import { nameOfNode } from '../../shared/graph/link-words.ts';
import { usualRouting } from '../../shared/edit/usual-routing.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import type { Endpoint, Relation } from '../../shared/project/link-schema.ts';
import type { PathwayNode } from '../../shared/project/node-schema.ts';
import { relations } from '../../shared/project/relations.ts';
import type { Workbench } from './workbench.tsx';

export interface NewConnection {
  readonly source: Endpoint;
  readonly target: EndTarget;
  /** Where on the target link the anchor goes, as a fraction of its length. */
  readonly position: number;
  /** Where to open the menu that changes the relation, in window pixels. */
  readonly menuAt: { readonly x: number; readonly y: number };
}

/** Draws a link with the likeliest relation, selects it and offers the others. Impossible ends do nothing. */
export function drawLink(workbench: Workbench, connection: NewConnection): void {
  const { editor, workspace, newId } = workbench;
  const choices = suggestRelations(editor.shown(), connection.source, connection.target);
  const [relation] = choices;
  if (relation === undefined) return;
  const id = newId();
  editor.edit(linkEdit(connection, id, relation, newId), [id]);
  const project = editor.shown();
  workspace.set({ relationMenu: { linkId: id, choices, project, ...connection.menuAt } });
  workspace.announce(`Connected: ${relations[relation].label}.`);
}

/** Links the one selected node to another, for the keyboard; automatic ends. */
export function connectSelectedTo(workbench: Workbench, targetId: string): void {
  const source = selectedNode(workbench);
  if (!source) return;
  drawLink(workbench, {
    source: { to: 'node', id: source.id },
    target: { to: 'node', id: targetId },
    position: 0.5,
    menuAt: { x: window.innerWidth / 2, y: window.innerHeight / 3 },
  });
}

/** The nodes that the one selected node can be linked to, with the likeliest relation. */
export function connectableNodes(
  workbench: Workbench,
): readonly { readonly id: string; readonly name: string; readonly relation: Relation }[] {
  const project = workbench.editor.shown();
  const source = selectedNode(workbench);
  if (!source) return [];
  return project.nodes.flatMap((node) => {
    const [relation] = suggestRelations(
      project,
      { to: 'node', id: source.id },
      { to: 'node', id: node.id },
    );
    return relation === undefined ? [] : [{ id: node.id, name: nameOfNode(node), relation }];
  });
}

/** The node that is selected, if it is the only one. */
function selectedNode({ editor }: Workbench): PathwayNode | undefined {
  const [id, ...others] = editor.store.getState().selection;
  return id === undefined || others.length > 0
    ? undefined
    : indexProject(editor.shown()).nodes.get(id);
}

function linkEdit(
  { source, target, position }: NewConnection,
  id: string,
  relation: Relation,
  newId: () => string,
): Edit {
  const link = { id, relation, source, routing: usualRouting(relation) };
  return target.to === 'link'
    ? connectToLink({ ...link, target, anchorId: newId(), position })
    : connect({ ...link, target });
}
