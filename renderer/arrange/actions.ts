import { setPinned } from '../../shared/edit/set-element-properties.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import type { ArrangementStyle } from '../../shared/layout/arrange.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import type { PathwayNode } from '../../shared/project/project-schema.ts';
import type { Action, ActionTable } from '../editor/actions.ts';
import type { EditorState } from '../editor/editor.ts';
import { windowWords } from '../../shared/words/window.ts';

export const arrangeActions = {
  'layout-tidy': inStyle('tidy'),
  'layout-down': inStyle('down'),
  'layout-right': inStyle('right'),
  'layout-up': inStyle('up'),
  'layout-left': inStyle('left'),
  'layout-radial': inStyle('radial'),
  'layout-ring': inStyle('ring'),
  'layout-force': inStyle('force'),
  pin: {
    isEnabled: (state) => selectedNodes(state).length > 0,
    isOn: ({ editor }) => areAllPinned(editor.store.getState()),
    run: ({ editor, workspace }) => {
      const state = editor.store.getState();
      const isPinned = areAllPinned(state);
      editor.edit(setPinned(state.selection, !isPinned));
      workspace.announce(isPinned ? windowWords.noLongerPinned : windowWords.pinnedLayoutsLeave);
    },
  },
} satisfies ActionTable;

/** Arranges what is selected; all where at most one node is selected, which is then the middle of a radial layout. */
function inStyle(style: ArrangementStyle): Action {
  return {
    isEnabled: ({ history }) => history.present.nodes.length > 0,
    run: async (workbench) => {
      const nodes = selectedNodes(workbench.editor.store.getState());
      const [first] = nodes;
      const isPart = nodes.length > 1 || (first && nodeKinds[first.kind].contains);
      const { arrange } = await import('./arranging.ts');
      await arrange(workbench, {
        style,
        ids: isPart ? nodes.map(({ id }) => id) : [],
        centre: first?.id,
      });
    },
  };
}

function areAllPinned(state: EditorState): boolean {
  const nodes = selectedNodes(state);
  return nodes.length > 0 && nodes.every(({ pinned }) => pinned === true);
}

function selectedNodes({ history, selection }: EditorState): PathwayNode[] {
  const { nodes } = indexProject(history.present);
  return [...selection].flatMap((id) => nodes.get(id) ?? []);
}
