import { useMemo } from 'react';
import { indexProject } from '../../shared/graph/project-index.ts';
import type { EntryData, MatrixView, ViewRole } from '../../shared/matrix/matrix-view.ts';
import type { CellKey } from './matrix-desk.ts';
import { type Workbench, useEditor } from './workbench.tsx';
import { shownProject } from './editor.ts';

/** Shows a cell in the inspector, and its nearest path in the diagram. */
export function inspectCell(workbench: Workbench, view: MatrixView, cell: CellKey): void {
  const { desk, workspace } = workbench;
  const found = view.cells.find(
    ({ factor, column }) => factor === cell.factor && column === cell.column,
  );
  const [role] = found?.roles ?? [];
  desk.set({ cell, path: null });
  if (role) showRole(workbench, role);
  workspace.changeSettings({ inspectorOpen: true });
}

/** Highlights a role's path in the diagram, as far as it is drawn there. */
export function showRole(workbench: Workbench, { path, links }: ViewRole): void {
  showPath(
    workbench,
    path.map(({ id }) => id),
    links,
  );
}

/** Highlights nodes and links in the diagram and brings them into view. */
export function showPath(
  { desk, editor, canvas }: Workbench,
  nodes: readonly string[],
  links: readonly string[],
): void {
  const index = indexProject(editor.store.getState().history.present);
  const shownLinks = links.filter((id) => index.links.has(id));
  // A thing may be drawn more than once: the nodes where the links end are meant.
  const ends = shownLinks.flatMap((id) => {
    const link = index.links.get(id);
    return [link?.source, link?.target].flatMap((end) => (end?.to === 'node' ? [end.id] : []));
  });
  const shownNodes = [...nodes, ...ends].filter((id) => index.nodes.has(id));
  desk.set({ path: { nodes: new Set(shownNodes), links: new Set(shownLinks) } });
  canvas.current?.reveal(shownNodes);
}

/** Selects a row's or a column's thing in the diagram. */
export function inspectEntry({ desk, editor, canvas }: Workbench, { id, entity }: EntryData): void {
  const { nodes } = editor.store.getState().history.present;
  const same = nodes.filter(
    (node) => node.id === id || (entity !== null && node.entity === entity),
  );
  if (same.length === 0) return;
  desk.set({ cell: null, path: null });
  editor.select(same.map((node) => node.id));
  canvas.current?.reveal(same.map((node) => node.id));
}

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
