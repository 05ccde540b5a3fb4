import { replaceTexts, type Replacement } from '../../shared/find/replace-text.ts';
import type { Workbench } from '../editor/workbench.tsx';
import { findWords } from '../../shared/words/find.ts';

/** Makes the replacements as one step, and says how many there were. */
export function replaceWith(
  { editor, workspace }: Workbench,
  replacements: readonly Replacement[],
): void {
  editor.edit(replaceTexts(replacements));
  const count = replacements.length;
  workspace.toast(count === 1 ? findWords.oneTextWasChanged : findWords.textsWereChanged(count), {
    label: findWords.undo,
    run: () => editor.undo(),
  });
}
