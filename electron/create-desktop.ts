import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { app, type BrowserWindow } from 'electron';
import { defaultSettings, settingsSchema } from '../shared/settings.ts';
import { createDocumentSession } from '../shared/session/document-session.ts';
import { createTurns } from '../shared/session/in-turn.ts';
import { speakBest } from '../shared/words/translations.ts';
import { createAppState } from './app-state.ts';
import { guardQuit, guardUnsavedWork, offerReloadWhenLost, quitLater } from './closing.ts';
import { createDesktopStore } from './desktop-store.ts';
import {
  showInTitleBar,
  tell,
  type Desktop,
  type WindowDocument,
  createDocuments,
  type Documents,
} from './desktop.ts';
import { createDesktopDrafts } from './drafts.ts';
import { createFileWatch } from './file-watch.ts';
import { createMainFormatWork } from './format-work.ts';
import type { FaultRecords } from './crash-report.ts';
import type { Log } from './log.ts';
import { createMenu, offerTextMenu } from './menu.ts';
import { showRescuePage } from './rescue.ts';
import {
  createStoredOwnLibrary,
  createStoredOwnMotifs,
  createStoredValue,
} from './stored-values.ts';
import { createDesktopVersions } from './versions.ts';
import { createWindowMaker } from './window.ts';

interface Around {
  /** What windows show. */
  readonly pageUrl: string;
  readonly faults: FaultRecords;
  readonly lookForUpdate: Desktop['lookForUpdate'];
  /** Shows the person the log and the reports of crashes. */
  readonly showLog: () => void;
}

/** Puts the parts of the main process together. */
export async function createDesktop(around: Around): Promise<Desktop> {
  const { pageUrl, faults, showLog, lookForUpdate } = around;
  const { log } = faults;
  const folder = app.getPath('userData');
  const settingsFile = join(folder, 'settings.json');
  const documents = createDocuments<BrowserWindow>();
  const front = trackFront(documents);
  const formats = createMainFormatWork();
  const makeWindow = createWindowMaker(pageUrl);
  const settings = await createStoredValue(settingsFile, settingsSchema, defaultSettings, log);
  const { language } = settings.get();
  await speakBest(language === 'system' ? app.getPreferredSystemLanguages() : [language]);
  const desktop: Desktop = {
    documents,
    front,
    state: await createAppState(folder, log),
    settings,
    ownLibrary: await createStoredOwnLibrary(join(folder, 'own-library.json'), log),
    ownMotifs: await createStoredOwnMotifs(join(folder, 'own-motifs.json'), log),
    inTurn: createTurns(),
    formats,
    fileWatch: createFileWatch((document) =>
      tell(document, 'fileTouched', { document: document.session.current().id }),
    ),
    versions: createDesktopVersions(join(folder, 'history'), { formats, settings }, log),
    drafts: createDesktopDrafts(join(folder, 'drafts'), { documents, formats }, log),
    newDocument: () => {
      const window = makeWindow(front()?.window ?? null);
      const document = documents.add(window, (one) => createSession(desktop, one));
      lookAfter(desktop, document, { quit, pageUrl }, faults);
      document.readings.listen((reading) => tell(document, 'opening', reading));
      return document;
    },
    lookForUpdate,
    refreshMenu: () => refreshMenu(),
  };
  const quit = guardQuit(desktop);
  endWhenWritten(desktop);
  // What has become too old while the program did not run.
  void desktop.versions.prune();
  const refreshMenu = createMenu(desktop, showLog);
  refreshMenu();
  return desktop;
}

function createSession(desktop: Desktop, document: WindowDocument): WindowDocument['session'] {
  return createDocumentSession({
    store: createDesktopStore(desktop, document),
    formats: desktop.formats,
    versions: desktop.versions,
    newId: randomUUID,
    onChange: () => {
      desktop.fileWatch.follow(document, document.session.current().file?.realPath ?? null);
      showInTitleBar(document);
      rememberSession(desktop);
    },
  });
}

/** The files that are open now, to be opened again at the next start. */
function rememberSession({ documents, state }: Desktop): void {
  const files = documents.all().flatMap(({ session }) => session.current().file?.path ?? []);
  void state.rememberSession(files);
}

/** Milliseconds that writing the program's own small files may take before the program ends without waiting. */
const writingLimit = 5_000;

/** Recent changes, such as the theme or the width of a panel, are written before the program ends. */
function endWhenWritten({ state, settings, drafts, versions }: Desktop): void {
  let isWritten = false;
  app.on('will-quit', (event) => {
    if (isWritten) return;
    event.preventDefault();
    void write();
  });
  async function write(): Promise<void> {
    void state.endAllOpening();
    const written = Promise.all([
      state.written(),
      settings.written(),
      drafts.all.settled(),
      versions.settled(),
    ]);
    await Promise.race([written, setTimeout(writingLimit)]);
    isWritten = true;
    quitLater();
  }
}

/** The window in front, or the last one that was: while a menu or dialog is open, no window may have the focus. */
function trackFront(documents: Documents<BrowserWindow>): () => WindowDocument | null {
  let last: BrowserWindow | null = null;
  app.on('browser-window-focus', (_event, window) => (last = window));
  return () => {
    const all = documents.all();
    const focused = all.find((one) => one.window.isFocused());
    return focused ?? all.find((one) => one.window === last) ?? all.at(-1) ?? null;
  };
}

function lookAfter(
  desktop: Desktop,
  document: WindowDocument,
  { quit, pageUrl }: { readonly quit: { isQuitting(): boolean }; readonly pageUrl: string },
  faults: FaultRecords,
): void {
  showInTitleBar(document);
  guardUnsavedWork(document);
  offerReloadWhenLost(document, () => showRescuePage(desktop, document, pageUrl), faults);
  offerTextMenu(document);
  followWindow(desktop, document);
  document.window.on('closed', () => {
    desktop.documents.remove(document);
    desktop.fileWatch.follow(document, null);
    forgetDraft(desktop, document, faults.log);
    desktop.refreshMenu();
    // If closing the last window ends the program, the person expects its file at the next start.
    const endsHere = desktop.documents.all().length === 0 && process.platform !== 'darwin';
    if (!quit.isQuitting() && !endsHere) rememberSession(desktop);
  });
}

/**
 * A window closes when its work is saved or its person has agreed. The end of a system session may do without either.
 */
function forgetDraft({ drafts }: Desktop, document: WindowDocument, log: Log): void {
  const { lost, mayClose, edited, session } = document;
  if (lost || (edited && !mayClose)) return;
  drafts.all.drop(session.current().id).catch((error: unknown) => log(String(error)));
}

/** The menu marks and greys its entries by the window in front, and by what covers that window. */
function followWindow(desktop: Desktop, document: WindowDocument): void {
  const { window } = document;
  const refresh = () => desktop.refreshMenu();
  window.on('focus', refresh);
  window.on('enter-full-screen', refresh);
  window.on('leave-full-screen', refresh);
  // Only on macOS can the menu be used while a dialog of the system covers the window.
  window.on('sheet-begin', () => {
    document.covered = true;
    refresh();
  });
  window.on('sheet-end', () => {
    document.covered = false;
    refresh();
  });
}
