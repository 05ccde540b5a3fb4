import '../workers/without-eval.ts';
import { libraryToProject } from '../../shared/library/elements-from-library.ts';
import { toMatrixView } from '../../shared/matrix/matrix-view.ts';
import { toScenarioView } from '../../shared/whatif/view.ts';
import { newProject } from '../../shared/project/project-schema.ts';
import { answerPage } from '../workers/answer-page.ts';
import { loadKnown } from '../workers/load-known.ts';
import { matrixQuestions } from './matrix-messages.ts';

// Derives matrices and works out scenarios outside of the window, so that the window stays responsive.
let project = newProject();

answerPage(matrixQuestions, {
  project: (next) => {
    project = next;
    return null;
  },
  matrix: async () => toMatrixView(project, await loadKnown()),
  library: async () => {
    const known = await loadKnown();
    return toMatrixView(libraryToProject(known.library), known);
  },
  scenario: async ({ supplies, onlyDrawn }) =>
    toScenarioView(project, supplies, { ...(await loadKnown()), onlyDrawn }),
});
