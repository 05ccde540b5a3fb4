import { showingPanel, type ActionTable } from '../editor/actions.ts';
import type { DialogTable } from '../editor/workspace.ts';
import { loadLater } from '../ui/loading.ts';

/** Earlier states of the document, and all that the program keeps of a person's work. */
export const historyActions = {
  history: {
    isEnabled: ({ fileName }) => fileName !== null,
    run: ({ workspace }) => workspace.openDialog({ name: 'history' }),
  },
  'undo-history': showingPanel('undo-history'),
  privacy: { run: ({ workspace }) => workspace.openDialog({ name: 'privacy' }) },
} satisfies ActionTable;

export const historyDialogs = {
  history: loadLater(async () => (await import('./HistoryDialog.tsx')).HistoryDialog),
  privacy: loadLater(async () => (await import('./PrivacyDialog.tsx')).PrivacyDialog),
} satisfies DialogTable;
