import './without-eval.ts';
import { answerFormatJob } from '../../shared/open/format-jobs.ts';
import { directFormatWork } from '../../shared/open/format-work.ts';

// Reads or writes one file, away from the window.
self.addEventListener('message', (event) => void answer(event.data));

async function answer(message: unknown): Promise<void> {
  try {
    self.postMessage(await answerFormatJob(directFormatWork, message), { transfer: [] });
  } catch (error) {
    // The window hears of this, as it would not of a promise that is rejected here.
    self.reportError(error);
  }
}
