import type { BrowserWindow } from 'electron';
import { basename } from 'node:path';
import { textOf } from '../shared/project/checked-text.ts';
import type { FormatWork } from '../shared/open/format-work.ts';
import type { EventName, Events, Update } from '../shared/host.ts';
import type { Settings } from '../shared/settings.ts';
import type { Drafts } from '../shared/session/drafts.ts';
import type { InTurn } from '../shared/session/in-turn.ts';
import type { Versions } from '../shared/session/versions.ts';
import type { CommandId } from '../shared/commands.ts';
import type { DocumentSession } from '../shared/session/document-session.ts';
import { createDraftText, type DraftText } from '../shared/session/draft-text.ts';
import { oneLine } from '../shared/session/file-names.ts';
import type { FileFailure, OpenedProject } from '../shared/session/opened-project.ts';
import { createReadings, type Readings } from '../shared/session/readings.ts';
import type { AppState } from './app-state.ts';
import type { FileWatch } from './file-watch.ts';
import type { OwnMotifs } from '../shared/edit/kept-motifs.ts';
import type { StoredOwn, StoredOwnLibrary, StoredValue } from './stored-values.ts';

/** A window of ours with its document. */
export type WindowDocument = OpenDocument<BrowserWindow>;

/** What the parts of the main process share. */
export interface Desktop {
  readonly documents: Documents<BrowserWindow>;
  readonly state: AppState;
  readonly settings: StoredValue<Settings>;
  readonly ownLibrary: StoredOwnLibrary;
  readonly ownMotifs: StoredOwn<OwnMotifs>;
  /** By the real path of a file. */
  readonly inTurn: InTurn<string>;
  readonly formats: FormatWork;
  /** Follows the file of each window. */
  readonly fileWatch: FileWatch<WindowDocument>;
  readonly drafts: {
    readonly all: Drafts<DesktopFile>;
    /** The window that each draft is offered in. */
    readonly offeredIn: Map<string, WindowDocument>;
  };
  readonly versions: Versions<DesktopFile>;
  /** The window that the person works in; `null` if there is none. */
  front(): WindowDocument | null;
  /** Shows a new window. */
  newDocument(): WindowDocument;
  /** Called when the recent files have changed, or when another window or another state is in front. */
  refreshMenu(): void;
  /** Asks the feed for a later version; `null` where the package names no feed. */
  readonly lookForUpdate: (() => Promise<Update | null>) | null;
}

/** Tells a window something without being asked. A window that is starting hears it when it is ready. */
export function tell<Name extends EventName>(
  document: WindowDocument,
  name: Name,
  detail: Events[Name],
): void {
  if (document.window.isDestroyed()) return;
  if (document.started) document.window.webContents.send(name, asSent(detail));
  // Name and detail come from one call and belong together; the compiler cannot see this through the type parameter.
  else document.waiting.push({ name, detail } as WindowDocument['waiting'][number]);
}

/** The window is ready: sends it the events that it has missed. */
export function tellWaiting(document: WindowDocument): void {
  document.started = true;
  if (document.window.isDestroyed()) return;
  for (const event of document.waiting.splice(0)) {
    document.window.webContents.send(event.name, asSent(event.detail));
  }
}

/** Of an opened project the text. */
function asSent(detail: Events[EventName]): unknown {
  const opened = typeof detail === 'object' && detail !== null && 'project' in detail;
  return opened ? { ...detail, project: { projectText: textOf(detail.project) } } : detail;
}

export function bringToFront(document: WindowDocument): void {
  if (document.window.isMinimized()) document.window.restore();
  document.window.show();
  document.window.focus();
}

/** What a dialog calls the document of a window. */
export function nameOf({ session, title }: WindowDocument): string {
  return documentName({ file: session.current().file, title });
}

/** Says in the window's frame which document it holds and whether it is saved, as the platform does. */
export function showInTitleBar({ window, session, title, edited }: WindowDocument): void {
  if (window.isDestroyed()) return;
  const { file } = session.current();
  window.setTitle(windowTitle({ file, title, edited }, process.platform));
  if (process.platform !== 'darwin') return;
  window.setDocumentEdited(edited);
  window.setRepresentedFilename(file?.path ?? '');
}

/** A file on the disk. */
export interface DesktopFile {
  readonly path: string;
  /** Its path without links: the same for every way to name the file. */
  readonly realPath: string;
}

/** A window and its document, as far as the main process needs to know them. */
interface OpenDocument<Window> {
  readonly window: Window;
  readonly session: DocumentSession<DesktopFile>;
  /** The document's text as the window last sent it for a draft. */
  readonly draftText: DraftText;
  /** There is work that the file does not contain. */
  edited: boolean;
  /** Untouched and without a file: an opened project may replace it. */
  pristine: boolean;
  title: string;
  disabled: readonly CommandId[];
  /** The commands that are on, of those that switch or choose something. */
  checked: readonly CommandId[];
  /** A dialog of the system's lies over the window. */
  covered: boolean;
  /** Files that are being read for it. */
  readonly readings: Readings;
  /** What the window shows first; taken when it asks. */
  opened: OpenedProject | null;
  failure: FileFailure | null;
  /** The window has asked for its start and is ready; before that, events wait. */
  started: boolean;
  readonly waiting: WaitingEvent[];
  /** The person was asked about unsaved work and agreed to lose it. */
  mayClose: boolean;
  /** Its page has died: closing the window tells nothing about the work in it. */
  lost: boolean;
  /** The question about unsaved work, while it is open, and the save that it led to. */
  settling: Promise<CloseOutcome> | null;
  /** The wait for a save that was asked for on closing. */
  closing: { readonly round: number; readonly end: (outcome: CloseOutcome) => void } | null;
}

export type CloseOutcome = 'saved' | 'discard' | 'stays';

type WaitingEvent = {
  [Name in EventName]: { readonly name: Name; readonly detail: Events[Name] };
}[EventName];

type MakeSession<Window> = (document: OpenDocument<Window>) => DocumentSession<DesktopFile>;

export interface Documents<Window> {
  all(): readonly OpenDocument<Window>[];
  add(window: Window, makeSession: MakeSession<Window>): OpenDocument<Window>;
  remove(document: OpenDocument<Window>): void;
  of(window: Window): OpenDocument<Window> | null;
  /** The window that has this file open, or is about to: each file has one writer. */
  withFileAt(realPath: string): OpenDocument<Window> | null;
}

export function createDocuments<Window>(): Documents<Window> {
  const documents: OpenDocument<Window>[] = [];
  return {
    all: () => [...documents],
    add: (window, makeSession) => {
      const document = newDocument(window, makeSession);
      documents.push(document);
      return document;
    },
    remove: (document) => {
      const index = documents.indexOf(document);
      if (index >= 0) documents.splice(index, 1);
    },
    of: (window) => documents.find((one) => one.window === window) ?? null,
    withFileAt: (realPath) =>
      documents.find(({ session }) => session.holds((file) => file.realPath === realPath)) ?? null,
  };
}

function newDocument<Window>(
  window: Window,
  makeSession: MakeSession<Window>,
): OpenDocument<Window> {
  const document: OpenDocument<Window> = {
    window,
    get session() {
      return session;
    },
    draftText: createDraftText(),
    edited: false,
    pristine: true,
    title: '',
    disabled: [],
    checked: [],
    covered: false,
    readings: createReadings(() => new AbortController()),
    opened: null,
    failure: null,
    started: false,
    waiting: [],
    mayClose: false,
    lost: false,
    settling: null,
    closing: null,
  };
  const session = makeSession(document);
  return document;
}

/** UTF-16 code units; a title bar shows no more. */
const longestTitle = 200;

interface Titled {
  readonly file: { readonly path: string } | null;
  readonly title: string;
}

/** What a dialog or a menu calls the document. */
export function documentName({ file, title }: Titled): string {
  const name = file === null ? title : basename(file.path);
  return oneLine(name.slice(0, longestTitle)) || 'Untitled';
}

/** macOS marks an edited document in the close button and names the program in the menu bar. */
export function windowTitle(
  document: Titled & { readonly edited: boolean },
  platform: NodeJS.Platform,
): string {
  const name = documentName(document);
  if (platform === 'darwin') return name;
  return `${document.edited ? '● ' : ''}${name} — Neuromatrix`;
}
