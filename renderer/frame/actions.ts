import type { Settings } from '../../shared/settings.ts';
import { switching, type Action, type ActionTable } from '../editor/actions.ts';
import type { ShownView } from '../editor/matrix-desk.ts';
import type { Workbench } from '../editor/workbench.tsx';
import type { LibraryTab } from '../editor/workspace.ts';

/** Which parts of the window are seen, and in which colours. */
export const frameActions = {
  templates: { run: (workbench) => showTab(workbench, 'templates') },
  'what-if': {
    isOn: (workbench) => isTabShown(workbench, 'what-if'),
    run: (workbench) =>
      showTab(workbench, isTabShown(workbench, 'what-if') ? 'library' : 'what-if'),
  },
  'view-diagram': viewing('diagram'),
  'view-split': viewing('split'),
  'view-matrix': viewing('matrix'),
  'toggle-library': switching('libraryOpen'),
  'toggle-inspector': switching('inspectorOpen'),
  'theme-system': choosingTheme('system'),
  'theme-light': choosingTheme('light'),
  'theme-dark': choosingTheme('dark'),
} satisfies ActionTable;

function viewing(view: ShownView): Action {
  return {
    isOn: ({ desk }) => desk.store.getState().view === view,
    run: ({ desk }) => desk.set({ view }),
  };
}

function choosingTheme(theme: Settings['theme']): Action {
  return {
    isOn: ({ workspace }) => workspace.store.getState().settings.theme === theme,
    run: ({ workspace }) => workspace.changeSettings({ theme }),
  };
}

function isTabShown({ workspace }: Workbench, tab: LibraryTab): boolean {
  const { settings, libraryTab } = workspace.store.getState();
  return settings.libraryOpen && libraryTab === tab;
}

function showTab({ workspace }: Workbench, tab: LibraryTab): void {
  workspace.set({ libraryTab: tab });
  workspace.changeSettings({ libraryOpen: true });
}
