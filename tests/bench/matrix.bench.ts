import { expect, test } from 'vitest';
import { libraryToProject } from '../../shared/library/elements-from-library.ts';
import { deriveMatrix } from '../../shared/matrix/support-matrix.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { toScenarioView } from '../../shared/whatif/view.ts';
import { bundledLibrary } from '../unit/library/bundled-library.ts';
import { known } from '../unit/whatif/known.ts';
import { generatedProject } from './generated-project.ts';
import { medianTime, report } from './measure.ts';

test.each([
  ['the complete library', () => libraryToProject(bundledLibrary())],
  ['a project of 10,000 nodes', () => generatedProject(10_000)],
] as const)('matrix and scenario of %s', async (name, make) => {
  const project = make();
  const json = { what: 'JSON.stringify', time: await medianTime(() => JSON.stringify(project)) };
  // What is derived is kept with the project value; a copy begins anew.
  report(`${name}: matrix`, await medianTime(() => deriveMatrix({ ...project }, known)), json);
  report(`${name}: scenario`, await medianTime(() => whatIfSomeLow({ ...project })), json);
  expect(deriveMatrix(project, known).cells.length).toBeGreaterThan(0);
});

/** Every tenth factor is low. */
function whatIfSomeLow(project: Project) {
  const factors = project.nodes.filter(({ kind }) => kind === 'micronutrient');
  const supplies = factors
    .filter((_node, at) => at % 10 === 0)
    .map(({ id }) => ({ node: id, level: 'low' as const }));
  return toScenarioView(project, supplies, known);
}
