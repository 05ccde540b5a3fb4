import type { Editor } from './editor.ts';
import type { Workspace } from './workspace.ts';

/** What a toast offers to do is about the document that was open then: it goes when another one comes. */
export function dropStaleToasts(editor: Editor, workspace: Workspace): void {
  editor.store.subscribe((state, before) => {
    if (state.generation === before.generation) return;
    const { toasts } = workspace.store.getState();
    for (const { id, action } of toasts) if (action) workspace.dismissToast(id);
  });
}
