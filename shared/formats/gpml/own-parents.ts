import { limits } from '../../project/limits.ts';
import { nodeKinds } from '../../project/node-kinds.ts';
import type { PathwayNode } from '../../project/node-schema.ts';
import { depthOf } from '../plain/depth-of.ts';
import type { GpmlElement } from './gpml-document.ts';
import type { Ids } from './gpml-ids.ts';
import { ourKeys } from './our-properties.ts';

/**
 * Puts nodes back into the compartments that a property of ours names: GPML itself has only groups. Other programs
 * may have changed the file: what names no container is left out, and all of it where nodes would lie in each other.
 */
export function withOwnParents(
  nodes: readonly PathwayNode[],
  elements: readonly GpmlElement[],
  ids: Ids,
): PathwayNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(
    nodes.flatMap(({ id, parent }) => (parent === undefined ? [] : [[id, parent]])),
  );
  const found = new Set<string>();
  for (const element of elements) {
    const id = ids.of(element);
    const parent = containerOf(element, ids, byId);
    if (parent === undefined || !byId.has(id) || parents.has(id)) continue;
    parents.set(id, parent);
    found.add(id);
  }
  const depths = new Map<string, number>();
  const isSound = nodes.every(({ id }) => depthOf(id, parents, depths) <= limits.nesting);
  if (found.size === 0 || !isSound) return [...nodes];
  return nodes.map((node) => {
    const parent = found.has(node.id) ? parents.get(node.id) : undefined;
    return parent === undefined ? node : { ...node, parent };
  });
}

function containerOf(
  { properties }: GpmlElement,
  ids: Ids,
  nodes: ReadonlyMap<string, PathwayNode>,
): string | undefined {
  const key = properties.find(([name]) => name === ourKeys.parent)?.[1];
  const named = key === undefined ? undefined : ids.named.get(key);
  const node = named?.type === 'node' ? nodes.get(named.id) : undefined;
  return node && nodeKinds[node.kind].contains ? node.id : undefined;
}
