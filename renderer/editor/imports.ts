import { formatOf } from '../../shared/formats/known-formats.ts';
import type { Loss } from '../../shared/formats/loss-report.ts';
import type { Imported } from '../../shared/host.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import {
  matchNodes,
  takeFromLibrary,
  type LibraryMatch,
} from '../../shared/library/match-nodes.ts';
import { loadLibrary } from './library.ts';
import type { Workbench } from './workbench.tsx';

/** Says in a toast what of an imported file there is to know; nothing where there is nothing. */
export function tellImported(workbench: Workbench): void {
  const { imported, generation } = workbench.editor.store.getState();
  if (imported === null) return;
  void tell(workbench, imported, generation);
}

async function tell(workbench: Workbench, { report }: Imported, generation: number): Promise<void> {
  const matches = await libraryMatches(workbench);
  const { editor, workspace } = workbench;
  // Another document may be here by now.
  if (editor.store.getState().generation !== generation) return;
  const words = [...lossWords(report.losses), ...matchWords(matches)];
  if (words.length === 0) return;
  workspace.toast(words.join(' '), {
    label: 'Details…',
    run: () => workspace.openDialog({ name: 'import-report' }),
  });
}

/** What the library knows of the present document; fetches the library. */
export async function libraryMatches({ editor }: Workbench): Promise<readonly LibraryMatch[]> {
  return matchNodes(await loadLibrary(), editor.store.getState().history.present);
}

/** Gives the nodes the kinds that the library has for them, as one step. */
export function takeKinds(
  { editor, workspace }: Workbench,
  matches: readonly LibraryMatch[],
): void {
  editor.edit(takeFromLibrary(matches));
  workspace.toast(`${nodes(matches.length)} took their kind from the library.`, {
    label: 'Undo',
    run: () => editor.undo(),
  });
}

/** Selects the element of a loss and brings it into view; false where it is no longer there. */
export function revealLoss({ editor, canvas }: Workbench, { elementId }: Loss): boolean {
  const { nodes: known, links } = indexProject(editor.store.getState().history.present);
  if (elementId === undefined || !(known.has(elementId) || links.has(elementId))) return false;
  editor.select([elementId]);
  canvas.current?.reveal([elementId]);
  canvas.current?.focus();
  return true;
}

/** "GPML 2021" */
export function importedFrom({ editor }: Workbench): string {
  const { imported } = editor.store.getState();
  return imported === null ? '' : formatOf(imported.format).label;
}

function lossWords(losses: readonly Loss[]): string[] {
  if (losses.length === 0) return [];
  const things =
    losses.length === 1 ? '1 thing is' : `${losses.length.toLocaleString('en')} things are`;
  return [`${things} not as in the file.`];
}

function matchWords(matches: readonly LibraryMatch[]): string[] {
  if (matches.length === 0) return [];
  const are = matches.length === 1 ? 'is' : 'are';
  return [`${nodes(matches.length)} ${are} known to the library by identifier.`];
}

function nodes(count: number): string {
  return count === 1 ? '1 node' : `${count.toLocaleString('en')} nodes`;
}
