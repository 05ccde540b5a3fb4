import entities from '../../../data/library/entities.json';
import links from '../../../data/library/links.json';
import references from '../../../data/library/references.json';
import type { Library, LibraryEntity } from '../../../shared/library/library.ts';
import { parseLibrary } from '../../../shared/library/parse-library.ts';

/** The three files as parsed JSON, for tests that damage a copy. */
export const libraryFiles = { entities, links, references };

/** The library that ships with the program. */
export function bundledLibrary(): Library {
  const parsed = parseLibrary(libraryFiles);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error, null, 2));
  return parsed.value;
}

/** An entity with sensible defaults. */
export function anEntity(fields: Partial<LibraryEntity> = {}): LibraryEntity {
  return {
    id: 'serotonin',
    name: 'Serotonin',
    label: 'Serotonin',
    kind: 'neurotransmitter',
    synonyms: [],
    xrefs: [],
    ...fields,
  };
}

/** A library of these entities and nothing else. */
export function libraryOf(...list: readonly LibraryEntity[]): Library {
  return { entities: list, links: [], references: [] };
}
