import {
  questionSchema,
  type Questions,
  type WorkerPort,
} from '../../../shared/worker/worker-client.ts';
import { createAnswerer, type Answers } from '../../../shared/worker/worker-side.ts';

/** Starts workers on this very thread, which messages reach and leave as copies, later. `asked` hears what is asked. */
export function aWorkerThat<Asked extends Questions<keyof Asked>>(
  questions: Asked,
  answers: Answers<Asked>,
  asked: string[] = [],
): () => WorkerPort {
  return () => {
    const listeners: ((message: unknown) => void)[] = [];
    let isEnded = false;
    const hear = createAnswerer(questions, answers, (reply, transfer) => {
      const copy: unknown = structuredClone(reply, { transfer });
      queueMicrotask(() => {
        if (!isEnded) for (const listen of listeners) listen(copy);
      });
    });
    return {
      post: (message) => {
        asked.push(questionSchema.parse(message).name);
        const copy: unknown = structuredClone(message);
        queueMicrotask(() => hear(copy));
      },
      onMessage: (listen) => void listeners.push(listen),
      onError: () => undefined,
      end: () => {
        isEnded = true;
        asked.push('end');
      },
    };
  };
}
