import { useWorkspace } from '../editor/workbench.tsx';
import hiddenStyles from '../ui/hidden.module.css';

/** Says what happened to those who cannot see it. */
export function Announcer() {
  return (
    <div className={hiddenStyles['hidden']} role="status" aria-live="polite">
      {useWorkspace((state) => state.announcement)}
    </div>
  );
}
