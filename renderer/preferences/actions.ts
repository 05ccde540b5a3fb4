import type { ActionTable } from '../editor/actions.ts';
import type { DialogTable } from '../editor/workspace.ts';
import { loadLater } from '../ui/loading.ts';

/** What a person chooses for all windows. */
export const preferencesActions = {
  preferences: { run: ({ workspace }) => workspace.openDialog({ name: 'preferences' }) },
} satisfies ActionTable;

export const preferencesDialogs = {
  preferences: loadLater(async () => (await import('./PreferencesDialog.tsx')).PreferencesDialog),
} satisfies DialogTable;
