import type { Xref } from '../project/annotation-schema.ts';
import type { Library } from './library-schema.ts';
import { findXrefDatabase } from './xref-patterns.ts';

const indexes = new WeakMap<Library, ReadonlyMap<string, readonly string[]>>();

/** The ids of the library's entities that have an identifier, in whatever way it is written. */
export function entitiesWithXref(library: Library, xref: Xref): readonly string[] {
  return indexXrefs(library).get(keyOf(xref)) ?? [];
}

/** Made once a library value. */
function indexXrefs(library: Library): ReadonlyMap<string, readonly string[]> {
  const known = indexes.get(library);
  if (known) return known;
  const index = new Map<string, string[]>();
  for (const entity of library.entities) {
    for (const xref of entity.xrefs) append(index, keyOf(xref), entity.id);
  }
  indexes.set(library, index);
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
