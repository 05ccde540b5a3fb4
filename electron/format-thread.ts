import { parentPort } from 'node:worker_threads';
import { createFormatAnswers, formatQuestions } from '../shared/open/format-jobs.ts';
import { createFormatWork } from '../shared/open/format-work.ts';
import { createAnswerer } from '../shared/worker/worker-side.ts';
import { decodeText } from './decode-text.ts';

// Reads or writes files, away from the main thread.
const answers = createFormatAnswers(createFormatWork(decodeText));
parentPort?.on(
  'message',
  createAnswerer(formatQuestions, answers, (reply, transfer) =>
    parentPort?.postMessage(reply, transfer),
  ),
);
