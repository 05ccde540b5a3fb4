import { useWorkbench } from '../editor/workbench.tsx';

/** Closes whatever dialog is open. */
export function useCloseDialog(): () => void {
  const { workspace } = useWorkbench();
  return () => workspace.closeDialog();
}
