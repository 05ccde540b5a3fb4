import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { indexLibrary } from '../../../shared/library/library.ts';
import { bundledLibrary } from '../library/bundled-library.ts';

/** The collection that the library was made from; beside the repository where people maintain it. */
const folder = new URL('../../../../shared/reference/', import.meta.url);
const read = (name: string): Fact[] => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

interface Fact {
  readonly id: string;
  readonly xrefs?: readonly { readonly db: string; readonly id: string }[];
  readonly evidence?: readonly Fact[];
  readonly [field: string]: unknown;
}

const index = indexLibrary(bundledLibrary());

describe.skipIf(!existsSync(folder))('nothing of the collected facts is lost', () => {
  test('entities with their names, identifiers and notes', () => {
    for (const { xrefs, ...fact } of read('entities.json')) {
      const entity = index.entities.get(fact.id);
      expect(entity).toMatchObject(fact);
      expect(entity?.xrefs).toEqual(xrefs?.map(({ db, id }) => ({ database: db, id })));
    }
  });

  test('links with their confidence, words and evidence, whose references keep their identifiers', () => {
    for (const { evidence, ...fact } of read('links.json')) {
      const link = index.links.get(fact.id);
      expect(link).toMatchObject(fact);
      expect(
        link?.evidence.map(({ reference, ...said }) => ({
          ...index.references.get(reference),
          ...said,
        })),
      ).toMatchObject(evidence ?? []);
    }
  });
});
