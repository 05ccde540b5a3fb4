import { expect, test } from 'vitest';
import { libraryToProject } from '../../shared/library/elements-from-library.ts';
import { derivePathwayModel } from '../../shared/matrix/pathway-model.ts';
import { runScenario } from '../../shared/matrix/run-scenario.ts';
import { deriveMatrix } from '../../shared/matrix/support-matrix.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { bundledLibrary } from '../unit/library/bundled-library.ts';
import { generatedProject } from './generated-project.ts';
import { medianTime, report } from './measure.ts';

test.each([
  ['the complete library', () => libraryToProject(bundledLibrary())],
  ['a project of 10,000 nodes', () => generatedProject(10_000)],
] as const)('matrix and scenario of %s', async (name, make) => {
  const project = make();
  const json = { what: 'JSON.stringify', time: await medianTime(() => JSON.stringify(project)) };
  // What is derived is kept with the project value; a copy begins anew.
  report(`${name}: matrix`, await medianTime(() => deriveMatrix({ ...project })), json);
  report(`${name}: scenario`, await medianTime(() => whatIfAllLow({ ...project })), json);
  expect(deriveMatrix(project).cells.length).toBeGreaterThan(0);
});

/** Every tenth factor is low. */
function whatIfAllLow(project: Project) {
  const model = derivePathwayModel(project);
  const supplies = model.things.flatMap(({ kind }, thing) =>
    kind === 'micronutrient' && thing % 10 === 0 ? [{ thing, level: 'low' as const }] : [],
  );
  return runScenario(model, supplies);
}
