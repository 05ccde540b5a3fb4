import type { Xref } from '../project/annotation-schema.ts';
import type { PathwayNode } from '../project/node-schema.ts';
import type { Project } from '../project/project-schema.ts';
import type { Library } from './library-schema.ts';
import { findXrefDatabase } from './xref-patterns.ts';

const entitiesByXref = new WeakMap<Library, ReadonlyMap<string, readonly string[]>>();

/**
 * Entity id to the ids of the nodes that stand for it: placed from it, or sharing an identifier with it.
 */
export function presentEntities(
  library: Library,
  nodes: Project['nodes'],
): ReadonlyMap<string, readonly string[]> {
  const byXref = indexXrefs(library);
  const found = new Map<string, string[]>();
  for (const node of nodes) {
    for (const entity of entitiesOf(node, byXref)) append(found, entity, node.id);
  }
  return found;
}

function entitiesOf(
  node: PathwayNode,
  byXref: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const shared = node.xrefs.flatMap((xref) => byXref.get(keyOf(xref)) ?? []);
  return new Set(node.entity === undefined ? shared : [node.entity, ...shared]);
}

function indexXrefs(library: Library): ReadonlyMap<string, readonly string[]> {
  const known = entitiesByXref.get(library);
  if (known) return known;
  const index = new Map<string, string[]>();
  for (const entity of library.entities) {
    for (const xref of entity.xrefs) append(index, keyOf(xref), entity.id);
  }
  entitiesByXref.set(library, index);
  return index;
}

/** The same for `ChEBI 28790` and `chebi CHEBI:28790`. */
function keyOf({ database, id }: Xref): string {
  const name = findXrefDatabase(database)?.name ?? database;
  return `${name} ${id.slice(id.lastIndexOf(':') + 1)}`.toLowerCase();
}

function append(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
