import { Worker } from 'node:worker_threads';
import { createDistantWork } from '../shared/open/format-jobs.ts';
import { directFormatWork, type FormatWork } from '../shared/open/format-work.ts';
import type { Slices } from '../shared/worker/slices.ts';
import type { WorkerPort } from '../shared/worker/worker-client.ts';
import { spokenLanguage } from '../shared/words/language.ts';

/** Reads and writes files of any format; large ones in a thread of their own, so that no window waits for it. */
export function createMainFormatWork(): FormatWork {
  return createDistantWork({
    here: directFormatWork,
    start: startThread,
    slices: mainSlices,
    remembers: true,
  });
}

/** Between two slices the main process answers its windows and the system. */
const mainSlices: Slices = {
  now: () => performance.now(),
  length: 10,
  pause: () => new Promise((resolve) => setImmediate(resolve)),
};

function startThread(): WorkerPort {
  const thread = new Worker(new URL('./format-thread.js', import.meta.url), {
    workerData: spokenLanguage(),
  });
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
