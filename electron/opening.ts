import { basename, dirname } from 'node:path';
import { app } from 'electron';
import {
  openedProject,
  type HostFailure,
  type OpenedProject,
  type OpenTarget,
} from '../shared/host.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { toFileError } from '../shared/session/file-errors.ts';
import { readProject } from '../shared/session/project-files.ts';
import { findRealPath } from '../cli/disk/atomic-write.ts';
import { diskFiles } from '../cli/disk/disk-files.ts';
import { bringToFront, tell, type Desktop, type WindowDocument } from './desktop.ts';
import type { OpenFile } from './documents.ts';
import { showInTitleBar } from './title-bar.ts';

interface OpenedFile {
  /** Where the window saves to; none for what came out of an image. */
  readonly file: OpenFile | null;
  readonly path: string;
  readonly opened: OpenedProject;
}

type Opening = Result<OpenedProject | null, HostFailure>;

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
    () => target,
    ({ opened }) => success(opened),
  );
}

/**
 * Opens files that no page asked for: command line, double-click, another instance, the menu. A window that is
 * untouched takes the first; failures are told to the window in front.
 */
export async function openFromOutside(desktop: Desktop, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    // One after the other: the windows then stand in the order of the files.
    // eslint-disable-next-line no-await-in-loop
    const result = await opening(desktop, path, () => reusable(desktop), giveUnasked);
    if (!result.ok) tellFailure(desktop, result.error);
  }
}

/** What a window shows that is loaded again: its file as it is now. */
export async function reopened(
  desktop: Desktop,
  document: WindowDocument,
): Promise<OpenedProject | HostFailure | null> {
  if (document.file === null) return null;
  const result = await read(desktop, document.file.path, document.file.realPath);
  if (!result.ok) return result.error;
  document.file = result.value.file;
  return result.value.opened;
}

/** The window begins a new document; whoever opens its former file may have it. */
export async function letFileGo(desktop: Desktop, document: WindowDocument): Promise<void> {
  Object.assign(document, { file: null, edited: false, pristine: true, title: '', ...noImages });
  showInTitleBar(document);
  await rememberSession(desktop);
}

/**
 * `findTarget` says which existing window is to show the project, asked again when the file has been read: a window
 * that was free may be in use by then. `give` hands it over.
 */
async function opening(
  desktop: Desktop,
  path: string,
  findTarget: () => WindowDocument | null,
  give: (file: OpenedFile, target: WindowDocument) => Opening,
): Promise<Opening> {
  const realPath = await realPathOf(path);
  if (!realPath.ok) return forgetting(desktop, path, realPath.error);
  return desktop.inTurn(realPath.value, async () => {
    const owner = desktop.documents.withFileAt(realPath.value);
    if (owner !== null && owner !== findTarget()) return shownBy(owner);
    const result = await read(desktop, path, realPath.value);
    if (!result.ok) return forgetting(desktop, path, result.error);
    const target = findTarget();
    const isThere = target !== null && !target.window.isDestroyed();
    const shown = isThere ? target : newDocumentWith(desktop, result.value);
    await remember(desktop, shown, result.value);
    return isThere ? give(result.value, target) : success(null);
  });
}

function shownBy(owner: WindowDocument): Opening {
  bringToFront(owner);
  return success(null);
}

function newDocumentWith(desktop: Desktop, file: OpenedFile): WindowDocument {
  const document = desktop.newDocument();
  document.opened = file.opened;
  return document;
}

async function remember(
  desktop: Desktop,
  document: WindowDocument,
  { file, path }: OpenedFile,
): Promise<void> {
  Object.assign(document, { file, pristine: false, edited: false, ...noImages });
  showInTitleBar(document);
  await rememberFile(desktop, path);
}

/** Another document has its own. */
const noImages = { exported: null, imageOptions: null } as const;

/** Among the recent files, for the next dialog, and to be opened again at the next start. */
export async function rememberFile(desktop: Desktop, path: string): Promise<void> {
  app.addRecentDocument(path);
  await desktop.state.addRecent(path);
  await desktop.state.rememberFolder('lastFolder', dirname(path));
  await rememberSession(desktop);
  desktop.refreshMenu();
}

export async function rememberSession(desktop: Desktop): Promise<void> {
  const files = desktop.documents.all().flatMap((one) => (one.file === null ? [] : one.file.path));
  await desktop.state.rememberSession(files);
}

function giveUnasked({ opened }: OpenedFile, target: WindowDocument): Opening {
  if (target.started) tell(target, 'opened', opened);
  else target.opened = opened;
  bringToFront(target);
  return success(null);
}

function tellFailure(desktop: Desktop, error: HostFailure): void {
  const document = desktop.front() ?? desktop.newDocument();
  if (document.started || document.failure !== null) tell(document, 'openFailed', error);
  else document.failure = error;
}

/** A window that is about to show something else is not free. */
function reusable(desktop: Desktop): WindowDocument | null {
  const isFree = (one: WindowDocument) => one.pristine && one.file === null && one.opened === null;
  const front = desktop.front();
  return front !== null && isFree(front) ? front : (desktop.documents.all().find(isFree) ?? null);
}

async function forgetting(desktop: Desktop, path: string, error: HostFailure): Promise<Opening> {
  if (error.error.kind === 'missing') {
    await desktop.state.forgetRecent(path);
    desktop.refreshMenu();
  }
  return failure(error);
}

async function realPathOf(path: string): Promise<Result<string, HostFailure>> {
  try {
    return success(await findRealPath(path));
  } catch (error) {
    return failure({ file: basename(path), error: toFileError(error) });
  }
}

async function read(
  desktop: Desktop,
  path: string,
  realPath: string,
): Promise<Result<OpenedFile, HostFailure>> {
  const name = basename(path);
  const result = await readProject(diskFiles, realPath, desktop.formats);
  if (!result.ok) return failure({ file: name, error: result.error });
  const { fromImage, hash, format } = result.value;
  const file = fromImage ? null : { path, realPath, hash, format };
  return success({ file, path, opened: openedProject(name, result.value) });
}
