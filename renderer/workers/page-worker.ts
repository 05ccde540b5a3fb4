import type { WorkerPort } from '../../shared/worker/worker-client.ts';

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
