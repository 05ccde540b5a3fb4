import { createDistantWork, type FormatJob } from '../../shared/open/format-jobs.ts';
import type { FormatWork } from '../../shared/open/format-work.ts';

/** Reads and writes files of any format; large ones in a worker, so that the window does not freeze. */
export function createPageFormatWork(): FormatWork {
  return createDistantWork(whenNeeded, runInWorker);
}

/** What reads and writes is fetched at its first use: most windows need neither. */
const whenNeeded: FormatWork = {
  read: async (bytes, name, columns) => (await loadWork()).read(bytes, name, columns),
  write: async (project, format) => (await loadWork()).write(project, format),
};

async function loadWork(): Promise<FormatWork> {
  const { directFormatWork } = await import('../../shared/open/format-work.ts');
  return directFormatWork;
}

function runInWorker(job: FormatJob): Promise<unknown> {
  const worker = new Worker(new URL('./format-worker.ts', import.meta.url), { type: 'module' });
  const answer = new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => resolve(data));
    worker.addEventListener('error', ({ message }) =>
      // Without a message where its script could not be fetched.
      reject(new Error(message || 'The part of the program that reads other formats is missing.')),
    );
  });
  worker.postMessage(job, []);
  return answer.finally(() => worker.terminate());
}
