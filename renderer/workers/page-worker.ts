import { writeInSteps } from '../../shared/project/checked-text.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { inSlices, type Slices } from '../../shared/worker/slices.ts';
import { answerOrThrow, type WorkerPort } from '../../shared/worker/worker-client.ts';

/**
 * A worker of the page, for its client.
 *
 * @param missing what to say where its script could not be fetched, of which the browser says nothing
 */
export function toWorkerPort(worker: Worker, missing: string): WorkerPort {
  return {
    post: (message) => worker.postMessage(message, []),
    onMessage: (listen) => worker.addEventListener('message', ({ data }) => listen(data)),
    onError: (listen) =>
      worker.addEventListener('error', ({ message }) => listen(new Error(message || missing))),
    end: () => worker.terminate(),
  };
}

/** Slices of half a frame, between which the page draws and answers. */
export const pageSlices: Slices = {
  now: () => performance.now(),
  length: 8,
  pause: () =>
    new Promise((resolve) => {
      // A timer would wait for four milliseconds and more.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => {
        port1.close();
        resolve();
      });
      port1.start();
      port2.postMessage(null);
    }),
};

/** A project as a worker gets it. The page goes on answering while its text is written. */
export async function textForWorker(
  project: Project,
): Promise<{ projectText: Uint8Array<ArrayBuffer> }> {
  return { projectText: answerOrThrow(await inSlices(writeInSteps(project), pageSlices)) };
}
