import { diagramLookLabels } from '../../shared/project/image-formats.ts';
import type { Settings } from '../../shared/settings.ts';
import { switching, type Action, type ActionTable } from '../editor/actions.ts';
import type { ShownView } from '../editor/matrix-desk.ts';
import type { Workbench } from '../editor/workbench.tsx';
import type { LibraryTab } from '../editor/workspace.ts';

/** Which parts of the window are visible, which part has the focus, and the colours. */
export const frameActions = {
  templates: { run: (workbench) => showTab(workbench, 'templates') },
  'what-if': {
    isOn: (workbench) => isTabShown(workbench, 'what-if'),
    run: (workbench) =>
      showTab(workbench, isTabShown(workbench, 'what-if') ? 'library' : 'what-if'),
  },
  layers: {
    isOn: (workbench) => isTabShown(workbench, 'layers'),
    run: (workbench) => showTab(workbench, isTabShown(workbench, 'layers') ? 'library' : 'layers'),
  },
  'view-diagram': viewing('diagram'),
  'view-split': viewing('split'),
  'view-matrix': viewing('matrix'),
  'toggle-library': switching('libraryOpen'),
  'toggle-inspector': switching('inspectorOpen'),
  'next-part': { run: (workbench) => moveToPart(workbench, 1) },
  'previous-part': { run: (workbench) => moveToPart(workbench, -1) },
  'look-usual': choosingLook('usual'),
  'look-colour-blind': choosingLook('colour-blind'),
  'look-greyscale': choosingLook('greyscale'),
  'look-contrast': choosingLook('contrast'),
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

function choosingLook(look: Settings['look']): Action {
  return {
    isOn: ({ workspace }) => workspace.store.getState().settings.look === look,
    run: ({ workspace }) => {
      workspace.changeSettings({ look });
      workspace.announce(`The look of the diagram: ${diagramLookLabels[look]}.`);
    },
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

/** The parts of the window in their order on the screen, and what in them takes the focus. */
const parts = [
  { part: 'header', goal: 'button:not(:disabled)' },
  { part: 'aside[aria-label="Library"]', goal: '[role="tab"][aria-selected="true"]' },
  { part: '.react-flow', goal: null },
  { part: 'aside[aria-label="Inspector"]', goal: '[tabindex="-1"]' },
] as const;

/** From the diagram to the inspector of what is selected, and back: Tab leads through all elements and selects them. */
function moveToPart({ canvas }: Workbench, by: 1 | -1): void {
  const { activeElement } = document;
  const shown = parts.flatMap(({ part, goal }) => {
    const element = document.querySelector<HTMLElement>(part);
    return element?.checkVisibility() ? [{ element, goal }] : [];
  });
  const at = shown.findIndex(({ element }) => element.contains(activeElement));
  const next = shown.at((Math.max(at, by === 1 ? -1 : 0) + by) % shown.length);
  if (next?.goal === null) canvas.current?.focus();
  else if (next) next.element.querySelector<HTMLElement>(next.goal)?.focus();
}
