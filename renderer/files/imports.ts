import { formatOf } from '../../shared/formats/known-formats.ts';
import type { Loss } from '../../shared/project/file-outcome.ts';
import type { Imported } from '../../shared/session/opened-project.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import type { LibraryMatch } from '../../shared/library/match-nodes.ts';
import { loadLibrary } from '../editor/library.ts';
import type { Workbench } from '../editor/workbench.tsx';
import { filesWords } from '../../shared/words/files.ts';
import { windowWords } from '../../shared/words/window.ts';

/** Says in a toast what was lost from an imported file, and what the library knows in it. */
export async function tellOf(
  workbench: Workbench,
  { report }: Imported,
  generation: number,
): Promise<void> {
  const matches = await libraryMatches(workbench);
  const { editor, workspace } = workbench;
  // Another document may be open by now.
  if (editor.store.getState().generation !== generation) return;
  const losses = report.losses.length === 0 ? [] : [`${lossWords(report.losses)}.`];
  const words = [...losses, ...matchWords(matches)];
  if (words.length === 0) return;
  workspace.toast(words.join(' '), {
    label: filesWords.filesDetails,
    run: () => workspace.openDialog({ name: 'import-report' }),
  });
}

/** What the library knows about the present document. Loads the library. */
export async function libraryMatches({ editor }: Workbench): Promise<readonly LibraryMatch[]> {
  const { matchNodes } = await import('../../shared/library/match-nodes.ts');
  return matchNodes(await loadLibrary(), editor.store.getState().history.present);
}

/** Gives the nodes the kinds that the library has for them, as one step. */
export async function takeKinds(
  { editor, workspace }: Workbench,
  matches: readonly LibraryMatch[],
): Promise<void> {
  const { takeFromLibrary } = await import('../../shared/library/match-nodes.ts');
  editor.edit(takeFromLibrary(matches));
  workspace.toast(filesWords.tookTheirKind(nodes(matches.length)), {
    label: windowWords.undo,
    run: () => editor.undo(),
  });
}

/** Selects the element of a loss and brings it into view; false if it no longer exists. */
export function revealLoss({ editor, canvas }: Workbench, { elementId }: Loss): boolean {
  const project = editor.store.getState().history.present;
  const { nodes: known, links } = indexProject(project);
  if (elementId === undefined) return false;
  // A badge is found on its node.
  const owner = project.nodes.find(({ badges }) => badges.some(({ id }) => id === elementId));
  const shown = owner?.id ?? elementId;
  if (!known.has(shown) && !links.has(shown)) return false;
  editor.select([shown]);
  canvas.current?.reveal([shown]);
  canvas.current?.focus();
  return true;
}

/** "GPML 2021" */
export function importedFrom({ editor }: Workbench): string {
  const { imported } = editor.store.getState();
  return imported === null ? '' : formatOf(imported.format).label;
}

/** "3 things are not as in the file" */
export function lossWords({ length }: readonly Loss[]): string {
  const things = length === 1 ? filesWords.n1ThingIs : filesWords.thingsAre(length);
  return filesWords.notAsInFile(things);
}

function matchWords(matches: readonly LibraryMatch[]): string[] {
  if (matches.length === 0) return [];
  const are = matches.length === 1 ? 'is' : 'are';
  return [filesWords.knownByIdentifier(nodes(matches.length), are)];
}

function nodes(count: number): string {
  return count === 1 ? '1 node' : windowWords.nodes(count);
}
