import type { Xref, PathwayNode } from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { foldText } from '../text/fold-text.ts';
import { indexLibrary, type Library, type LibraryEntity } from './library.ts';
import { namesOfEntity } from './entity-names.ts';
import { findXrefDatabase } from './xref-patterns.ts';

interface Names {
  /** What was found for a node. It never changes, and the next version of a large project has mostly the same nodes. */
  readonly found: WeakMap<PathwayNode, LibraryEntity | null>;
  /** By database and identifier. */
  readonly xrefs: ReadonlyMap<string, LibraryEntity>;
  /** By folded label, name, symbol or synonym if only one entry has it; null if several have it. */
  readonly names: ReadonlyMap<string, LibraryEntity | null>;
}

const namesOf = new WeakMap<Library, Names>();

/**
 * Finds the library's entry that a node stands for: the one that it was placed from, else one with the same identifier,
 * else the only one of that name if the kind agrees. A gene is never taken for its protein.
 */
export function createEntityFinder(
  library: Library,
): (node: PathwayNode) => LibraryEntity | undefined {
  const names = namesIn(library);
  return (node) => {
    const known = names.found.get(node);
    if (known !== undefined) return known ?? undefined;
    const entity = findEntity(library, names, node);
    names.found.set(node, entity ?? null);
    return entity;
  };
}

function findEntity(
  library: Library,
  { xrefs, names }: Names,
  node: PathwayNode,
): LibraryEntity | undefined {
  if (nodeKinds[node.kind].family === 'drawing') return undefined;
  const { entities } = indexLibrary(library);
  const placed = node.entity === undefined ? undefined : entities.get(node.entity);
  if (placed || nodeKinds[node.kind].role === 'gene') return placed;
  for (const xref of node.xrefs) {
    const same = xrefs.get(xrefKey(xref));
    if (same) return same;
  }
  const named = names.get(foldText(node.label).compact);
  return named && isSameKind(node, named) ? named : undefined;
}

/** One spelling for one entry of a database: without its own prefix, whatever name and capitals are used. */
export function xrefKey({ database, id }: Xref): string {
  const name = findXrefDatabase(database)?.name ?? database.trim();
  const bare = id.trim().replace(/^[A-Za-z]+:/u, '');
  return `${name}:${bare}`.toLowerCase();
}

function isSameKind(node: PathwayNode, entity: LibraryEntity): boolean {
  if (node.kind === entity.kind) return true;
  const isProtein = nodeKinds[entity.kind].neutralKind === 'protein';
  return node.kind === 'protein' ? isProtein : node.kind === 'molecule' && !isProtein;
}

function namesIn(library: Library): Names {
  const known = namesOf.get(library);
  if (known) return known;
  const xrefs = new Map<string, LibraryEntity>();
  const names = new Map<string, LibraryEntity | null>();
  for (const entity of library.entities) {
    // A pool has the identifiers of the substance, which alone do not tell of which pool a node is.
    for (const xref of entity.poolOf === undefined ? entity.xrefs : [])
      xrefs.set(xrefKey(xref), entity);
    for (const name of new Set(namesOfEntity(entity).map((one) => foldText(one).compact))) {
      if (name !== '') names.set(name, names.has(name) ? null : entity);
    }
  }
  const made = { xrefs, names, found: new WeakMap<PathwayNode, LibraryEntity | null>() };
  namesOf.set(library, made);
  return made;
}
