import { unreachable } from '../../shared/result.ts';
import { useWorkspace } from '../editor/workbench.tsx';
import { loadLater } from '../ui/loading.ts';
import {
  ChangedOnDiskDialog,
  FailureDialog,
  WouldLoseDialog,
  UnsavedDialog,
} from '../files/FileDialogs.tsx';

// What tells of trouble is here from the start: it must not have to be fetched.
const ExportDialog = loadLater(
  async () => (await import('../export/ExportDialog.tsx')).ExportDialog,
);
const ExportFileDialog = loadLater(
  async () => (await import('../export/ExportFileDialog.tsx')).ExportFileDialog,
);
const ImportReportDialog = loadLater(
  async () => (await import('../files/ImportReportDialog.tsx')).ImportReportDialog,
);
const PropertiesDialog = loadLater(
  async () => (await import('../inspector/PropertiesDialog.tsx')).PropertiesDialog,
);
const ReferencesDialog = loadLater(
  async () => (await import('../references/ReferencesDialog.tsx')).ReferencesDialog,
);
const LabDialog = loadLater(async () => (await import('../lab/LabDialog.tsx')).LabDialog);
const ReportDialog = loadLater(
  async () => (await import('../report/ReportDialog.tsx')).ReportDialog,
);
const ShortcutsDialog = loadLater(
  async () => (await import('../palette/ShortcutsDialog.tsx')).ShortcutsDialog,
);
const OwnLibraryDialog = loadLater(
  async () => (await import('../library/OwnLibraryDialog.tsx')).OwnLibraryDialog,
);
const SuggestDialog = loadLater(
  async () => (await import('../suggest/SuggestDialog.tsx')).SuggestDialog,
);
const AboutDialog = loadLater(async () => (await import('../about/AboutDialog.tsx')).AboutDialog);

/** The one dialog that is open, if any. */
export function Dialogs() {
  const dialog = useWorkspace((state) => state.dialog);
  if (!dialog) return null;
  switch (dialog.name) {
    case 'failure':
      return <FailureDialog failure={dialog.failure} />;
    case 'changed-on-disk':
      return <ChangedOnDiskDialog file={dialog.file} />;
    case 'would-lose':
      return <WouldLoseDialog failure={dialog.failure} report={dialog.report} />;
    case 'import-report':
      return <ImportReportDialog />;
    case 'export-file':
      return <ExportFileDialog />;
    case 'report':
      return <ReportDialog />;
    case 'unsaved':
      return <UnsavedDialog answer={dialog.answer} />;
    case 'export':
      return <ExportDialog purpose={dialog.purpose} initial={dialog.initial} />;
    case 'properties':
      return <PropertiesDialog />;
    case 'references':
      return <ReferencesDialog />;
    case 'lab':
      return <LabDialog />;
    case 'own-library':
      return <OwnLibraryDialog />;
    case 'suggest':
      return <SuggestDialog offer={dialog.offer} library={dialog.library} />;
    case 'shortcuts':
      return <ShortcutsDialog />;
    case 'about':
      return <AboutDialog />;
    default:
      return unreachable(dialog);
  }
}
