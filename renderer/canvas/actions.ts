import {
  hasElements,
  hasSelection,
  switching,
  type Action,
  type ActionTable,
} from '../editor/actions.ts';
import type { NodeKind } from '../../shared/project/project-schema.ts';
import type { Reach } from '../../shared/graph/reach.ts';
import type { WorkspaceState } from '../editor/workspace.ts';

/** The canvas loads it too; before its first picture nobody asks for it. */
const loadFocusing = () => import('./focusing.ts');

/** Which part of the diagram is shown, and at what scale. */
export const canvasActions = {
  'zoom-in': { run: ({ canvas }) => canvas.current?.zoomIn() },
  'zoom-out': { run: ({ canvas }) => canvas.current?.zoomOut() },
  'zoom-actual': { run: ({ canvas }) => canvas.current?.zoomTo(1) },
  fit: { run: ({ canvas }) => canvas.current?.fit() },
  'fit-selection': {
    isEnabled: hasSelection,
    run: ({ canvas, editor }) => canvas.current?.fitTo(editor.store.getState().selection),
  },
  'focus-neighbours': focusing('neighbours'),
  'focus-upstream': focusing('upstream'),
  'focus-downstream': focusing('downstream'),
  'focus-paths': {
    isEnabled: ({ selection }) => selection.size > 1,
    run: async (workbench) => (await loadFocusing()).focusOn(workbench, 'paths'),
  },
  'focus-end': { run: async (workbench) => (await loadFocusing()).endFocus(workbench) },
  present: {
    isEnabled: hasElements,
    run: async (workbench) => (await loadFocusing()).present(workbench, 'pathway'),
  },
  'present-layers': {
    isEnabled: ({ history }) => history.present.canvas.layers.length > 0,
    run: async (workbench) => (await loadFocusing()).present(workbench, 'layers'),
  },
  'present-views': {
    isEnabled: ({ history }) => history.present.canvas.views.length > 0,
    run: async (workbench) => (await loadFocusing()).present(workbench, 'views'),
  },
  'save-view': {
    isEnabled: hasElements,
    run: async (workbench) => (await import('../editor/views.ts')).saveView(workbench),
  },
  'add-note': adding('note'),
  'add-label': adding('label'),
  'add-compartment': adding('compartment'),
  'add-shape': adding('shape'),
  'insert-picture': {
    run: async (workbench) => (await import('../editor/pictures.ts')).choosePicture(workbench),
  },
  'toggle-minimap': switching('minimapOpen'),
  'toggle-numbers': switching('referenceNumbers'),
  'evidence-all': filteringEvidence('all'),
  'evidence-any': filteringEvidence('any'),
  'evidence-strong': filteringEvidence('strong'),
} satisfies ActionTable;

/** In the middle of the view, or beside what lies there. */
function adding(kind: NodeKind): Action {
  return {
    run: async (workbench) => (await import('../editor/adding.ts')).addNodeOfKind(workbench, kind),
  };
}

function focusing(reach: Reach): Action {
  return {
    isEnabled: hasSelection,
    run: async (workbench) => (await loadFocusing()).focusOn(workbench, reach),
  };
}

function filteringEvidence(evidenceFilter: WorkspaceState['evidenceFilter']): Action {
  return {
    isOn: ({ workspace }) => workspace.store.getState().evidenceFilter === evidenceFilter,
    run: ({ workspace }) => workspace.set({ evidenceFilter }),
  };
}
