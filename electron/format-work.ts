import { Worker } from 'node:worker_threads';
import { createDistantWork } from '../shared/open/format-jobs.ts';
import { directFormatWork, type FormatWork } from '../shared/open/format-work.ts';
import type { WorkerPort } from '../shared/worker/worker-client.ts';

/** Reads and writes files of any format; large ones in a thread of their own, so that no window waits for it. */
export function createMainFormatWork(): FormatWork {
  return createDistantWork(directFormatWork, startThread);
}

function startThread(): WorkerPort {
  const thread = new Worker(new URL('./format-thread.js', import.meta.url));
  return {
    post: (message) => thread.postMessage(message, []),
    onMessage: (listen) => thread.on('message', listen),
    onError: (listen) => {
      thread.on('error', (error) => listen(toError(error)));
      thread.on('exit', () => listen(new Error('The thread for file formats ended unasked.')));
    },
    end: () => void thread.terminate(),
  };
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
