import { useWorkbench, useWorkspace, useEditor } from '../editor/workbench.tsx';
import { lackingEvidence } from '../../shared/graph/evidence-strength.ts';
import type { Project } from '../../shared/project/project-schema.ts';
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

const known = { any: new WeakMap<Project, ReadonlySet<string>>(), strong: new WeakMap() } as const;

/** Whether an element steps back for want of evidence; a gesture changes nothing about that until it ends. */
export function useIsFaded(id: string): boolean {
  const filter = useWorkspace((state) => state.evidenceFilter);
  return useEditor((state) => filter !== 'all' && fadedBy(state.history.present, filter).has(id));
}

function fadedBy(project: Project, least: 'any' | 'strong'): ReadonlySet<string> {
  const sets: WeakMap<Project, ReadonlySet<string>> = known[least];
  const set = sets.get(project) ?? lackingEvidence(project, least);
  sets.set(project, set);
  return set;
}
