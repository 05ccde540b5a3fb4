import type { ActionTable } from '../editor/actions.ts';
import { loadLibrary } from '../editor/library.ts';
import type { Workbench } from '../editor/workbench.tsx';
import type { DialogTable } from '../editor/workspace.ts';
import { loadLater } from '../ui/loading.ts';

export const findActions = {
  find: { run: (workbench) => open(workbench, false) },
  replace: { run: (workbench) => open(workbench, true) },
  'find-next': { run: (workbench) => void step(workbench, 1) },
  'find-previous': { run: (workbench) => void step(workbench, -1) },
} satisfies ActionTable;

export const findDialogs = {
  replace: loadLater(async () => (await import('./ReplaceDialog.tsx')).ReplaceDialog),
} satisfies DialogTable;

function open({ workspace }: Workbench, replaces: boolean): void {
  const { finding } = workspace.store.getState();
  workspace.set({
    finding: { ...finding, isOpen: true, replaces, openings: finding.openings + 1 },
  });
}

/** Goes on with the last search; without one it asks for it. */
async function step(workbench: Workbench, by: 1 | -1): Promise<void> {
  const asked = workbench.workspace.store.getState().finding;
  if (asked.query.trim() === '' && asked.condition === '') return open(workbench, asked.replaces);
  // A damaged library is reported where it is shown; the names in the diagram are found without it.
  const library = await loadLibrary().catch(() => null);
  const { findIn, nextFound, showFound } = await import('./finding.ts');
  const { workspace, editor, desk } = workbench;
  const { finding } = workspace.store.getState();
  const { elements } = findIn(
    editor.store.getState().history.present,
    finding,
    desk.store.getState(),
    library,
  );
  const found = nextFound(elements, finding.current, by);
  if (found) showFound(workbench, elements, found);
  else open(workbench, finding.replaces);
}
