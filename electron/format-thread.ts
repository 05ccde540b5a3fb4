import { parentPort, workerData } from 'node:worker_threads';
import { answerFormatJob } from '../shared/open/format-jobs.ts';
import { directFormatWork } from '../shared/open/format-work.ts';

// One job, given at the start; the thread ends when it has answered.
const answer = await answerFormatJob(directFormatWork, workerData);
parentPort?.postMessage(answer, []);
