import { parentPort } from 'node:worker_threads';
import { createFormatAnswers, formatQuestions } from '../shared/open/format-jobs.ts';
import { directFormatWork } from '../shared/open/format-work.ts';
import { createAnswerer } from '../shared/worker/worker-side.ts';

// Reads or writes files, away from the main thread.
const answers = createFormatAnswers(directFormatWork);
parentPort?.on(
  'message',
  createAnswerer(formatQuestions, answers, (reply, transfer) =>
    parentPort?.postMessage(reply, transfer),
  ),
);
