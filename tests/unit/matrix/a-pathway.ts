import { readFileSync } from 'node:fs';
import { libraryToProject } from '../../../shared/library/elements-from-library.ts';
import { parseProject } from '../../../shared/project/parse-project.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { bundledLibrary } from '../library/bundled-library.ts';

/** A template by its file name, or the whole library. */
export function pathwayNamed(name: string): Project {
  if (name === 'library') return libraryToProject(bundledLibrary());
  const file = new URL(`../../../data/templates/${name}.neuromatrix`, import.meta.url);
  const parsed = parseProject(readFileSync(file, 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}
