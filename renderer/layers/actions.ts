import { setHidden, setLocked, showAll, unlockAll } from '../../shared/edit/standing.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { standingOf } from '../../shared/project/shown-part.ts';
import { hasSelection, oncePerSelection, type ActionTable } from '../editor/actions.ts';
import { countOfElements } from '../editor/announcing.ts';
import type { EditorState } from '../editor/editor.ts';

/** What is out of sight, what is locked, and on which layer. */
export const layersActions = {
  lock: {
    isEnabled: (state) => selectedIds(state).length > 0,
    isOn: ({ editor }) => areLocked(editor.store.getState()),
    run: ({ editor, workspace }) => {
      const state = editor.store.getState();
      const [ids, isOn] = [selectedIds(state), areLocked(state)];
      editor.edit(setLocked(ids, !isOn));
      workspace.announce(`${countOfElements(ids.length)} ${isOn ? 'unlocked' : 'locked'}.`);
    },
  },
  'unlock-all': {
    isEnabled: ({ history }) => standingOf(history.present).locked.size > 0,
    run: ({ editor, workspace }) => {
      editor.edit(unlockAll());
      workspace.announce('Everything is unlocked.');
    },
  },
  hide: {
    isEnabled: hasSelection,
    run: ({ editor, workspace, canvas }) => {
      const before = standingOf(editor.shown()).hidden.size;
      editor.edit(setHidden(selectedIds(editor.store.getState()), true), []);
      const count = standingOf(editor.shown()).hidden.size - before;
      workspace.toast(`${countOfElements(count)} hidden.`, {
        label: 'Show all',
        run: () => editor.edit(showAll()),
      });
      canvas.current?.focus();
    },
  },
  'show-all': {
    isEnabled: ({ history }) => standingOf(history.present).hidden.size > 0,
    run: ({ editor, workspace }) => {
      const { hidden } = standingOf(editor.shown());
      editor.edit(showAll(), hidden);
      workspace.announce(`${countOfElements(hidden.size)} shown again.`);
    },
  },
} satisfies ActionTable;

/** Nodes and links; an anchor stands as its link does. */
const selectedIds = oncePerSelection(({ selection, history }): readonly string[] => {
  const { nodes, links, anchors } = indexProject(history.present);
  const ids = [...selection].map((id) => anchors.get(id)?.link.id ?? id);
  return [...new Set(ids)].filter((id) => nodes.has(id) || links.has(id));
});

/** Whether all that is selected is locked by itself; a layer's lock is the layer's. */
function areLocked(state: EditorState): boolean {
  const { nodes, links } = indexProject(state.history.present);
  const ids = selectedIds(state);
  return ids.length > 0 && ids.every((id) => (nodes.get(id) ?? links.get(id))?.locked === true);
}
