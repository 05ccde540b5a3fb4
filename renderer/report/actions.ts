import { hasElements, type ActionTable } from '../editor/actions.ts';
import type { DialogTable } from '../editor/workspace.ts';
import { loadLater } from '../ui/loading.ts';

export const reportActions = {
  report: {
    isEnabled: hasElements,
    run: ({ workspace }) => workspace.openDialog({ name: 'report' }),
  },
} satisfies ActionTable;

export const reportDialogs = {
  report: loadLater(async () => (await import('./ReportDialog.tsx')).ReportDialog),
} satisfies DialogTable;
