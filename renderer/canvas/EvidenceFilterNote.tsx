import { useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import styles from './Canvas.module.css';

const words = {
  any: 'What has no evidence is faded',
  strong: 'What has no strong evidence is faded',
} as const;

/** Says why a part of the diagram is pale, and takes it back. */
export function EvidenceFilterNote() {
  const { run } = useWorkbench();
  const filter = useWorkspace((state) => state.evidenceFilter);
  if (filter === 'all') return null;
  return (
    <div className={styles['filterNote']} role="status">
      {words[filter]}
      <button type="button" onClick={() => run('evidence-all')}>
        Show all
      </button>
    </div>
  );
}
