import { useEffect, useState } from 'react';
import type { Steps } from '../../shared/project/checked-text.ts';
import { inSlices } from '../../shared/worker/slices.ts';
import { pageSlices } from '../workers/page-worker.ts';

interface Worked<Made> {
  /** `null` until it is there. */
  readonly made: Made | null;
  /** How much of the work is done, 0 to 1. */
  readonly share: number;
}

/**
 * What comes of work that takes long, done in slices while the window goes on. It begins anew with other inputs, and
 * ends with the component.
 *
 * @param work the same function each time
 */
export function useSteps<Inputs extends readonly unknown[], Made>(
  work: (...inputs: Inputs) => Steps<Made>,
  ...inputs: Inputs
): Worked<Made> {
  const [last, setLast] = useState<{ readonly of: Inputs; readonly made: Made } | null>(null);
  const [share, setShare] = useState(0);
  // The list of inputs is another one each time; they themselves are what counts.
  const [known, setKnown] = useState(inputs);
  const isSame = known.every((input, at) => input === inputs[at]);
  if (!isSame) setKnown(inputs);
  useEffect(() => {
    const stop = new AbortController();
    // Drawing each of hundreds of shares would take longer than the work.
    const onProgress = (done: number) => setShare(Math.floor(done * 25) / 25);
    const run = async () => {
      const answer = await inSlices(work(...known), pageSlices, {
        signal: stop.signal,
        onProgress,
      });
      if (answer.ok) setLast({ of: known, made: answer.value });
    };
    void run();
    return () => stop.abort();
  }, [work, known]);
  return { made: isSame && last?.of === known ? last.made : null, share };
}
