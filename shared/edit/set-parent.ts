import { ancestorsOf, indexProject, type ProjectIndex } from '../graph/project-index.ts';
import { limits } from '../project/limits.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { changeNodes, patched } from './change-elements.ts';
import type { Edit } from './edit.ts';

/** Puts nodes into a container, or out of any. Left as they are: nodes that the container itself lies in. */
export function setParent(ids: Iterable<string>, parent: string | undefined): Edit {
  const chosen = new Set(ids);
  return (project) => {
    const index = indexProject(project);
    const container = parent === undefined ? undefined : index.nodes.get(parent);
    if (parent !== undefined && !(container && nodeKinds[container.kind].contains)) return project;
    const enclosing = parent === undefined ? [] : [parent, ...ancestorsOf(index, parent)];
    const movable = [...chosen].filter((id) => !enclosing.includes(id));
    const next = changeNodes(project, movable, (node) => patched(node, { parent }));
    return staysShallow(index, movable, enclosing.length) ? next : project;
  };
}

/** Whether these nodes with all that lies in them may lie so deep. */
function staysShallow(index: ProjectIndex, ids: readonly string[], depth: number): boolean {
  let inner = [...ids];
  for (let level = depth; inner.length > 0; level += 1) {
    if (level > limits.nesting) return false;
    inner = inner.flatMap((id) => (index.children.get(id) ?? []).map((child) => child.id));
  }
  return true;
}
