import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { headingOfReference } from '../../../renderer/references/ReferenceViews.tsx';
import { referenceText } from '../../../shared/paint/extras/reference-list.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import type { Evidence, Reference } from '../../../shared/project/project-schema.ts';
import { bundledLibrary } from '../library/bundled-library.ts';

/** How a curator notes what of a publication was seen. */
const workingNote =
  /not (?:shown|seen|read)\b|abstract (?:read|seen)|key points read|only partly|figure \d+ seen|line read|from the (?:address|DOI)|README/iu;

const folder = new URL('../../../data/templates/', import.meta.url);
const templates = readdirSync(folder)
  .filter((name) => name.endsWith('.neuromatrix'))
  .map((name) => {
    const parsed = parseProject(readFileSync(new URL(name, folder), 'utf8'));
    if (!parsed.ok) throw new Error(name);
    return { name, project: parsed.value };
  });

const shownOf = (reference: Reference): string[] => [
  reference.title ?? '',
  reference.citation ?? '',
  reference.journal ?? '',
  ...reference.authors,
  headingOfReference(reference),
  referenceText(reference).words,
];
const withNote = (words: readonly string[]) => words.filter((text) => workingNote.test(text));
const shownOfPiece = ({ organism, tissue }: Pick<Evidence, 'organism' | 'tissue'>) => [
  organism ?? '',
  tissue ?? '',
];

describe('no working note of a curator is shown to people', () => {
  const { references, links } = bundledLibrary();

  test('in the library', () => {
    expect(withNote(references.flatMap((one) => shownOf({ ...one })))).toEqual([]);
    const pieces = links.flatMap(({ evidence }) => evidence);
    expect(withNote(pieces.flatMap(shownOfPiece))).toEqual([]);
  });

  test.each(templates)('in the template $name', ({ project }) => {
    expect(withNote([project.metadata.title, project.metadata.description])).toEqual([]);
    expect(withNote(project.references.flatMap(shownOf))).toEqual([]);
    const pieces = [...project.nodes, ...project.links].flatMap(({ evidence }) => evidence);
    expect(withNote(pieces.flatMap(shownOfPiece))).toEqual([]);
  });

  test('and every publication can still be told from the others', () => {
    const names = references.map((reference) => {
      const { words, identifiers } = referenceText(reference);
      return [words, ...identifiers].join(' ');
    });
    expect(names.filter((name) => name.startsWith('Reference without'))).toEqual([]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
