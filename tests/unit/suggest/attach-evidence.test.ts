import { expect, test } from 'vitest';
import { findCrossProblems } from '../../../shared/project/cross-checks.ts';
import { libraryToProject } from '../../../shared/library/elements-from-library.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { attachEvidence } from '../../../shared/suggest/attach-evidence.ts';
import { bundledLibrary } from '../library/bundled-library.ts';

const library = bundledLibrary();

/** All that the library knows, drawn by someone who gave no evidence. */
const whole = libraryToProject(library);
const bare: Project = {
  ...whole,
  references: [],
  links: whole.links.map((link) => ({ ...link, evidence: [] })),
};
const newId = () => 'another-id';

test('links get the evidence that the library has for them, with its publications', () => {
  const { project, links, pieces } = attachEvidence(library, bare, newId);
  expect(findCrossProblems(project)).toEqual([]);
  const cited = whole.links.filter(({ evidence }) => evidence.length > 0);
  expect(links).toBe(cited.length);
  expect(pieces).toBeGreaterThanOrEqual(links);
  const byId = new Map(project.links.map((link) => [link.id, link]));
  for (const { id, evidence } of cited)
    expect(new Set(byId.get(id)?.evidence.map(({ reference }) => reference))).toEqual(
      new Set(evidence.map(({ reference }) => reference)),
    );
});

test('nothing is attached twice, and the project stays the same', () => {
  const { project } = attachEvidence(library, bare, newId);
  expect(attachEvidence(library, project, newId)).toEqual({ project, links: 0, pieces: 0 });
});

test('only the links that are meant get evidence, and only their publications come', () => {
  const link = whole.links.find(({ evidence }) => evidence.length > 0);
  const { project, links } = attachEvidence(library, bare, newId, new Set([link?.id ?? '']));
  expect(links).toBe(1);
  expect(new Set(project.references.map(({ id }) => id))).toEqual(
    new Set(link?.evidence.map(({ reference }) => reference)),
  );
});
