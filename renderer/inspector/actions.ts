import { showingPanel, type ActionTable } from '../editor/actions.ts';
import type { DialogTable } from '../editor/workspace.ts';
import { loadLater } from '../ui/loading.ts';

export const inspectorActions = {
  'own-look': showingPanel('own-look'),
  properties: { run: ({ workspace }) => workspace.openDialog({ name: 'properties' }) },
} satisfies ActionTable;

export const inspectorDialogs = {
  properties: loadLater(async () => (await import('./PropertiesDialog.tsx')).PropertiesDialog),
} satisfies DialogTable;
