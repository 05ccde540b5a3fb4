import type { HostCalls, MainCalls } from '../messages.ts';
import { createLink } from '../link.ts';

/** Filled by the modules of the stand-in as they load; the host may call only once the program made a window. */
const answers: Partial<MainCalls> = {};

/** The test's process, which shows the windows. */
export const host = createLink<MainCalls, HostCalls>(
  {
    send: (message) => {
      if (process.connected) process.send?.(message);
    },
    onMessage: (listener) => {
      process.on('message', listener);
      // A listener keeps the channel, and so the process, alive; `app.exit` ends the process.
    },
  },
  // Every member is set by `answerHost` before `electron.ts` has finished loading.
  answers as MainCalls,
);

export function answerHost(some: Partial<MainCalls>): void {
  Object.assign(answers, some);
}

/** Lets a call to the host run; its failure is a bug of the stand-in or of the program, so it ends the program. */
export function inBackground(call: Promise<unknown>): void {
  call.catch((error: unknown) => {
    if (process.connected) throw error;
  });
}

// Without the test nobody sees the windows.
process.on('disconnect', () => process.exit(1));
