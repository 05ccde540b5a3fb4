import { parentPort, workerData } from 'node:worker_threads';
import { answerFormatJob } from '../shared/open/format-jobs.ts';
import { createFormatWork } from '../shared/open/format-work.ts';
import { decodeText } from './decode-text.ts';

// One job, given at the start; the thread ends when it has answered.
const answer = await answerFormatJob(createFormatWork(decodeText), workerData);
parentPort?.postMessage(answer, []);
