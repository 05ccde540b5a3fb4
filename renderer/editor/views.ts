import { addView, showLayersOf } from '../../shared/edit/views.ts';
import type { SavedView } from '../../shared/project/project-schema.ts';
import { listsWords } from '../../shared/words/lists.ts';
import type { Workbench } from './workbench.tsx';

/** What the window shows now, without a name. */
export function presentView({
  editor,
  workspace,
  canvas,
  desk,
}: Workbench): Omit<SavedView, 'id' | 'name'> | null {
  const part = canvas.current?.visible();
  if (!part || part.width <= 0 || part.height <= 0) return null;
  const { focus } = workspace.store.getState();
  const { scenario } = desk.store.getState();
  const { layers } = editor.shown().canvas;
  return {
    ...part,
    hiddenLayers: layers.filter(({ hidden }) => hidden === true).map(({ id }) => id),
    ...(focus === null ? {} : { focus: { reach: focus.reach, ids: focus.ids } }),
    ...(scenario === null ? {} : { scenario }),
  };
}

/** Puts what is shown aside under a name of its own, to be changed in the panel that lists the views. */
export function saveView(workbench: Workbench): void {
  const { editor, workspace, newId } = workbench;
  const view = presentView(workbench);
  if (!view) return workspace.refuse(listsWords.viewNeedsDiagram);
  const name = freeName(editor.shown().canvas.views);
  editor.edit(addView({ ...view, id: newId(), name }));
  workspace.set({ libraryTab: 'layers' });
  workspace.changeSettings({ libraryOpen: true });
  workspace.toast(listsWords.viewSaved(name));
}

function freeName(views: readonly SavedView[]): string {
  const names = new Set(views.map(({ name }) => name));
  for (let number = views.length + 1; ; number += 1)
    if (!names.has(listsWords.view(number))) return listsWords.view(number);
}

/** Shows the diagram as a view has it. Layers that change are one undo step. */
export function showView(workbench: Workbench, view: SavedView): void {
  const { editor, workspace, canvas, desk } = workbench;
  editor.edit(showLayersOf(view));
  const { presenting } = workspace.store.getState();
  if (desk.store.getState().view === 'matrix') desk.set({ view: 'diagram' });
  if (presenting === null) workspace.set({ focus: view.focus ?? null });
  const isKnown = editor.shown().scenarios.some(({ id }) => id === view.scenario);
  desk.showScenario(isKnown && view.scenario !== undefined ? view.scenario : null);
  canvas.current?.showPart(view);
  if (presenting === null) workspace.announce(listsWords.viewShown(view.name));
}
