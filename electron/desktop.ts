import type { BrowserWindow } from 'electron';
import type { FormatWork } from '../shared/open/format-work.ts';
import type { EventName, Events } from '../shared/host.ts';
import type { Settings } from '../shared/settings.ts';
import type { Drafts } from '../shared/session/drafts.ts';
import type { InTurn } from '../shared/session/in-turn.ts';
import type { Versions } from '../shared/session/versions.ts';
import type { AppState } from './app-state.ts';
import {
  documentName,
  windowTitle,
  type Documents,
  type DesktopFile,
  type OpenDocument,
} from './documents.ts';
import type { StoredOwnLibrary, StoredValue } from './stored-values.ts';

/** A window of ours with its document. */
export type WindowDocument = OpenDocument<BrowserWindow>;

/** What the parts of the main process share. */
export interface Desktop {
  readonly documents: Documents<BrowserWindow>;
  readonly state: AppState;
  readonly settings: StoredValue<Settings>;
  readonly ownLibrary: StoredOwnLibrary;
  /** By the real path of a file. */
  readonly inTurn: InTurn<string>;
  readonly formats: FormatWork;
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
}

/** Tells a window something without being asked. A window that is starting hears it when it is ready. */
export function tell<Name extends EventName>(
  document: WindowDocument,
  name: Name,
  detail: Events[Name],
): void {
  if (document.window.isDestroyed()) return;
  if (document.started) document.window.webContents.send(name, detail);
  // Name and detail come from one call and belong together; the compiler cannot see this through the type parameter.
  else document.waiting.push({ name, detail } as WindowDocument['waiting'][number]);
}

/** The window is ready: sends it the events that it has missed. */
export function tellWaiting(document: WindowDocument): void {
  document.started = true;
  if (document.window.isDestroyed()) return;
  for (const event of document.waiting.splice(0)) {
    document.window.webContents.send(event.name, event.detail);
  }
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
