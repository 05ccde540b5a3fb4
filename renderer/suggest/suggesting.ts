import type { Library, LibraryLink } from '../../shared/library/library.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { unreachable } from '../../shared/result.ts';
import type { GrowDirection, Suggestion } from '../../shared/suggest/suggestions.ts';
import type { Workbench } from '../editor/workbench.tsx';
import type { SuggestOffer } from '../editor/workspace.ts';
import { windowWords } from '../../shared/words/window.ts';

/** What an offer contains at present; `direction` only for growing. */
export async function suggestionsFor(
  library: Library,
  project: Project,
  what: SuggestOffer,
  direction: GrowDirection = 'both',
): Promise<readonly Suggestion[]> {
  const choose = await import('../../shared/suggest/suggestions.ts');
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
  if (added.length === 0) return workspace.announce(windowWords.nothingToPlace);
  editor.edit(() => project, added);
  canvas.current?.reveal(added);
  workspace.announce(windowWords.elementsPlaced(added.length));
}

/** Puts one link of the library into the diagram, with the nodes that it needs. */
export async function addFact(
  workbench: Workbench,
  library: Library,
  fact: LibraryLink,
): Promise<void> {
  const { suggestFacts } = await import('../../shared/suggest/suggestions.ts');
  const { present } = workbench.editor.store.getState().history;
  await applySuggestions(workbench, library, suggestFacts(library, present, [fact], true));
}
