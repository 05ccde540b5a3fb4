import { unreachable } from '../../shared/result.ts';
import { useWorkspace } from '../editor/workbench.tsx';
import { loadLater } from '../ui/load-later.ts';
import { ChangedOnDiskDialog } from './ChangedOnDiskDialog.tsx';
import { FailureDialog } from './FailureDialog.tsx';
import { WouldLoseDialog } from './WouldLoseDialog.tsx';
import { UnsavedDialog } from './UnsavedDialog.tsx';

// What tells of trouble is here from the start: it must not have to be fetched.
const ExportDialog = loadLater(async () => (await import('./ExportDialog.tsx')).ExportDialog);
const ExportFileDialog = loadLater(
  async () => (await import('./ExportFileDialog.tsx')).ExportFileDialog,
);
const ImportReportDialog = loadLater(
  async () => (await import('./ImportReportDialog.tsx')).ImportReportDialog,
);
const PropertiesDialog = loadLater(
  async () => (await import('./PropertiesDialog.tsx')).PropertiesDialog,
);
const ReferencesDialog = loadLater(
  async () => (await import('./ReferencesDialog.tsx')).ReferencesDialog,
);
const LabDialog = loadLater(async () => (await import('./LabDialog.tsx')).LabDialog);
const ReportDialog = loadLater(async () => (await import('./ReportDialog.tsx')).ReportDialog);
const ShortcutsDialog = loadLater(
  async () => (await import('./ShortcutsDialog.tsx')).ShortcutsDialog,
);
const OwnLibraryDialog = loadLater(
  async () => (await import('./OwnLibraryDialog.tsx')).OwnLibraryDialog,
);
const SuggestDialog = loadLater(async () => (await import('./SuggestDialog.tsx')).SuggestDialog);
const AboutDialog = loadLater(async () => (await import('./AboutDialog.tsx')).AboutDialog);

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
