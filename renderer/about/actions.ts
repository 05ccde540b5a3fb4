import type { ActionTable } from '../editor/actions.ts';
import type { DialogTable } from '../editor/workspace.ts';
import { loadLater } from '../ui/loading.ts';

export const aboutActions = {
  about: { run: ({ workspace }) => workspace.openDialog({ name: 'about' }) },
} satisfies ActionTable;

export const aboutDialogs = {
  about: loadLater(async () => (await import('./AboutDialog.tsx')).AboutDialog),
} satisfies DialogTable;
