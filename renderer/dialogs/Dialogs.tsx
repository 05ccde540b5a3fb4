import { unreachable } from '../../shared/result.ts';
import { useWorkspace } from '../editor/workbench.tsx';
import { AboutDialog } from './AboutDialog.tsx';
import { ChangedOnDiskDialog } from './ChangedOnDiskDialog.tsx';
import { ExportDialog } from './ExportDialog.tsx';
import { FailureDialog } from './FailureDialog.tsx';
import { PropertiesDialog } from './PropertiesDialog.tsx';
import { ShortcutsDialog } from './ShortcutsDialog.tsx';
import { UnsavedDialog } from './UnsavedDialog.tsx';

/** The one dialog that is open, if any. */
export function Dialogs() {
  const dialog = useWorkspace((state) => state.dialog);
  if (!dialog) return null;
  switch (dialog.name) {
    case 'failure':
      return <FailureDialog failure={dialog.failure} />;
    case 'changed-on-disk':
      return <ChangedOnDiskDialog file={dialog.file} />;
    case 'unsaved':
      return <UnsavedDialog answer={dialog.answer} />;
    case 'export':
      return <ExportDialog />;
    case 'properties':
      return <PropertiesDialog />;
    case 'shortcuts':
      return <ShortcutsDialog />;
    case 'about':
      return <AboutDialog />;
    default:
      return unreachable(dialog);
  }
}
