import { Worker } from 'node:worker_threads';
import { createDistantWork, type FormatJob } from '../shared/open/format-jobs.ts';
import { directFormatWork, type FormatWork } from '../shared/open/format-work.ts';

/** Reads and writes files of any format; large ones in a thread of their own, so that no window waits for it. */
export function createMainFormatWork(): FormatWork {
  return createDistantWork(directFormatWork, runInThread);
}

/** Answers what the thread does; rejects if it fails, which is a fault of the program. */
function runInThread(job: FormatJob): Promise<unknown> {
  const thread = new Worker(new URL('./format-thread.js', import.meta.url), { workerData: job });
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('The thread for file formats ended unasked.')));
  });
}
