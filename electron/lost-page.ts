import { dialog } from 'electron';
import { closeForGood } from './closing.ts';
import type { WindowDocument } from './desktop.ts';
import type { Log } from './log.ts';
import { documentName } from './window-title.ts';

/** A page whose process died shows nothing and hears nothing: offers to load it again, with its file. */
export function offerReloadWhenLost(document: WindowDocument, log: Log): void {
  const { window } = document;
  const hung = watchForHanging(document, log);
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log(`The page of a window is gone: ${reason} (${exitCode}).`);
    document.edited = false;
    document.settleSave?.('stays');
    if (window.isDestroyed()) return;
    if (hung.wasStopped()) window.webContents.reload();
    else if (reason !== 'clean-exit') void offerReload(document);
  });
}

async function offerReload(document: WindowDocument): Promise<void> {
  const answer = await dialog.showMessageBox(document.window, {
    type: 'error',
    message: `The window of “${documentName(document)}” has stopped working.`,
    detail: 'Load it again to go on from the file as it was last saved.',
    buttons: ['Load Again', 'Close Window'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (document.window.isDestroyed()) return;
  if (answer.response === 0) document.window.webContents.reload();
  else closeForGood(document);
}

/** A page that does not answer may be at long work, or may never answer again: its person decides, unless it answers first. */
function watchForHanging(document: WindowDocument, log: Log): { wasStopped(): boolean } {
  const { window } = document;
  let question: AbortController | null = null;
  let isStopped = false;
  const endQuestion = () => question?.abort();
  const ask = async () => {
    const asking = new AbortController();
    question = asking;
    const isToStop = await askWhetherToStop(document, asking.signal);
    question = null;
    if (!isToStop || asking.signal.aborted || window.isDestroyed()) return;
    isStopped = true;
    window.webContents.forcefullyCrashRenderer();
  };
  window.on('unresponsive', () => {
    if (question !== null) return;
    log('The page of a window does not answer.');
    void ask();
  });
  window.on('responsive', endQuestion);
  window.on('closed', endQuestion);
  window.webContents.on('render-process-gone', endQuestion);
  return {
    /** Once for each time. */
    wasStopped: () => {
      const was = isStopped;
      isStopped = false;
      return was;
    },
  };
}

async function askWhetherToStop(document: WindowDocument, signal: AbortSignal): Promise<boolean> {
  const loss = document.edited ? ' What is not saved would be lost.' : '';
  const answer = await dialog.showMessageBox(document.window, {
    type: 'warning',
    message: `The window of “${documentName(document)}” does not answer.`,
    detail: `It may be busy with something large. You can wait for it, or load it again.${loss}`,
    buttons: ['Wait', 'Load Again'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal,
  });
  return answer.response === 1;
}
