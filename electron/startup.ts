import { app } from 'electron';
import { z } from 'zod';
import { bringToFront, type Desktop } from './desktop.ts';
import { openFromOutside } from './opening.ts';
import { filesOnCommandLine } from './open-files.ts';
import { NEW_WINDOW_SWITCH } from './system-menus.ts';

/** What a second instance hands to the first: its files, resolved against its own working directory. */
const handedOverSchema = z.object({ files: z.array(z.string()), isNew: z.boolean().catch(false) });

/** Files that the system wants opened. macOS may name them before the program is ready, so they wait here. */
export interface RequestedFiles {
  /** Those so far; from now on `open` gets them. */
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

/** `false`: another instance runs, and has been given our files. */
export function isFirstInstance(): boolean {
  const files = filesOnCommandLine(process.argv, process.cwd(), app.isPackaged);
  return app.requestSingleInstanceLock({ files, isNew: asksForNew() });
}

function asksForNew(): boolean {
  return process.argv.includes(NEW_WINDOW_SWITCH);
}

/** Opens what was asked for, or what was open last, or an empty window. */
export async function openFirstWindows(desktop: Desktop, requested: RequestedFiles): Promise<void> {
  const files = requested.take((path) => void openFromOutside(desktop, [path]));
  const asked = files.length > 0 || asksForNew() ? files : desktop.state.session();
  await openFromOutside(desktop, asked);
  if (desktop.documents.all().length === 0) desktop.newDocument();
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
