import type { PathwayNode } from '../project/node-schema.ts';
import type { Project } from '../project/project-schema.ts';
import { entitiesWithXref } from './entities-by-xref.ts';
import type { Library } from './library-schema.ts';

/**
 * Entity id to the ids of the nodes that stand for it: placed from it, or sharing an identifier with it.
 */
export function presentEntities(
  library: Library,
  nodes: Project['nodes'],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const node of nodes) {
    for (const entity of entitiesOf(node, library)) append(found, entity, node.id);
  }
  return found;
}

function entitiesOf(node: PathwayNode, library: Library): ReadonlySet<string> {
  const shared = node.xrefs.flatMap((xref) => entitiesWithXref(library, xref));
  return new Set(node.entity === undefined ? shared : [node.entity, ...shared]);
}

function append(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
