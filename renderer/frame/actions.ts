import type { ActionTable } from '../editor/actions.ts';
import type { Workbench } from '../editor/workbench.tsx';
import type { LibraryTab } from '../editor/workspace.ts';

/** Which parts of the window are seen, and in which colours. */
export const frameActions = {
  templates: { run: (workbench) => showTab(workbench, 'templates') },
  'what-if': { run: (workbench) => showTab(workbench, 'what-if') },
  'view-diagram': { run: ({ desk }) => desk.set({ view: 'diagram' }) },
  'view-split': { run: ({ desk }) => desk.set({ view: 'split' }) },
  'view-matrix': { run: ({ desk }) => desk.set({ view: 'matrix' }) },
  'toggle-library': { run: ({ workspace }) => workspace.toggle('libraryOpen') },
  'toggle-inspector': { run: ({ workspace }) => workspace.toggle('inspectorOpen') },
  'theme-system': { run: ({ workspace }) => workspace.changeSettings({ theme: 'system' }) },
  'theme-light': { run: ({ workspace }) => workspace.changeSettings({ theme: 'light' }) },
  'theme-dark': { run: ({ workspace }) => workspace.changeSettings({ theme: 'dark' }) },
} satisfies ActionTable;

function showTab({ workspace }: Workbench, tab: LibraryTab): void {
  workspace.set({ libraryTab: tab });
  workspace.changeSettings({ libraryOpen: true });
}
