import { app, dialog } from 'electron';
import type { RequestInput } from '../shared/host.ts';
import { unreachable } from '../shared/result.ts';
import {
  bringToFront,
  nameOf,
  tell,
  type Desktop,
  type WindowDocument,
  type CloseOutcome,
} from './desktop.ts';
import { askAboutUnsaved } from './dialogs.ts';
import { watchForHanging } from './hung-page.ts';
import type { FaultRecords } from './crash-report.ts';
import { createCrashCounter } from './rescue-page.ts';
import { desktopWords } from '../shared/words/desktop.ts';

/** Closes no window with unsaved work before the person has decided about it. */
export function guardUnsavedWork(document: WindowDocument): void {
  const { window } = document;
  let isSystemEnding = false;
  // Windows ends the program after this whatever it does. Its work is in drafts, and a question would only hold up.
  window.on('session-end', () => (isSystemEnding = true));
  window.on('close', (event) => {
    if (document.mayClose || !document.edited || isSystemEnding) return;
    event.preventDefault();
    void closeIfAgreed(document);
  });
  window.on('closed', () => document.closing?.end('stays'));
  // The question is asked here. A page that prevents its own closing would do so without a message.
  window.webContents.on('will-prevent-unload', (event) => event.preventDefault());
}

/** Closing again, while a save takes long, asks again. */
async function closeIfAgreed(document: WindowDocument): Promise<void> {
  if (document.closing !== null) {
    document.closing.end('stays');
    await document.settling;
  }
  const outcome = await settleUnsaved(document);
  if (outcome === 'stays') return;
  // Work that was done after the save is asked about again.
  document.mayClose = outcome === 'discard';
  if (!document.window.isDestroyed()) document.window.close();
}

/** The page has saved all that was edited, or could not. Answers to an earlier question no longer count. */
export function settleClose(
  { closing }: WindowDocument,
  { round, saved }: RequestInput<'settleClose'>,
): void {
  if (closing?.round === round) closing.end(saved ? 'saved' : 'stays');
}

/** Quitting asks window by window. The first window closes only when all have agreed. */
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
 * Electron forgets a quit that is asked for while it still hears our answer to an earlier one. Promises resolve before
 * it has heard.
 */
export function quitLater(): void {
  setImmediate(() => app.quit());
}

async function allMayClose(desktop: Desktop): Promise<boolean> {
  for (const document of desktop.documents.all()) {
    // One question at a time.
    // eslint-disable-next-line no-await-in-loop
    const outcome = await settleUnsaved(document);
    if (outcome === 'stays') {
      for (const other of desktop.documents.all()) other.mayClose = false;
      return false;
    }
    // If a window was saved and is edited again while another one asks, it is asked about again.
    document.mayClose = outcome === 'discard';
  }
  return true;
}

/** Everyone who asks while the question is on the screen gets the same answer. */
function settleUnsaved(document: WindowDocument): Promise<CloseOutcome> {
  document.settling ??= askAndSettle(document).finally(() => (document.settling = null));
  return document.settling;
}

async function askAndSettle(document: WindowDocument): Promise<CloseOutcome> {
  if (document.window.isDestroyed() || !document.edited) return 'saved';
  bringToFront(document);
  const choice = await askAboutUnsaved(document.window, nameOf(document));
  switch (choice) {
    case 'save':
      return saveFirst(document);
    case 'discard':
      return 'discard';
    case 'cancel':
      return 'stays';
    default:
      return unreachable(choice);
  }
}

let rounds = 0;

/** Lets the page save. The page reports success or failure by a request. */
async function saveFirst(document: WindowDocument): Promise<CloseOutcome> {
  rounds += 1;
  const round = rounds;
  try {
    return await new Promise<CloseOutcome>((end) => {
      document.closing = { round, end };
      tell(document, 'saveThenClose', { round });
    });
  } finally {
    document.closing = null;
  }
}

/** Quitting once more ends the wait for a page that does not save. */
function giveUpWaiting(desktop: Desktop): void {
  for (const document of desktop.documents.all()) document.closing?.end('stays');
}

/**
 * A page whose process died shows nothing and gets no events: offers to load it again, with its file. `rescue` comes when
 * that did not help.
 */
export function offerReloadWhenLost(
  document: WindowDocument,
  rescue: () => Promise<void>,
  { log, reportCrash }: FaultRecords,
): void {
  const { window } = document;
  const hung = watchForHanging(document, log);
  const isTooOften = createCrashCounter(Date.now);
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    const what = `The page of a window is gone: ${reason} (${exitCode}).`;
    if (reason === 'clean-exit') log(what);
    else reportCrash(what);
    document.edited = false;
    document.lost = true;
    document.closing?.end('stays');
    if (window.isDestroyed()) return;
    if (isTooOften()) void rescue();
    else if (hung.wasStopped()) window.webContents.reload();
    else if (reason !== 'clean-exit') void offerReload(document);
  });
}

async function offerReload(document: WindowDocument): Promise<void> {
  const answer = await dialog.showMessageBox(document.window, {
    type: 'error',
    message: desktopWords.windowStopped(nameOf(document)),
    detail: desktopWords.loadingAgainOffersWork,
    buttons: [desktopWords.loadAgain, desktopWords.closeWindow],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (document.window.isDestroyed()) return;
  if (answer.response === 0) document.window.webContents.reload();
  else {
    document.mayClose = true;
    document.window.close();
  }
}
