import { dialog } from 'electron';
import { closeForGood } from './closing.ts';
import type { WindowDocument } from './desktop.ts';
import type { Log } from './log.ts';
import { documentName } from './window-title.ts';

/** A page whose process died shows nothing and hears nothing: offers to load it again, with its file. */
export function offerReloadWhenLost(document: WindowDocument, log: Log): void {
  document.window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log(`The page of a window is gone: ${reason} (${exitCode}).`);
    document.edited = false;
    document.settleSave?.('stays');
    if (reason !== 'clean-exit') void offerReload(document);
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
