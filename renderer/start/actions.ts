import type { ActionTable } from '../editor/actions.ts';

export const startActions = {
  'start-screen': {
    run: ({ workspace, desk }) => {
      // It lies over the diagram.
      if (desk.store.getState().view === 'matrix') desk.set({ view: 'diagram' });
      workspace.set({ startScreen: 'asked' });
    },
  },
} satisfies ActionTable;
