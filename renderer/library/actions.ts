import { changeElements } from '../../shared/edit/edit.ts';
import { mergeLibraries } from '../../shared/library/own-library.ts';
import { hasElements, hasSelection, type ActionTable } from '../editor/actions.ts';
import { knownLibrary, loadLibrary } from '../editor/library.ts';
import type { Workbench } from '../editor/workbench.tsx';
import type { DialogTable } from '../editor/workspace.ts';
import { loadLater } from '../ui/loading.ts';
import { changeOwnLibrary } from './own-library.ts';
import { windowWords } from '../../shared/words/window.ts';

export const libraryActions = {
  'add-to-library': { isEnabled: hasSelection, run: addSelectionToOwn },
  'my-library': { run: ({ workspace }) => workspace.openDialog({ name: 'own-library' }) },
  identifiers: { isEnabled: hasElements, run: openIdentifiers },
} satisfies ActionTable;

export const libraryDialogs = {
  'own-library': loadLater(async () => (await import('./OwnLibraryDialog.tsx')).OwnLibraryDialog),
  identifiers: loadLater(async () => (await import('./IdentifiersDialog.tsx')).IdentifiersDialog),
} satisfies DialogTable;

async function openIdentifiers(workbench: Workbench): Promise<void> {
  const library = await knownLibrary(workbench);
  workbench.workspace.openDialog({ name: 'identifiers', library });
}

/** Makes entries from the selected nodes and links, which then refer to these entries. */
async function addSelectionToOwn(workbench: Workbench): Promise<void> {
  const { editor, workspace, newId } = workbench;
  const { addToOwnLibrary } = await import('../../shared/library/own-entries.ts');
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
    workspace.toast(windowWords.nothingToAdd);
    return;
  }
  const mark = <Element extends { readonly id: string }>(element: Element): Element => {
    const entity = entries.get(element.id);
    return entity === undefined ? element : { ...element, entity };
  };
  editor.edit((project) => changeElements(project, { node: mark, link: mark }));
  workspace.toast(windowWords.addedToYourLibrary(countOf(entries.size)), {
    label: windowWords.show2,
    run: () => workspace.openDialog({ name: 'own-library' }),
  });
}

const countOf = (count: number): string => `${count} ${count === 1 ? 'entry' : 'entries'}`;
