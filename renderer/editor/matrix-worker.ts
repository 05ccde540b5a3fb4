import '../workers/without-eval.ts';
import { libraryToProject } from '../../shared/library/elements-from-library.ts';
import { toMatrixView, type MatrixView } from '../../shared/matrix/matrix-view.ts';
import { toScenarioView, type ScenarioView } from '../../shared/matrix/scenario-view.ts';
import { newProject } from '../../shared/project/project-schema.ts';
import { unreachable } from '../../shared/result.ts';
import { loadLibrary } from './library.ts';
import { matrixRequestSchema, type MatrixTask } from './matrix-messages.ts';

// Derives matrices and works out scenarios, away from the window, which stays free for its person.
let project = newProject();
let turn: Promise<void> = Promise.resolve();

self.addEventListener('message', ({ data }) => {
  const { number, task } = matrixRequestSchema.parse(data);
  turn = answerAfter(turn, number, task);
});

/** One task after the other: a matrix is of the project that was sent before it. */
async function answerAfter(last: Promise<void>, number: number, task: MatrixTask): Promise<void> {
  await last;
  try {
    self.postMessage({ number, result: await perform(task) }, { transfer: [] });
  } catch (error) {
    // The window hears of this, as it would not of a promise that is rejected here.
    self.reportError(error);
  }
}

async function perform(task: MatrixTask): Promise<MatrixView | ScenarioView | null> {
  switch (task.kind) {
    case 'project':
      ({ project } = task);
      return null;
    case 'matrix':
      return toMatrixView(project);
    case 'library':
      return toMatrixView(libraryToProject(await loadLibrary()));
    case 'scenario':
      return toScenarioView(project, task.supplies);
    default:
      return unreachable(task);
  }
}
