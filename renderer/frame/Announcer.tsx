import { useWorkspace } from '../editor/workbench.tsx';
import styles from './Announcer.module.css';

/** Says what happened to those who cannot see it. */
export function Announcer() {
  return (
    <div className={styles['hidden']} role="status" aria-live="polite">
      {useWorkspace((state) => state.announcement)}
    </div>
  );
}
