import { hasElements, type ActionTable } from '../editor/actions.ts';
import type { DialogTable } from '../editor/workspace.ts';
import { loadLater } from '../ui/loading.ts';

/** Before the first picture nobody asks for it. */
const loadExporting = () => import('./exporting.ts');

export const exportActions = {
  export: {
    isEnabled: hasElements,
    run: async (workbench) => (await loadExporting()).openExportDialog(workbench, 'export'),
  },
  'export-again': {
    isEnabled: hasElements,
    run: async (workbench) => (await loadExporting()).exportAgain(workbench),
  },
  print: {
    isEnabled: hasElements,
    run: async (workbench) => (await loadExporting()).openExportDialog(workbench, 'print'),
  },
  'export-file': {
    isEnabled: hasElements,
    run: ({ workspace }) => workspace.openDialog({ name: 'export-file' }),
  },
  'copy-image': {
    isEnabled: hasElements,
    run: async (workbench) => (await loadExporting()).copyImage(workbench),
  },
} satisfies ActionTable;

export const exportDialogs = {
  export: loadLater(async () => (await import('./ExportDialog.tsx')).ExportDialog),
  'export-file': loadLater(async () => (await import('./ExportFileDialog.tsx')).ExportFileDialog),
} satisfies DialogTable;
