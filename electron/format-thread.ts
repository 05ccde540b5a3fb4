import { parentPort, workerData } from 'node:worker_threads';
import { answerFormatJob } from '../shared/formats/format-jobs.ts';
import { createFormatWork } from '../shared/formats/format-work.ts';
import { decodeText } from './decode-text.ts';

// One job, given at the start; the thread ends when it has answered.
const answer = await answerFormatJob(createFormatWork(decodeText), workerData);
parentPort?.postMessage(answer, []);
