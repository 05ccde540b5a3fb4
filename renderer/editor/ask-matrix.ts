import type { MatrixView } from '../../shared/matrix/matrix-view.ts';
import type { ScenarioView } from '../../shared/matrix/scenario-view.ts';
import type { Project, Scenario } from '../../shared/project/project-schema.ts';
import { answerOrThrow, createWorkerClient } from '../../shared/worker/worker-client.ts';
import { toWorkerPort } from '../workers/page-worker.ts';
import { matrixQuestions } from './matrix-messages.ts';

/** Asks the worker; started at the first question, and sent a project only once. Rejects for faults of the program. */
export interface AskMatrix {
  matrixOf(project: Project): Promise<MatrixView>;
  ofLibrary(): Promise<MatrixView>;
  scenario(project: Project, supplies: Scenario['supplies']): Promise<ScenarioView>;
}

export function createAskMatrix(): AskMatrix {
  let sent: Project | null = null;
  const { ask } = createWorkerClient({
    questions: matrixQuestions,
    start: startWorker,
    onEnded: () => {
      sent = null;
    },
  });
  const send = (project: Project) => {
    if (sent === project) return;
    // If it fails, the following question fails too, and its asker is told.
    void ask('project', project);
    sent = project;
  };
  return {
    matrixOf: async (project) => {
      send(project);
      return answerOrThrow(await ask('matrix', null));
    },
    ofLibrary: async () => answerOrThrow(await ask('library', null)),
    scenario: async (project, supplies) => {
      send(project);
      return answerOrThrow(await ask('scenario', [...supplies]));
    },
  };
}

function startWorker() {
  const worker = new Worker(new URL('./matrix-worker.ts', import.meta.url), { type: 'module' });
  return toWorkerPort(worker, 'The part of the program that makes matrices is missing.');
}
