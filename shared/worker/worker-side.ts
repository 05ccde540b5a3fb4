import type { z } from 'zod';
import { questionSchema, type Questions, type Reply } from './worker-client.ts';

/** What the work for one question may do, besides answering. */
export interface Work<Answer = unknown> {
  /** Reports the share that is done, 0 to 1. */
  readonly onProgress: (share: number) => void;
  /** Gives a first answer, which a better one follows. */
  readonly onFirst: (answer: Answer) => void;
  /** Hands this memory to the client instead of a copy. */
  readonly handOver: (memory: ArrayBuffer) => void;
}

/** The work for each question. An error that it throws is reported as a fault of the program. */
export type Answers<Asked extends Questions<keyof Asked>> = {
  readonly [Name in keyof Asked]: (
    input: z.output<Asked[Name]['input']>,
    work: Work<z.input<Asked[Name]['answer']>>,
  ) => z.input<Asked[Name]['answer']> | Promise<z.input<Asked[Name]['answer']>>;
};

/** Listens as a worker: answers one question after the other, in the order in which they came. */
export function createAnswerer<Asked extends Questions<keyof Asked>>(
  questions: Asked,
  answers: Answers<Asked>,
  post: (reply: Reply, transfer: ArrayBuffer[]) => void,
): (message: unknown) => void {
  let turn: Promise<void> = Promise.resolve();

  const isKnown = (name: string): name is keyof Asked & string => Object.hasOwn(questions, name);
  const perform = <Name extends keyof Asked>(name: Name, input: unknown, work: Work) => {
    const schema: Asked[Name]['input'] = questions[name].input;
    return answers[name](schema.parse(input), work);
  };
  const answer = async (number: number, name: string, input: unknown) => {
    const transfer: ArrayBuffer[] = [];
    const work: Work = {
      onProgress: (share) => post({ kind: 'progress', number, share }, []),
      onFirst: (first) => post({ kind: 'first', number, answer: first }, []),
      handOver: (memory) => void transfer.push(memory),
    };
    try {
      if (!isKnown(name)) throw new Error(`Nothing is known of "${name}".`);
      post({ kind: 'answer', number, answer: await perform(name, input, work) }, transfer);
    } catch (error) {
      post({ kind: 'fault', number, ...describeFault(error) }, []);
    }
  };
  return (message) => {
    const { number, name, input } = questionSchema.parse(message);
    turn = turn.then(() => answer(number, name, input));
  };
}

function describeFault(error: unknown): { message: string; stack: string } {
  if (!(error instanceof Error)) return { message: String(error), stack: '' };
  return { message: error.message, stack: error.stack ?? '' };
}
