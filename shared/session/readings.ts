import type { WorkWatch } from '../worker/worker-client.ts';

/** What is being read for a window, and how much of it is done, 0 to 1. */
export interface Reading {
  readonly file: string;
  readonly share: number;
}

/** The files that are being read for one window: their progress, and an end to them. */
export interface Readings {
  /** Reads a file. Listeners hear of it until it ends. */
  run<Value>(file: string, read: (watch: WorkWatch) => Promise<Value>): Promise<Value>;
  /** The person does not want to wait for any of them. */
  cancel(): void;
  /** `null`: nothing is being read any more. Returns a function that ends it. */
  listen(listener: (reading: Reading | null) => void): () => void;
}

/** The part of an `AbortController` that is used here; each platform has its own. */
interface Cancelling {
  readonly signal: NonNullable<WorkWatch['signal']>;
  abort(): void;
}

export function createReadings(newCancelling: () => Cancelling): Readings {
  const running = new Map<Cancelling, Reading>();
  const listeners = new Set<(reading: Reading | null) => void>();
  const tell = () => {
    const [last = null] = [...running.values()].slice(-1);
    for (const listener of listeners) listener(last);
  };
  return {
    run: async (file, read) => {
      const cancelling = newCancelling();
      const { signal } = cancelling;
      const show = (share: number) => {
        running.set(cancelling, { file, share });
        tell();
      };
      show(0);
      try {
        return await read({ signal, onProgress: show });
      } finally {
        running.delete(cancelling);
        tell();
      }
    },
    cancel: () => {
      for (const cancelling of running.keys()) cancelling.abort();
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
