import { readFileSync } from 'node:fs';
import { libraryToProject } from '../../../shared/library/elements-from-library.ts';
import { derivePathwayModel, type PathwayModel } from '../../../shared/matrix/pathway-model.ts';
import { toScenarioData } from '../../../shared/matrix/scenario-view.ts';
import type { ThingIndex } from '../../../shared/matrix/things.ts';
import { findThing } from '../../../shared/matrix/find-things.ts';
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

/** The thing that a node shows. */
export function thingOf(model: PathwayModel, node: string): ThingIndex {
  const thing = model.thingOf.get(node);
  if (thing === undefined) throw new Error(`No thing: ${node}`);
  return thing;
}

/** What "vitamin-b6 low, cortisol high" leads to: each changed thing by its library entry (else id). */
export function whatIf(project: Project, supplies: string) {
  const model = derivePathwayModel(project);
  const { levels } = toScenarioData(model, readSupplies(model, supplies));
  return new Map(levels.map((level) => [level.entity ?? level.id, level]));
}

function readSupplies(model: PathwayModel, text: string) {
  return text.split(', ').map((supply) => {
    const [name = '', level] = supply.split(' ');
    const thing = findThing(model, name, bundledLibrary());
    if (!thing.ok || (level !== 'low' && level !== 'high'))
      throw new Error(`Not a supply: ${supply}`);
    return { thing: thing.value, level } as const;
  });
}
