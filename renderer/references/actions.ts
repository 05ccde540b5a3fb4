import type { ActionTable } from '../editor/actions.ts';
import type { DialogTable } from '../editor/workspace.ts';
import { loadLater } from '../ui/loading.ts';

export const referencesActions = {
  references: { run: ({ workspace }) => workspace.openDialog({ name: 'references' }) },
} satisfies ActionTable;

export const referencesDialogs = {
  references: loadLater(async () => (await import('./ReferencesDialog.tsx')).ReferencesDialog),
} satisfies DialogTable;
