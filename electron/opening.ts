import { basename } from 'node:path';
import { diskFiles } from '../cli/disk/disk-files.ts';
import type { OpenTarget, OtherProject } from '../shared/host.ts';
import { failure, success, type Result } from '../shared/result.ts';
import {
  isSavedIn,
  type FileFailure,
  type OpenedProject,
} from '../shared/session/opened-project.ts';
import { readProject, type ReadProject } from '../shared/session/file-store.ts';
import type { WorkWatch } from '../shared/worker/worker-client.ts';
import { rememberFile, toDesktopFile } from './desktop-store.ts';
import {
  bringToFront,
  tell,
  type Desktop,
  type WindowDocument,
  type DesktopFile,
} from './desktop.ts';

type Opening = Result<OpenedProject | null, FileFailure>;

/**
 * Opens a file for the window that asks: answers the project if it is to show it itself, `null` if another window
 * shows it. Nothing changes anywhere if the file cannot be read.
 */
export async function openFor(
  desktop: Desktop,
  asking: WindowDocument,
  path: string,
  openIn: OpenTarget,
): Promise<Opening> {
  const target = openIn === 'here' ? asking : null;
  return opening(
    desktop,
    path,
    () => asking,
    () => target,
    success,
  );
}

/**
 * Opens files that no page asked for: command line, double-click, another instance, the menu. An untouched window takes
 * the first one. The window in front shows failures.
 */
export async function openFromOutside(desktop: Desktop, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    // One after the other: the windows then stand in the order of the files.
    // eslint-disable-next-line no-await-in-loop
    const result = await opening(
      desktop,
      path,
      () => reusable(desktop) ?? desktop.front(),
      () => reusable(desktop),
      giveUnasked,
    );
    if (!result.ok) tellFailure(desktop, result.error);
  }
}

/** Opens what was open last, but for files that ended the program while they were opened; says so. */
export async function openLastSession(desktop: Desktop): Promise<void> {
  const { state } = desktop;
  const unfinished = new Set(state.unfinished());
  const last = state.session();
  await state.endAllOpening();
  await openFromOutside(
    desktop,
    last.filter((path) => !unfinished.has(path)),
  );
  for (const path of last.filter((one) => unfinished.has(one))) {
    tellFailure(desktop, { file: basename(path), error: { kind: 'not-reopened' } });
  }
}

/** A window has drawn its document: opening its file did no harm. */
export async function endOpening(
  { state }: Desktop,
  { session }: WindowDocument,
  document: string,
): Promise<void> {
  const file = session.fileOf(document);
  if (file) await state.endOpening(file.at.path);
}

/** Reads a file for a window that does not open it. */
export async function readOther(
  desktop: Desktop,
  path: string,
): Promise<Result<OtherProject, FileFailure>> {
  const read = await readFrom(desktop, await toDesktopFile(path));
  return read.ok ? success({ name: basename(path), project: read.value.project }) : read;
}

/** What a window shows when it is loaded again: its file in its present state. `null`: a new document. */
export async function reopened(
  desktop: Desktop,
  { session }: WindowDocument,
): Promise<Result<OpenedProject, FileFailure> | null> {
  const { file } = session.current();
  const read = file === null ? null : await readFrom(desktop, file);
  if (file === null || read === null || !read.ok) {
    session.show(session.begin());
    return read === null || read.ok ? null : read;
  }
  const opened = session.offer(file, read.value);
  session.show(opened.document);
  return success(opened);
}

/** The window contains work by now and does not show what it was given; another window does. */
export function showElsewhere(desktop: Desktop, { session }: WindowDocument, id: string): void {
  const withdrawn = session.withdraw(id);
  if (withdrawn !== null) showInNewWindow(desktop, withdrawn.file, withdrawn.read);
}

/**
 * `findWatcher` says which window shows the progress, if there is one. `findTarget` says which existing window is to show the project, asked again when the file has been read: a window
 * that was free may be in use by then. `give` hands it over.
 */
async function opening(
  desktop: Desktop,
  path: string,
  findWatcher: () => WindowDocument | null,
  findTarget: () => WindowDocument | null,
  give: (opened: OpenedProject, target: WindowDocument) => Opening,
): Promise<Opening> {
  const file = await toDesktopFile(path);
  return desktop.inTurn(file.realPath, async () => {
    const owner = desktop.documents.withFileAt(file.realPath);
    if (owner !== null && owner !== findTarget()) return shownBy(owner);
    await desktop.state.beginOpening(path);
    const read = await readWatched(desktop, file, findWatcher);
    // What is not saved in is not the document's file, so no window reports that it shows it.
    if (!read.ok || !isSavedIn(read.value)) await desktop.state.endOpening(path);
    if (!read.ok && read.error.error.kind === 'cancelled') return success(null);
    if (!read.ok) return forgetting(desktop, path, read.error);
    const target = findTarget();
    const answer =
      target === null || target.window.isDestroyed()
        ? showInNewWindow(desktop, file, read.value)
        : give(offerTo(target, file, read.value), target);
    await rememberFile(desktop, path);
    return answer;
  });
}

function shownBy(owner: WindowDocument): Opening {
  bringToFront(owner);
  return success(null);
}

function showInNewWindow(desktop: Desktop, file: DesktopFile, read: ReadProject): Opening {
  const document = desktop.newDocument();
  document.opened = offerTo(document, file, read);
  document.session.show(document.opened.document);
  return success(null);
}

/** A window that is about to show something else is not free. */
function offerTo(target: WindowDocument, file: DesktopFile, read: ReadProject): OpenedProject {
  target.pristine = false;
  return target.session.offer(file, read);
}

function giveUnasked(opened: OpenedProject, target: WindowDocument): Opening {
  if (target.started) tell(target, 'opened', opened);
  else {
    target.opened = opened;
    target.session.show(opened.document);
  }
  bringToFront(target);
  return success(null);
}

function tellFailure(desktop: Desktop, error: FileFailure): void {
  const document = desktop.front() ?? desktop.newDocument();
  if (document.started || document.failure !== null) tell(document, 'openFailed', error);
  else document.failure = error;
}

function reusable(desktop: Desktop): WindowDocument | null {
  const isFree = ({ pristine, session, opened }: WindowDocument) =>
    pristine && session.current().file === null && opened === null;
  const front = desktop.front();
  return front !== null && isFree(front) ? front : (desktop.documents.all().find(isFree) ?? null);
}

async function forgetting(desktop: Desktop, path: string, error: FileFailure): Promise<Opening> {
  if (error.error.kind === 'missing') {
    await desktop.state.forgetRecent(path);
    desktop.refreshMenu();
  }
  return failure(error);
}

/** Milliseconds after which a person who has no window yet gets one, which shows how far it is. */
const patience = 500;

/** Reads a file while a window shows how far that is and can end it. */
async function readWatched(
  desktop: Desktop,
  file: DesktopFile,
  findWatcher: () => WindowDocument | null,
): Promise<Result<ReadProject, FileFailure>> {
  const cancelling = new AbortController();
  let show: WorkWatch['onProgress'];
  const { signal } = cancelling;
  const read = readFrom(desktop, file, { signal, onProgress: (share) => show?.(share) });
  const reading = Promise.race([read, cancelled(file, signal)]);
  const watchIn = ({ readings }: WindowDocument) =>
    readings.run(basename(file.path), (watch) => {
      watch.signal?.addEventListener('abort', () => cancelling.abort());
      show = watch.onProgress;
      return reading;
    });
  const watcher = findWatcher();
  if (watcher !== null) return watchIn(watcher);
  const late = setTimeout(() => void watchIn(desktop.front() ?? desktop.newDocument()), patience);
  return reading.finally(() => clearTimeout(late));
}

/** Does not wait for the disk: it may be one on a network that is gone. */
function cancelled(
  { path }: DesktopFile,
  signal: AbortSignal,
): Promise<Result<never, FileFailure>> {
  return new Promise((resolve) => {
    const end = () => resolve(failure({ file: basename(path), error: { kind: 'cancelled' } }));
    signal.addEventListener('abort', end);
  });
}

async function readFrom(
  desktop: Desktop,
  { path, realPath }: DesktopFile,
  watch?: WorkWatch,
): Promise<Result<ReadProject, FileFailure>> {
  const read = await readProject(diskFiles, realPath, desktop.formats, watch);
  return read.ok ? read : failure({ file: basename(path), error: read.error });
}
