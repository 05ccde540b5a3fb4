import type { ActionTable } from '../editor/actions.ts';
import type { DialogTable } from '../editor/workspace.ts';
import { loadLater } from '../ui/loading.ts';

export const modelsActions = {
  models: { run: ({ workspace }) => workspace.openDialog({ name: 'model' }) },
} satisfies ActionTable;

export const modelsDialogs = {
  model: loadLater(async () => (await import('./ModelDialog.tsx')).ModelDialog),
} satisfies DialogTable;
