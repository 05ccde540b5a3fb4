import { drawKnownPath } from '../../shared/matrix/known-path.ts';
import type { ViewRole } from '../../shared/matrix/matrix-view.ts';
import { loadLibrary } from '../editor/library.ts';
import type { Workbench } from '../editor/workbench.tsx';

/** Draws a path that the library knows as one undo step, with the evidence of its links, and selects what is new. */
export async function addKnownPath(workbench: Workbench, role: ViewRole): Promise<void> {
  const { editor, workspace, newId, canvas } = workbench;
  const library = await loadLibrary();
  const project = editor.store.getState().history.present;
  const { edit, added } = drawKnownPath(project, library, role.links, newId);
  editor.edit(edit);
  const { nodes, links } = editor.store.getState().history.present;
  const here = new Set([...nodes, ...links].map(({ id }) => id));
  const drawn = added.filter((id) => here.has(id));
  if (drawn.length === 0) {
    workspace.toast('It is in the diagram already.');
    return;
  }
  canvas.current?.reveal(drawn);
  workspace.toast(`${drawn.length} added from the library.`, {
    label: 'Undo',
    run: () => workbench.run('undo'),
  });
}
