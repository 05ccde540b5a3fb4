import { indexProject } from '../../shared/graph/project-index.ts';
import type { Library, LibraryLink } from '../../shared/library/library-schema.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { unreachable } from '../../shared/result.ts';
import type { GrowDirection } from '../../shared/suggest/choose-facts.ts';
import type { Suggestion } from '../../shared/suggest/suggestion.ts';
import type { EditorState } from '../editor/editor.ts';
import { knownLibrary } from '../editor/library.ts';
import type { Workbench } from '../editor/workbench.tsx';
import type { SuggestOffer } from '../editor/workspace.ts';

export const canConnectKnown = ({ history }: EditorState): boolean =>
  history.present.nodes.length > 1;

/** One node, or one link or anchor that is a step or lies on one. */
export function canCompleteStep(state: EditorState): boolean {
  const id = onlySelected(state);
  const { links, anchors } = indexProject(state.history.present);
  return canGrow(state) || (id !== undefined && (links.has(id) || anchors.has(id)));
}

export function canGrow(state: EditorState): boolean {
  const id = onlySelected(state);
  return id !== undefined && indexProject(state.history.present).nodes.has(id);
}

/** Among the selected nodes if there are several, else among all. */
export async function offerConnections(workbench: Workbench): Promise<void> {
  const { selection, history } = workbench.editor.store.getState();
  const { nodes } = indexProject(history.present);
  const chosen = new Set([...selection].filter((id) => nodes.has(id)));
  await offer(
    workbench,
    chosen.size > 1 ? { type: 'connect', among: chosen } : { type: 'connect' },
    'The library knows no more links among these nodes.',
  );
}

export async function offerStep(workbench: Workbench): Promise<void> {
  const id = onlySelected(workbench.editor.store.getState());
  if (id === undefined) return;
  await offer(
    workbench,
    { type: 'complete', id },
    'The library knows nothing more that this step needs.',
  );
}

export async function offerGrowth(workbench: Workbench): Promise<void> {
  const id = onlySelected(workbench.editor.store.getState());
  if (id === undefined) return;
  await offer(workbench, { type: 'grow', id }, 'The library knows nothing more about this node.');
}

/** What an offer holds as things stand; `direction` is of growing only. */
export async function suggestionsFor(
  library: Library,
  project: Project,
  what: SuggestOffer,
  direction: GrowDirection = 'both',
): Promise<readonly Suggestion[]> {
  const choose = await import('../../shared/suggest/choose-facts.ts');
  switch (what.type) {
    case 'connect':
      return choose.connectKnown(library, project, what.among);
    case 'complete':
      return choose.completeStep(library, project, what.id);
    case 'grow':
      return choose.growFrom(library, project, what.id, direction);
    default:
      return unreachable(what);
  }
}

/** Puts suggestions into the diagram as one undo step, and shows them. */
export async function applySuggestions(
  workbench: Workbench,
  library: Library,
  chosen: readonly Suggestion[],
): Promise<void> {
  const { addSuggestions } = await import('../../shared/suggest/add-suggestions.ts');
  const { editor, canvas, workspace, newId } = workbench;
  const { project, added } = addSuggestions(
    library,
    editor.store.getState().history.present,
    chosen,
    newId,
  );
  if (added.length === 0) return workspace.announce('Nothing to place.');
  editor.edit(() => project, added);
  canvas.current?.reveal(added);
  workspace.announce(`${added.length} ${added.length === 1 ? 'element' : 'elements'} placed.`);
}

/** Puts one link of the library into the diagram, with the nodes that it needs. */
export async function addFact(
  workbench: Workbench,
  library: Library,
  fact: LibraryLink,
): Promise<void> {
  const { suggestFacts } = await import('../../shared/suggest/suggestion.ts');
  const { present } = workbench.editor.store.getState().history;
  await applySuggestions(workbench, library, suggestFacts(library, present, [fact], true));
}

async function offer(workbench: Workbench, what: SuggestOffer, nothing: string): Promise<void> {
  const { editor, workspace } = workbench;
  const library = await knownLibrary(workbench);
  const found = await suggestionsFor(library, editor.store.getState().history.present, what);
  if (found.length === 0) workspace.toast(nothing);
  else workspace.openDialog({ name: 'suggest', offer: what, library });
}

function onlySelected({ selection }: EditorState): string | undefined {
  const [id, ...others] = selection;
  return others.length === 0 ? id : undefined;
}
