import type { ActionTable } from '../editor/actions.ts';
import type { DialogTable } from '../editor/workspace.ts';
import { loadLater } from '../ui/loading.ts';

export const labActions = {
  lab: {
    isEnabled: ({ history }) => history.present.nodes.length > 0,
    run: ({ workspace }) => workspace.openDialog({ name: 'lab' }),
  },
} satisfies ActionTable;

export const labDialogs = {
  lab: loadLater(async () => (await import('./LabDialog.tsx')).LabDialog),
} satisfies DialogTable;
