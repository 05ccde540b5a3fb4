import type { MatrixView } from '../../shared/matrix/matrix-view.ts';
import type { ScenarioView } from '../../shared/matrix/scenario-view.ts';
import type { Project, Scenario } from '../../shared/project/project-schema.ts';
import { matrixAnswerSchema, type MatrixTask } from './matrix-messages.ts';

/** Asks the worker; started at the first question, and sent a project only once. Rejects for faults of the program. */
export interface AskMatrix {
  matrixOf(project: Project): Promise<MatrixView>;
  ofLibrary(): Promise<MatrixView>;
  scenario(project: Project, supplies: Scenario['supplies']): Promise<ScenarioView>;
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

export function createAskMatrix(): AskMatrix {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let sent: Project | null = null;
  let last = 0;

  const start = () => {
    const started = new Worker(new URL('./matrix-worker.ts', import.meta.url), {
      type: 'module',
    });
    started.addEventListener('message', ({ data }) => {
      const { number, result } = matrixAnswerSchema.parse(data);
      waiting.get(number)?.resolve(result);
      waiting.delete(number);
    });
    // Without a message where its script could not be fetched. The next question starts another.
    started.addEventListener('error', ({ message }) => {
      const error = new Error(message || 'The part of the program that makes matrices is missing.');
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
      started.terminate();
      worker = null;
      sent = null;
    });
    return started;
  };
  const ask = (task: MatrixTask) => {
    worker ??= start();
    const number = ++last;
    const answered = new Promise<unknown>((resolve, reject) => {
      waiting.set(number, { resolve, reject });
    });
    worker.postMessage({ number, task }, []);
    return answered;
  };
  const send = (project: Project) => {
    if (sent === project) return;
    // If it fails, so does the question that follows, whose asker is told.
    void ask({ kind: 'project', project }).catch(() => undefined);
    sent = project;
  };
  return {
    matrixOf: (project) => {
      send(project);
      // What the worker answers to each task, see `matrix-worker.ts`.
      return ask({ kind: 'matrix' }) as Promise<MatrixView>;
    },
    ofLibrary: () => ask({ kind: 'library' }) as Promise<MatrixView>,
    scenario: (project, supplies) => {
      send(project);
      return ask({ kind: 'scenario', supplies: [...supplies] }) as Promise<ScenarioView>;
    },
  };
}
