import type { Reference } from '../project/annotation-schema.ts';
import { relations } from '../project/relations.ts';
import type { Library, LibraryEntity, LibraryLink } from './library-schema.ts';

/** Look-ups over one library. */
export interface LibraryIndex {
  readonly entities: ReadonlyMap<string, LibraryEntity>;
  readonly links: ReadonlyMap<string, LibraryLink>;
  readonly references: ReadonlyMap<string, Reference>;
  /** Entity id to the links that start or end there, or go by way of it. */
  readonly linksAt: ReadonlyMap<string, readonly LibraryLink[]>;
}

const indexes = new WeakMap<Library, LibraryIndex>();

/** Made once a library value; the library is immutable, so it stays true. */
export function indexLibrary(library: Library): LibraryIndex {
  const known = indexes.get(library);
  if (known) return known;
  const index = buildIndex(library);
  indexes.set(library, index);
  return index;
}

function buildIndex(library: Library): LibraryIndex {
  const linksAt = new Map<string, LibraryLink[]>();
  for (const link of library.links) {
    for (const id of new Set([link.source, link.target, link.via])) {
      if (id === undefined) continue;
      const list = linksAt.get(id);
      if (list) list.push(link);
      else linksAt.set(id, [link]);
    }
  }
  return {
    entities: byId(library.entities),
    links: byId(library.links),
    references: byId(library.references),
    linksAt,
  };
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

/** "L-Tryptophan is converted to 5-HTP by TPH2". */
export function sentenceOfFact({ entities }: LibraryIndex, fact: LibraryLink): string {
  const labelOf = (id: string) => entities.get(id)?.label ?? id;
  const by = fact.via === undefined ? '' : ` by ${labelOf(fact.via)}`;
  return `${labelOf(fact.source)} ${verbOf(fact)} ${labelOf(fact.target)}${by}`;
}

function verbOf({ relation }: LibraryLink): string {
  return relation === 'precursor-of' ? 'is a precursor of' : relations[relation].verb;
}
