import * as electron from 'electron';
import { app, clipboard, nativeTheme, shell } from 'electron';
import type { ClipboardText, RequestInput, Start } from '../shared/host.ts';
import { failure, success } from '../shared/result.ts';
import type { FileFailure } from '../shared/session/opened-project.ts';
import { clipboardImage } from './clipboard-image.ts';
import { settleClose } from './closing.ts';
import { showInTitleBar, tell, tellWaiting, type Desktop, type WindowDocument } from './desktop.ts';
import { askWhatToOpen } from './dialogs.ts';
import { keepDraft, offerDrafts, restoreDraft } from './drafts.ts';
import { clearRecentFiles } from './menu.ts';
import { endOpening, openFor, reopened, showElsewhere, readOther } from './opening.ts';
import { printPages } from './printing.ts';
import type { Answers, DroppedPath } from './requests.ts';
import { tellOfUpdate } from './startup.ts';
import { keepVersion, listKeptWork, listVersions, openVersion } from './versions.ts';
import { spokenLanguage } from '../shared/words/language.ts';
import { desktopWords } from '../shared/words/desktop.ts';

/** Electron has them since version 44. On an earlier one the program works too, but copies only text. */
const hasClipboardItems = 'ClipboardItem' in electron;

/** What the windows can ask for, and the functions that answer. */
export function createAnswers(desktop: Desktop): Answers {
  const { state, settings } = desktop;
  return {
    start: (document) => start(desktop, document),
    newWindow: async () => void desktop.newDocument(),
    startAfresh: async ({ session }) => session.begin(),
    declineOpened: async (asking, { document }) => showElsewhere(desktop, asking, document),
    openProject: async (document, { target }) => {
      const [path] = await askWhatToOpen(document.window, state.folder('lastFolder'));
      return path === undefined ? success(null) : openFor(desktop, document, path, target);
    },
    readOther: async (document) => {
      const [path] = await askWhatToOpen(document.window, state.folder('lastFolder'));
      return path === undefined ? success(null) : readOther(desktop, path);
    },
    cancelOpening: async ({ readings }) => readings.cancel(),
    openRecent: async (document, { id, target }) => {
      const path = state.recentPath(id);
      return path === null ? goneFromRecent() : openFor(desktop, document, path, target);
    },
    saveProject: ({ session }, input) => session.save(input),
    saveProjectAs: ({ session }, input) => session.saveAs(input),
    lookOutside: ({ session }, { document }) => session.look(document),
    takeOutside: async ({ session }, { document, hash }) => session.take(document, hash),
    keepDraft: (document, input) => keepDraft(desktop, document, input),
    dropDraft: (_document, { document: id }) => desktop.drafts.all.drop(id),
    drafts: (document) => offerDrafts(desktop, document),
    restoreDraft: (document, input) => restoreDraft(desktop, document, input),
    versions: (document, input) => listVersions(desktop, document, input),
    version: (document, input) => openVersion(desktop, document, input),
    keepVersion: (document, input) => keepVersion(desktop, document, input),
    forgetValues: async ({ session }, { document, kept }) => {
      const file = session.fileOf(document);
      if (file) await desktop.versions.forgetValues(file.at, kept);
    },
    keptWork: () => listKeptWork(desktop),
    clearHistory: (_document, { key }) => desktop.versions.clear(key),
    discardDraft: (_document, { id }) => desktop.drafts.all.discard(id),
    forgetDraft: (_document, { id }) => desktop.drafts.all.forget(id),
    takeBackDraft: (_document, { id }) => desktop.drafts.all.takeBack(id),
    exportImage: ({ session }, input) => session.exportImage(input),
    imageOptions: async ({ session }) => session.imageOptions(),
    saveImageOptions: ({ session }, options) => session.saveImageOptions(options),
    exportFile: ({ session }, input) => session.exportFile(input),
    ownLibrary: async () => desktop.ownLibrary.get(),
    saveOwnLibrary: (_document, next) => desktop.ownLibrary.set(next),
    ownMotifs: async () => desktop.ownMotifs.get(),
    saveOwnMotifs: (_document, next) => desktop.ownMotifs.set(next),
    recentFiles: async () => state.recentFiles(),
    clearRecentFiles: () => clearRecentFiles(desktop),
    saveSettings: async (document, next) => {
      nativeTheme.themeSource = next.theme;
      const asksNow = next.looksForUpdates && !settings.get().looksForUpdates;
      const written = settings.set(next);
      for (const other of desktop.documents.all()) {
        if (other !== document) tell(other, 'settings', next);
      }
      desktop.refreshMenu();
      if (asksNow) void tellOfUpdate(desktop);
      await written;
    },
    readClipboard: () => readClipboardText(),
    writeClipboard: (_document, input) => writeClipboardText(input),
    writeClipboardImage: (_document, image) => writeClipboardImage(image),
    printPages: (document, pages) => printPages(document.window.webContents, pages),
    editText: async ({ window }, { command }) => {
      window.webContents[command]();
      return true;
    },
    openWebPage: (_document, { url }) => shell.openExternal(url),
    reportState: async (document, reported) => {
      const { edited, pristine, title, disabled, checked } = reported;
      Object.assign(document, { edited, pristine, title, disabled, checked });
      document.session.show(reported.document);
      showInTitleBar(document);
      desktop.refreshMenu();
    },
    reportShown: (asking, { document }) => endOpening(desktop, asking, document),
    closeWindow: async ({ window }) => window.close(),
    settleClose: async (document, input) => settleClose(document, input),
  };
}

/** Text and formatted text; empty where the clipboard has none. */
async function readClipboardText(): Promise<ClipboardText> {
  if (!hasClipboardItems) return { text: await clipboard.readText(), html: '' };
  const items = await clipboard.read();
  const read = async (type: 'text/plain' | 'text/html') => {
    const item = items.find(({ types }) => types.includes(type));
    const content = await item?.getType(type);
    return content?.text() ?? '';
  };
  return { text: await read('text/plain'), html: await read('text/html') };
}

async function writeClipboardText({ text, html }: RequestInput<'writeClipboard'>): Promise<void> {
  if (html === undefined || !hasClipboardItems) return clipboard.writeText(text);
  return clipboard.write([new electron.ClipboardItem({ 'text/plain': text, 'text/html': html })]);
}

async function writeClipboardImage(image: RequestInput<'writeClipboardImage'>): Promise<boolean> {
  try {
    await clipboard.write([new electron.ClipboardItem(clipboardImage(image, process.platform))]);
    return true;
  } catch {
    // If the system refuses, the page tells the person.
    return false;
  }
}

/** A file dropped on the window. What was dragged from a page or an archive has no path on the disk. */
export function openDropped(desktop: Desktop, document: WindowDocument, dropped: DroppedPath) {
  if (dropped.path === '') {
    const reason = desktopWords.droppedIsNoFile;
    return Promise.resolve(
      failure<FileFailure>({ file: dropped.name, error: { kind: 'system', reason } }),
    );
  }
  return openFor(desktop, document, dropped.path, dropped.target);
}

async function start(desktop: Desktop, document: WindowDocument): Promise<Start> {
  const shown = await firstShown(desktop, document);
  // Sent after this answer, so that the page hears in the right order what it has missed.
  setImmediate(() => tellWaiting(document));
  return {
    version: app.getVersion(),
    platform: platformName(),
    settings: desktop.settings.get(),
    language: spokenLanguage(),
    canLookForUpdates: desktop.lookForUpdate !== null,
    document: document.session.current().id,
    ...shown,
  };
}

/** A page that is loaded again shows its file again. */
async function firstShown(
  desktop: Desktop,
  document: WindowDocument,
): Promise<Pick<Start, 'opened' | 'failure'>> {
  const { opened, failure: failed } = document;
  document.lost = false;
  document.opened = null;
  document.failure = null;
  if (opened !== null || failed !== null || !document.started) return { opened, failure: failed };
  const again = await reopened(desktop, document);
  if (again === null) return { opened: null, failure: null };
  return again.ok ? { opened: again.value, failure: null } : { opened: null, failure: again.error };
}

function platformName(): Start['platform'] {
  if (process.platform === 'darwin') return 'mac';
  return process.platform === 'win32' ? 'windows' : 'linux';
}

function goneFromRecent() {
  return failure<FileFailure>({ file: desktopWords.recentFile, error: { kind: 'missing' } });
}
