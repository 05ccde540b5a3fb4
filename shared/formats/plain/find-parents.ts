import { nameElement } from '../../project/element-names.ts';
import { limits } from '../../project/project-schema.ts';
import type { Loss } from '../../project/file-outcome.ts';
import type { PlainNode } from './plain-graph.ts';
import { formatsWords } from '../../words/formats.ts';

/** For the id of each node in the file, our id of the node that it lies in. Missing parents and rings are losses. */
export function findParents(
  nodes: readonly PlainNode[],
  ids: ReadonlyMap<string, string>,
  losses: Loss[],
): Map<string, string> {
  const wanted = new Map(
    nodes.flatMap(({ id, parent }) => (parent === undefined ? [] : [[id, parent]])),
  );
  const depths = new Map<string, number>();
  const parents = new Map<string, string>();
  for (const node of nodes) {
    if (node.parent === undefined) continue;
    const parent = ids.get(node.parent);
    const isSound = parent !== undefined && depthOf(node.id, wanted, depths) <= limits.nesting;
    if (isSound) parents.set(node.id, parent);
    else losses.push(withoutParent(node, ids));
  }
  return parents;
}

function withoutParent(node: PlainNode, ids: ReadonlyMap<string, string>): Loss {
  const elementId = ids.get(node.id);
  return {
    kind: 'dropped',
    ...(elementId === undefined ? {} : { elementId }),
    where: nameElement('node', node.id, node.label ?? ''),
    what: formatsWords.liesNodeMissingItself,
  };
}

/** How many nodes one lies in, by the parents of all; infinite in a ring. Every chain is walked once. */
export function depthOf(
  id: string,
  parents: ReadonlyMap<string, string>,
  depths: Map<string, number>,
): number {
  const chain = new Set<string>();
  let top: string | undefined = id;
  while (top !== undefined && !depths.has(top) && !chain.has(top)) {
    chain.add(top);
    top = parents.get(top);
  }
  const isRing = top !== undefined && chain.has(top);
  let depth = isRing ? Infinity : top === undefined ? -1 : (depths.get(top) ?? -1);
  for (const member of [...chain].reverse()) {
    depth += 1;
    depths.set(member, depth);
  }
  return depths.get(id) ?? 0;
}
