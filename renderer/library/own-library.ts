import { type OwnLibrary, writeOwnLibrary } from '../../shared/library/own-library.ts';
import { showFailure } from '../files/files.ts';
import type { Workbench } from '../editor/workbench.tsx';
import { windowWords } from '../../shared/words/window.ts';

/** Loads what the host keeps into this window: at its start, and when it comes to the front again. */
export async function loadOwnLibrary({ host, workspace }: Workbench): Promise<void> {
  const kept = await host.ownLibrary();
  const { ownLibrary } = workspace.store.getState();
  if (writeOwnLibrary(kept) !== writeOwnLibrary(ownLibrary)) workspace.set({ ownLibrary: kept });
}

/** Changes the present state of what is kept: another window may have changed it since. */
export async function changeOwnLibrary(
  { host, workspace }: Workbench,
  change: (own: OwnLibrary) => OwnLibrary,
): Promise<void> {
  const next = change(await host.ownLibrary());
  const isKept = await host.saveOwnLibrary(next);
  workspace.set({ ownLibrary: next });
  if (!isKept) {
    workspace.toast(windowWords.yourLibraryCould);
  }
}

export async function exportOwnLibrary(workbench: Workbench): Promise<void> {
  const { host, workspace } = workbench;
  const data = new TextEncoder().encode(writeOwnLibrary(workspace.store.getState().ownLibrary));
  const answer = await host.exportFile({
    kind: 'own-library',
    suggestedName: windowWords.myLibrary2,
    data,
  });
  if (!answer.ok) showFailure(workbench, answer.error);
  else if (answer.value) workspace.toast(windowWords.exported(answer.value.name));
}
