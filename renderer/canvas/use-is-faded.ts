import { lackingEvidence } from '../../shared/graph/evidence-strength.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { useEditor, useWorkspace } from '../editor/workbench.tsx';

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
