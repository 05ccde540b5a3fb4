import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { createFormatAnswers, formatQuestions } from '../shared/open/format-jobs.ts';
import { directFormatWork } from '../shared/open/format-work.ts';
import { createAnswerer } from '../shared/worker/worker-side.ts';
import { languages } from '../shared/words/language.ts';
import { speakLanguage } from '../shared/words/translations.ts';

// Reads or writes files, away from the main thread, in its language. What is asked meanwhile waits.
await speakLanguage(z.enum(languages).catch('en').parse(workerData));
const answers = createFormatAnswers(directFormatWork);
parentPort?.on(
  'message',
  createAnswerer(formatQuestions, answers, (reply, transfer) =>
    parentPort?.postMessage(reply, transfer),
  ),
);
