import type { ActionTable } from '../editor/actions.ts';
import type { DialogTable } from '../editor/workspace.ts';
import { loadLater } from '../ui/loading.ts';
import {
  ChangedOnDiskDialog,
  FailureDialog,
  InPlaceDialog,
  RescuedDialog,
  UnsavedDialog,
  WouldLoseDialog,
} from './FileDialogs.tsx';
import { openWith, save, saveAs } from './files.ts';

export const filesActions = {
  new: { run: ({ host }) => host.newWindow() },
  open: {
    run: (workbench) => openWith(workbench, (target) => workbench.host.openProject({ target })),
  },
  save: { run: (workbench) => save(workbench) },
  'save-as': { run: saveAs },
  'import-report': {
    isEnabled: ({ imported }) => imported !== null,
    run: ({ workspace }) => workspace.openDialog({ name: 'import-report' }),
  },
  close: { run: ({ host }) => host.closeWindow() },
} satisfies ActionTable;

export const filesDialogs = {
  // Dialogs that report trouble are loaded from the start: it must not be necessary to fetch them then.
  failure: FailureDialog,
  columns: loadLater(async () => (await import('./ColumnsDialog.tsx')).ColumnsDialog),
  'changed-on-disk': ChangedOnDiskDialog,
  merge: loadLater(async () => (await import('./MergeDialog.tsx')).MergeDialog),
  'would-lose': WouldLoseDialog,
  'in-place': InPlaceDialog,
  rescued: RescuedDialog,
  unsaved: UnsavedDialog,
  drafts: loadLater(async () => (await import('./DraftsDialog.tsx')).DraftsDialog),
  'import-report': loadLater(
    async () => (await import('./ImportReportDialog.tsx')).ImportReportDialog,
  ),
} satisfies DialogTable;
