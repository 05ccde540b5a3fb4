import { countImported, importReferences } from '../../shared/edit/import-references.ts';
import type { Reference } from '../../shared/project/annotation-schema.ts';
import type { Workbench } from './workbench.tsx';

/** Adds publications to the project, in one undo step, and says what became of them. */
export function addReferences(
  { editor, workspace, newId }: Workbench,
  references: readonly Reference[],
): void {
  const counts = countImported(editor.store.getState().history.present, references);
  editor.edit(importReferences(references, newId));
  workspace.announce(wordsFor(counts));
}

/** "2 new references, 1 known already". */
export function wordsFor({ added, known }: { added: number; known: number }): string {
  const news = `${added.toLocaleString('en')} new reference${added === 1 ? '' : 's'}`;
  return known === 0 ? news : `${news}, ${known.toLocaleString('en')} known already`;
}
