import { app } from 'electron';
import { unreachable } from '../shared/result.ts';
import { bringToFront, tell, type Desktop, type WindowDocument } from './desktop.ts';
import { askAboutUnsaved } from './dialogs.ts';
import type { CloseOutcome } from './documents.ts';
import { documentName } from './window-title.ts';

/** Lets no window go with unsaved work before its person has said what shall become of it. */
export function guardUnsavedWork(document: WindowDocument): void {
  const { window } = document;
  window.on('close', (event) => {
    if (document.mayClose || !document.edited) return;
    event.preventDefault();
    void closeIfAgreed(document);
  });
  window.on('closed', () => document.settleSave?.('may-close'));
  // The question is asked here; a page that holds on to itself would do so without a word.
  window.webContents.on('will-prevent-unload', (event) => event.preventDefault());
}

async function closeIfAgreed(document: WindowDocument): Promise<void> {
  if ((await settleUnsaved(document)) === 'may-close') closeForGood(document);
}

/** The page says that its work is saved or may be dropped. */
export function closeDiscarding(document: WindowDocument): void {
  if (document.settleSave === null) closeForGood(document);
  else document.settleSave('may-close');
}

export function closeForGood(document: WindowDocument): void {
  document.mayClose = true;
  if (!document.window.isDestroyed()) document.window.close();
}

/** Quitting asks window by window, and only when all agree does the first one close. */
export function guardQuit(desktop: Desktop): { isQuitting(): boolean } {
  let state: 'running' | 'asking' | 'quitting' = 'running';
  app.on('before-quit', (event) => {
    const isAgreed = desktop.documents.all().every((one) => one.mayClose || !one.edited);
    if (isAgreed) {
      state = 'quitting';
      return;
    }
    event.preventDefault();
    if (state === 'asking') return giveUpWaiting(desktop);
    state = 'asking';
    void quitIfAllAgree(desktop, () => (state = 'running'));
  });
  return { isQuitting: () => state === 'quitting' };
}

async function quitIfAllAgree(desktop: Desktop, doneAsking: () => void): Promise<void> {
  const agreed = await allMayClose(desktop).finally(doneAsking);
  if (agreed) quitLater();
}

/**
 * Electron forgets a quit that it is asked for while it still hears our answer to an earlier one, and promises are
 * settled before it has heard.
 */
export function quitLater(): void {
  setImmediate(() => app.quit());
}

async function allMayClose(desktop: Desktop): Promise<boolean> {
  for (const document of desktop.documents.all()) {
    // One question at a time.
    // eslint-disable-next-line no-await-in-loop
    if ((await settleUnsaved(document)) === 'stays') {
      for (const other of desktop.documents.all()) other.mayClose = false;
      return false;
    }
    document.mayClose = true;
  }
  return true;
}

/** Whoever asks while the question is on screen gets the same answer. */
function settleUnsaved(document: WindowDocument): Promise<CloseOutcome> {
  document.settling ??= askAndSettle(document).finally(() => (document.settling = null));
  return document.settling;
}

async function askAndSettle(document: WindowDocument): Promise<CloseOutcome> {
  if (document.window.isDestroyed() || !document.edited) return 'may-close';
  bringToFront(document);
  const choice = await askAboutUnsaved(document.window, documentName(document));
  switch (choice) {
    case 'save':
      return saveFirst(document);
    case 'discard':
      return 'may-close';
    case 'cancel':
      return 'stays';
    default:
      return unreachable(choice);
  }
}

/** The page saves; that it is done, or that it failed, comes back as a request. */
async function saveFirst(document: WindowDocument): Promise<CloseOutcome> {
  try {
    return await new Promise<CloseOutcome>((resolve) => {
      document.settleSave = resolve;
      tell(document, 'saveThenClose', undefined);
    });
  } finally {
    document.settleSave = null;
  }
}

/** Quitting once more ends the wait for a page that does not save. */
function giveUpWaiting(desktop: Desktop): void {
  for (const document of desktop.documents.all()) document.settleSave?.('stays');
}
