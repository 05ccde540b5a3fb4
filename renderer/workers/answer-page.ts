import type { Questions } from '../../shared/worker/worker-client.ts';
import { createAnswerer, type Answers } from '../../shared/worker/worker-side.ts';

/** Makes this script a worker that answers these questions of its page. */
export function answerPage<Asked extends Questions<keyof Asked>>(
  questions: Asked,
  answers: Answers<Asked>,
): void {
  const hear = createAnswerer(questions, answers, (reply, transfer) =>
    self.postMessage(reply, { transfer }),
  );
  self.addEventListener('message', ({ data }) => hear(data));
}
