import { canPoint } from '../../shared/edit/leaders.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { onlyNode, type ActionTable } from '../editor/actions.ts';
import type { DialogTable } from '../editor/workspace.ts';
import { loadLater } from '../ui/loading.ts';

export const paletteActions = {
  palette: {
    run: ({ workspace }) => workspace.set({ paletteOpen: true, paletteMode: 'commands' }),
  },
  connect: {
    isEnabled: (state) => onlyNode(state) !== null,
    run: ({ workspace }) => workspace.set({ paletteOpen: true, paletteMode: 'connect' }),
  },
  'point-to': {
    isEnabled: (state) => {
      const node = indexProject(state.history.present).nodes.get(onlyNode(state) ?? '');
      return node !== undefined && canPoint(node);
    },
    run: ({ workspace }) => workspace.set({ paletteOpen: true, paletteMode: 'point' }),
  },
  shortcuts: { run: ({ workspace }) => workspace.openDialog({ name: 'shortcuts' }) },
} satisfies ActionTable;

export const paletteDialogs = {
  shortcuts: loadLater(async () => (await import('./ShortcutsDialog.tsx')).ShortcutsDialog),
} satisfies DialogTable;
