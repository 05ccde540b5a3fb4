import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createWorkerClient, type WorkerPort } from '../../../shared/worker/worker-client.ts';
import { aWorkerThat } from './a-worker.ts';

const questions = {
  square: { input: z.number(), answer: z.number() },
  draw: { input: z.string(), answer: z.object({ bytes: z.instanceof(Uint8Array) }) },
  wait: { input: z.null(), answer: z.null() },
};

/** What a client listens to. */
interface Heard {
  fail: (error: Error) => void;
  say: (message: unknown) => void;
}

/** A worker whose `wait` takes as long as `release` is not called. */
function aClient() {
  const asked: string[] = [];
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = () => resolve();
  });
  const drawn = new Uint8Array([1, 2, 3]);
  const start = aWorkerThat(
    questions,
    {
      square: (number) => {
        if (number < 0) throw new RangeError('Below zero.');
        return number * number;
      },
      draw: (_text, { onProgress, handOver }) => {
        onProgress(0.5);
        handOver(drawn.buffer);
        return { bytes: drawn };
      },
      wait: async () => {
        await held;
        return null;
      },
    },
    asked,
  );
  return { client: createWorkerClient({ questions, start }), asked, release, drawn };
}

describe('What a worker is asked', () => {
  test('is answered, each question with its own answer', async () => {
    const { client, asked } = aClient();
    const answers = await Promise.all([2, 3, 4].map((number) => client.ask('square', number)));
    expect(answers).toEqual([4, 9, 16].map((value) => ({ ok: true, value })));
    expect(asked).toEqual(['square', 'square', 'square']);
  });

  test('tells how far it is, and gives its memory away instead of a copy', async () => {
    const { client, drawn } = aClient();
    const shares: number[] = [];
    const onProgress = (share: number) => void shares.push(share);
    const answer = await client.ask('draw', 'a', { onProgress });
    expect(answer).toEqual({ ok: true, value: { bytes: new Uint8Array([1, 2, 3]) } });
    expect(shares).toEqual([0.5]);
    expect(drawn.byteLength).toBe(0);
  });

  test('can fail by a fault of the program, and the next question is answered', async () => {
    const { client } = aClient();
    const failed = await client.ask('square', -1);
    expect(failed).toMatchObject({ ok: false, error: { kind: 'fault' } });
    expect(failed.ok || failed.error.kind === 'cancelled' || failed.error.error.message).toBe(
      'Below zero.',
    );
    expect(await client.ask('square', 5)).toEqual({ ok: true, value: 25 });
  });

  test('is refused at the worker where it is not what was agreed', async () => {
    const { client } = aClient();
    // As a caller could whose types were wrong.
    const wrong: unknown = 'four';
    const answer = await client.ask('square', wrong as number);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'fault' } });
  });

  test('is given up when the person cancels: the worker ends, and another answers the next', async () => {
    const { client, asked } = aClient();
    const giving = new AbortController();
    const answer = client.ask('wait', null, { signal: giving.signal });
    giving.abort();
    expect(await answer).toEqual({ ok: false, error: { kind: 'cancelled' } });
    expect(await client.ask('square', 2)).toEqual({ ok: true, value: 4 });
    expect(asked).toEqual(['wait', 'end', 'square']);
  });

  test('is not asked where the person cancelled before', async () => {
    const { client, asked } = aClient();
    const answer = await client.ask('wait', null, { signal: AbortSignal.abort() });
    expect(answer).toEqual({ ok: false, error: { kind: 'cancelled' } });
    expect(asked).toEqual([]);
  });

  test('loses nothing by another question that is cancelled', async () => {
    const { client, asked, release } = aClient();
    const giving = new AbortController();
    const cancelled = client.ask('wait', null, { signal: giving.signal });
    const kept = client.ask('square', 3);
    giving.abort();
    release();
    expect(await cancelled).toEqual({ ok: false, error: { kind: 'cancelled' } });
    expect(await kept).toEqual({ ok: true, value: 9 });
    expect(asked).toEqual(['wait', 'square']);
  });
});

describe('A worker that breaks', () => {
  /** Workers that only break, or only say what nobody understands. */
  function aBrokenWorker() {
    const broken: Heard[] = [];
    let ended = 0;
    const start = (): WorkerPort => {
      const one: Heard = { fail: () => {}, say: () => {} };
      broken.push(one);
      return {
        post: () => undefined,
        onMessage: (listen) => {
          one.say = listen;
        },
        onError: (listen) => {
          one.fail = listen;
        },
        end: () => {
          ended += 1;
        },
      };
    };
    let forgotten = 0;
    const onEnded = () => {
      forgotten += 1;
    };
    const client = createWorkerClient({ questions, start, onEnded });
    return { client, broken, counts: () => ({ started: broken.length, ended, forgotten }) };
  }

  test('fails all that wait for it, says that it ended, and is started anew', async () => {
    const { client, broken, counts } = aBrokenWorker();
    const answers = [client.ask('square', 1), client.ask('square', 2)];
    const error = new Error('The script is missing.');
    broken[0]?.fail(error);
    const fault = { ok: false, error: { kind: 'fault', error } };
    expect(await Promise.all(answers)).toEqual([fault, fault]);
    expect(counts()).toEqual({ started: 1, ended: 1, forgotten: 1 });
    void client.ask('square', 3);
    expect(counts()).toEqual({ started: 2, ended: 1, forgotten: 1 });
  });

  test('has failed also where what it says is no reply, or no answer to its question', async () => {
    const { client, broken } = aBrokenWorker();
    const first = client.ask('square', 1);
    broken[0]?.say('hello');
    expect(await first).toMatchObject({ ok: false, error: { kind: 'fault' } });
    const second = client.ask('square', 1);
    broken[1]?.say({ kind: 'answer', number: 2, answer: 'one' });
    expect(await second).toMatchObject({ ok: false, error: { kind: 'fault' } });
  });

  test('says nothing any more once it has ended', async () => {
    const { client, broken } = aBrokenWorker();
    const giving = new AbortController();
    void client.ask('square', 1, { signal: giving.signal });
    giving.abort();
    let isAnswered = false;
    void client.ask('square', 2).then(() => (isAnswered = true));
    broken[0]?.say({ kind: 'answer', number: 2, answer: 4 });
    await Promise.resolve();
    expect(isAnswered).toBe(false);
  });
});
