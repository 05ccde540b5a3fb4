import type { WindowDocument } from './desktop.ts';
import { windowTitle } from './window-title.ts';

/** Says in the window's frame which document it holds and whether it is saved, as the platform does. */
export function showInTitleBar(document: WindowDocument): void {
  const { window } = document;
  if (window.isDestroyed()) return;
  window.setTitle(windowTitle(document, process.platform));
  if (process.platform !== 'darwin') return;
  window.setDocumentEdited(document.edited);
  window.setRepresentedFilename(document.file?.path ?? '');
}
