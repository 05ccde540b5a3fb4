import type { Library } from './library-schema.ts';

/** What a person keeps beside the bundled library; its links may end at entities of either. */
export type OwnLibrary = Library;

export const emptyOwnLibrary: OwnLibrary = { entities: [], links: [], references: [] };

const merged = new WeakMap<Library, WeakMap<OwnLibrary, Library>>();

/** Both as one library to search and to suggest from; the same value for the same two. */
export function mergeLibraries(bundled: Library, own: OwnLibrary): Library {
  if (own.entities.length + own.links.length === 0) return bundled;
  const known = merged.get(bundled)?.get(own);
  if (known) return known;
  const both: Library = {
    entities: [...bundled.entities, ...own.entities],
    links: [...bundled.links, ...own.links],
    references: [...bundled.references, ...own.references],
  };
  const perOwn = merged.get(bundled) ?? new WeakMap<OwnLibrary, Library>();
  merged.set(bundled, perOwn.set(own, both));
  return both;
}
