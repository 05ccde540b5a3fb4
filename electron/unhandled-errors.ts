import { app, dialog } from 'electron';
import type { Log } from './log.ts';

/** What nobody expected ends here, once: in the log and before the person's eyes. The program goes on. */
export function reportUnhandledErrors(log: Log): void {
  const shown = new Set<string>();
  const report = (error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log(text);
    // A fault that repeats itself must not bury the person in boxes.
    if (shown.has(text)) return;
    shown.add(text);
    const what = error instanceof Error ? error.message : String(error);
    dialog.showErrorBox('Something went wrong', `${what}\n\n${advice}`);
  };
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log(`The ${type} process is gone: ${reason} (${exitCode}).`);
  });
}

const advice =
  'Your work is still in its window. Save it under another name to be safe, then restart Neuromatrix.';
