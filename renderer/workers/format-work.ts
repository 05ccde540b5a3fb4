import { createDistantWork } from '../../shared/open/format-jobs.ts';
import type { FormatWork } from '../../shared/open/format-work.ts';
import type { WorkerPort } from '../../shared/worker/worker-client.ts';
import { pageSlices, toWorkerPort } from './page-worker.ts';
import { windowWords } from '../../shared/words/window.ts';

/** Reads and writes files of any format; large ones in a worker, so that the window does not freeze. */
export function createPageFormatWork(): FormatWork {
  return createDistantWork({ here: whenNeeded, start: startWorker, slices: pageSlices });
}

/** The code that reads and writes is loaded at its first use: most windows need neither. */
const whenNeeded: FormatWork = {
  read: async (bytes, name, columns, watch) => (await loadWork()).read(bytes, name, columns, watch),
  write: async (project, format) => (await loadWork()).write(project, format),
  ownText: async (project) => (await loadWork()).ownText(project),
  rescue: async (text) => (await loadWork()).rescue(text),
  compare: async (before, after) => (await loadWork()).compare(before, after),
};

async function loadWork(): Promise<FormatWork> {
  const { directFormatWork } = await import('../../shared/open/format-work.ts');
  return directFormatWork;
}

function startWorker(): WorkerPort {
  const worker = new Worker(new URL('./format-worker.ts', import.meta.url), { type: 'module' });
  return toWorkerPort(worker, windowWords.partOfProgramThatReadsOther);
}
