import { z } from 'zod';
import type { Immutable } from '../project/project-schema.ts';
import { failure, success, type Result } from '../result.ts';

/** What a worker can be asked: what goes in, and what comes out. Declared once, and checked at both ends. */
interface Question {
  readonly input: z.ZodType;
  readonly answer: z.ZodType;
}

/** Questions by name. */
export type Questions<Name extends PropertyKey = string> = Readonly<Record<Name, Question>>;

/** To the worker. Answers come in the order of the questions. */
export const questionSchema = z.object({
  number: z.int(),
  name: z.string(),
  input: z.unknown(),
});

/** From the worker, about the question of that number. */
const replySchema = z.discriminatedUnion('kind', [
  /** How much of the work is done, 0 to 1. */
  z.object({ kind: z.literal('progress'), number: z.int(), share: z.number() }),
  /** A first answer, which a better one follows. */
  z.object({ kind: z.literal('first'), number: z.int(), answer: z.unknown() }),
  z.object({ kind: z.literal('answer'), number: z.int(), answer: z.unknown() }),
  /** The work threw an error, which is a fault of the program. */
  z.object({ kind: z.literal('fault'), number: z.int(), message: z.string(), stack: z.string() }),
]);

export type Reply = z.infer<typeof replySchema>;

/** A worker of the page or of Node, as its client uses it. */
export interface WorkerPort {
  post(message: unknown): void;
  onMessage(listen: (message: unknown) => void): void;
  /** It failed or ended by itself. */
  onError(listen: (error: Error) => void): void;
  end(): void;
}

/** The part of an `AbortSignal` that is used here. */
interface StopSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listen: () => void): void;
  removeEventListener(type: 'abort', listen: () => void): void;
}

export interface WorkWatch {
  /** Gets the share that is done, 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
  /** Cancels the work. */
  readonly signal?: StopSignal | undefined;
}

/** A watch that also takes a first answer, where the work gives one. */
export interface AnswerWatch<Answer> extends WorkWatch {
  readonly onFirst?: ((answer: Answer) => void) | undefined;
}

/** Why there is no answer. A fault is an error of the program; the person cannot do anything about it. */
export type WorkerFailure =
  { readonly kind: 'cancelled' } | { readonly kind: 'fault'; readonly error: Error };

export interface WorkerClient<Asked extends Questions<keyof Asked>> {
  readonly ask: <Name extends keyof Asked & string>(
    name: Name,
    input: Immutable<z.input<Asked[Name]['input']>>,
    watch?: AnswerWatch<z.output<Asked[Name]['answer']>>,
  ) => Promise<Result<z.output<Asked[Name]['answer']>, WorkerFailure>>;
  /** Ends the worker. The next question starts another. */
  readonly end: () => void;
}

interface ClientOptions<Asked extends Questions<keyof Asked>> {
  readonly questions: Asked;
  readonly start: () => WorkerPort;
  /** The next worker knows nothing of what this one was told. */
  readonly onEnded?: () => void;
}

/** An open question. */
interface Waiting {
  readonly take: (answer: unknown) => void;
  readonly takeFirst: (answer: unknown) => void;
  readonly giveUp: (failure: WorkerFailure) => void;
  readonly onProgress: (share: number) => void;
}

/**
 * Asks a worker. It starts at the first question and stays for the next. When a question is cancelled and no other is
 * open, the worker is ended, whatever it is doing.
 */
export function createWorkerClient<Asked extends Questions<keyof Asked>>({
  questions,
  start,
  onEnded,
}: ClientOptions<Asked>): WorkerClient<Asked> {
  const waiting = new Map<number, Waiting>();
  let worker: WorkerPort | null = null;
  let lastNumber = 0;

  const end = () => {
    if (worker === null) return;
    worker.end();
    worker = null;
    onEnded?.();
  };
  const failAll = (error: Error) => {
    end();
    for (const { giveUp } of waiting.values()) giveUp({ kind: 'fault', error });
  };
  const connect = () => {
    const started = start();
    // Messages from a worker that was ended are ignored.
    started.onMessage((message) => {
      if (worker === started) hear(message);
    });
    started.onError((error) => {
      if (worker === started) failAll(error);
    });
    return started;
  };
  const hear = (message: unknown) => {
    const reply = replySchema.safeParse(message);
    if (!reply.success) return failAll(reply.error);
    const question = waiting.get(reply.data.number);
    // Nobody waits for what was cancelled.
    if (!question) return undefined;
    if (reply.data.kind === 'progress') return question.onProgress(reply.data.share);
    if (reply.data.kind === 'first') return question.takeFirst(reply.data.answer);
    if (reply.data.kind === 'answer') return question.take(reply.data.answer);
    return question.giveUp({ kind: 'fault', error: toError(reply.data) });
  };

  return {
    end,
    ask: (name, input, { onProgress, onFirst, signal } = {}) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve(failure({ kind: 'cancelled' }));
        const number = (lastNumber += 1);
        const schema: (typeof questions)[typeof name]['answer'] = questions[name].answer;
        const cancel = () => {
          settle(failure({ kind: 'cancelled' }));
          if (waiting.size === 0) end();
        };
        const settle = (result: Result<z.output<typeof schema>, WorkerFailure>) => {
          waiting.delete(number);
          signal?.removeEventListener('abort', cancel);
          resolve(result);
        };
        worker ??= connect();
        worker.post({ number, name, input });
        signal?.addEventListener('abort', cancel);
        return waiting.set(number, {
          take: (answer) => {
            const parsed = schema.safeParse(answer);
            settle(
              parsed.success
                ? success(parsed.data)
                : failure({ kind: 'fault', error: parsed.error }),
            );
          },
          takeFirst: (answer) => {
            if (!onFirst) return;
            const parsed = schema.safeParse(answer);
            if (parsed.success) onFirst(parsed.data);
            else settle(failure({ kind: 'fault', error: parsed.error }));
          },
          giveUp: (reason) => settle(failure(reason)),
          onProgress: (share) => onProgress?.(share),
        });
      }),
  };
}

/** Returns the answer of work that is never cancelled. A fault is thrown. */
export function answerOrThrow<Answer>(result: Result<Answer, WorkerFailure>): Answer {
  if (result.ok) return result.value;
  throw result.error.kind === 'fault' ? result.error.error : new Error('The work was cancelled.');
}

function toError({ message, stack }: { message: string; stack: string }): Error {
  const error = new Error(message);
  // The stack of the worker, where the error happened, not of the client.
  error.stack = stack;
  return error;
}
