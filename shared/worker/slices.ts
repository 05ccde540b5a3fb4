import type { Steps } from '../project/checked-text.ts';
import { failure, success, type Result } from '../result.ts';
import type { WorkerFailure, WorkWatch } from './worker-client.ts';

/** How a thread shares its time with what else it has to do. */
export interface Slices {
  /** Milliseconds, from any beginning. */
  now(): number;
  /** Milliseconds of one slice. */
  readonly length: number;
  /** Lets the others have their turn. */
  pause(): Promise<void>;
}

/** Does steps in slices, so that nobody waits for all of them. */
export async function inSlices<Made>(
  steps: Steps<Made>,
  slices: Slices,
  { onProgress, signal }: WorkWatch = {},
): Promise<Result<Made, Extract<WorkerFailure, { kind: 'cancelled' }>>> {
  for (;;) {
    if (signal?.aborted) return failure({ kind: 'cancelled' });
    const end = slices.now() + slices.length;
    let share = 0;
    do {
      const { done, value } = steps.next();
      if (done === true) return success(value);
      share = value;
    } while (slices.now() < end);
    onProgress?.(share);
    // The pauses between the slices are the point.
    // oxlint-disable-next-line no-await-in-loop
    await slices.pause();
  }
}
