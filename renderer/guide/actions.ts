import type { ActionTable } from '../editor/actions.ts';
import type { DialogTable } from '../editor/workspace.ts';
import { loadLater } from '../ui/loading.ts';

/** The guide, which is in the program and needs no network. */
export const guideActions = {
  tour: { run: ({ workspace }) => workspace.set({ tour: 0 }) },
  guide: { run: ({ workspace }) => workspace.openDialog({ name: 'guide' }) },
} satisfies ActionTable;

export const guideDialogs = {
  guide: loadLater(async () => (await import('./GuideDialog.tsx')).GuideDialog),
} satisfies DialogTable;
