import { changeElements } from '../../shared/edit/edit.ts';
import { addToOwnLibrary } from '../../shared/library/own-entries.ts';
import {
  mergeLibraries,
  type OwnLibrary,
  writeOwnLibrary,
} from '../../shared/library/own-library.ts';
import { showFailure } from '../files/files.ts';
import { loadLibrary } from '../editor/library.ts';
import type { Workbench } from '../editor/workbench.tsx';

/** Takes what the host keeps into this window: at its start, and when it comes to the front again. */
export async function loadOwnLibrary({ host, workspace }: Workbench): Promise<void> {
  const kept = await host.ownLibrary();
  const { ownLibrary } = workspace.store.getState();
  if (writeOwnLibrary(kept) !== writeOwnLibrary(ownLibrary)) workspace.set({ ownLibrary: kept });
}

/** Changes what is kept, as it is now: another window may have changed it since. */
export async function changeOwnLibrary(
  { host, workspace }: Workbench,
  change: (own: OwnLibrary) => OwnLibrary,
): Promise<void> {
  const next = change(await host.ownLibrary());
  const isKept = await host.saveOwnLibrary(next);
  workspace.set({ ownLibrary: next });
  if (!isKept) {
    workspace.toast(
      'Your library could not be stored: it lasts until this window is closed. Export it to keep it.',
    );
  }
}

/** Makes entries of the selected nodes and links, which from then on stand for them. */
export async function addSelectionToOwn(workbench: Workbench): Promise<void> {
  const { editor, workspace, newId } = workbench;
  const bundled = await loadLibrary();
  const { selection, history } = editor.store.getState();
  let entries: ReadonlyMap<string, string> = new Map();
  await changeOwnLibrary(workbench, (own) => {
    const known = mergeLibraries(bundled, own);
    const made = addToOwnLibrary(own, known, history.present, selection, newId);
    ({ entries } = made);
    return made.entries.size > 0 ? made.own : own;
  });
  if (entries.size === 0) {
    workspace.toast(
      'Nothing to add: the library knows it already, or a link’s ends are not in it.',
    );
    return;
  }
  const mark = <Element extends { readonly id: string }>(element: Element): Element => {
    const entity = entries.get(element.id);
    return entity === undefined ? element : { ...element, entity };
  };
  editor.edit((project) => changeElements(project, { node: mark, link: mark }));
  workspace.toast(`${countOf(entries.size)} added to your library.`, {
    label: 'Show',
    run: () => workspace.openDialog({ name: 'own-library' }),
  });
}

export async function exportOwnLibrary(workbench: Workbench): Promise<void> {
  const { host, workspace } = workbench;
  const data = new TextEncoder().encode(writeOwnLibrary(workspace.store.getState().ownLibrary));
  const answer = await host.exportFile({ kind: 'own-library', suggestedName: 'My library', data });
  if (!answer.ok) showFailure(workbench, answer.error);
  else if (answer.value) workspace.toast(`${answer.value.name} exported.`);
}

const countOf = (count: number): string => `${count} ${count === 1 ? 'entry' : 'entries'}`;
