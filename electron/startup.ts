import { app, dialog } from 'electron';
import { z } from 'zod';
import { bringToFront, tell, type Desktop } from './desktop.ts';
import { openFromOutside, openLastSession } from './opening.ts';
import { filesOnCommandLine } from './open-files.ts';
import type { FaultRecords } from './crash-report.ts';
import { newWindowSwitch } from './system-menus.ts';
import { desktopWords } from '../shared/words/desktop.ts';

/** What a second instance hands to the first: its files, resolved against its own working directory. */
const handedOverSchema = z.object({ files: z.array(z.string()), isNew: z.boolean().catch(false) });

/** Files that the system wants to open. macOS may name them before the program is ready, so they wait here. */
export interface RequestedFiles {
  /** The files so far; from now on, `open` gets them. */
  take(open: (path: string) => void): readonly string[];
}

/** Must run before the app is ready. */
export function collectRequestedFiles(): RequestedFiles {
  const waiting = filesOnCommandLine(process.argv, process.cwd(), app.isPackaged);
  let open: ((path: string) => void) | null = null;
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (open === null) waiting.push(path);
    else open(path);
  });
  return {
    take: (opener) => {
      open = opener;
      return waiting.splice(0);
    },
  };
}

/** `false`: another instance is running and has been given our files. */
export function isFirstInstance(): boolean {
  const files = filesOnCommandLine(process.argv, process.cwd(), app.isPackaged);
  return app.requestSingleInstanceLock({ files, isNew: asksForNew() });
}

function asksForNew(): boolean {
  return process.argv.includes(newWindowSwitch);
}

/** Opens what was asked for, or what was open last, or an empty window. */
export async function openFirstWindows(desktop: Desktop, requested: RequestedFiles): Promise<void> {
  const files = requested.take((path) => void openFromOutside(desktop, [path]));
  if (files.length > 0 || asksForNew()) await openFromOutside(desktop, files);
  else await openLastSession(desktop);
  if (desktop.documents.all().length === 0) desktop.newDocument();
}

/** Tells the window in front of a later version, if the person wants to know and the package names a feed. */
export async function tellOfUpdate(desktop: Desktop): Promise<void> {
  if (!desktop.settings.get().looksForUpdates) return;
  const update = (await desktop.lookForUpdate?.()) ?? null;
  const front = desktop.front();
  if (update !== null && front !== null) tell(front, 'update', update);
}

/** A second instance brings its files here, or just wants to see the program. */
export function welcomeSecondInstances(desktop: Desktop): void {
  app.on('second-instance', (_event, _argv, _workingDirectory, handedOver) => {
    const { success, data } = handedOverSchema.safeParse(handedOver);
    if (success && data.files.length > 0) void openFromOutside(desktop, data.files);
    else if (success && data.isNew) bringToFront(desktop.newDocument());
    else bringToFront(desktop.front() ?? desktop.newDocument());
  });
}

/** Errors that nobody expected end here, once: in the log and in a message to the person. The program goes on. */
export function reportUnhandledErrors({ log, reportCrash }: FaultRecords): void {
  const shown = new Set<string>();
  const report = (error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    // A fault that repeats itself must not fill the screen with messages, nor the disk with reports.
    if (shown.has(text)) return log(text);
    shown.add(text);
    reportCrash(text);
    const what = error instanceof Error ? error.message : String(error);
    dialog.showErrorBox(
      desktopWords.somethingWentWrong,
      `${what}\n\n${desktopWords.saveUnderAnotherName}`,
    );
  };
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    const what = `The ${type} process is gone: ${reason} (${exitCode}).`;
    if (reason === 'crashed' || reason === 'oom') reportCrash(what);
    else if (reason !== 'clean-exit') log(what);
  });
}
