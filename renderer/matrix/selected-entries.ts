import { useMemo } from 'react';
import { indexProject } from '../../shared/graph/project-index.ts';
import type { EntryData } from '../../shared/matrix/matrix-data.ts';
import { shownProject } from '../editor/editor.ts';
import { useEditor } from '../editor/workbench.tsx';

/** Whether a row or column is selected in the diagram: itself, or another node of the same library entry. */
export function useSelectedEntries(): (entry: EntryData) => boolean {
  const selection = useEditor((state) => state.selection);
  const project = useEditor(shownProject);
  return useMemo(() => {
    const { nodes } = indexProject(project);
    const entities = new Set([...selection].flatMap((id) => nodes.get(id)?.entity ?? []));
    return ({ id, entity }) => selection.has(id) || (entity !== null && entities.has(entity));
  }, [selection, project]);
}
