import { hasSelection, switching, type Action, type ActionTable } from '../editor/actions.ts';
import type { WorkspaceState } from '../editor/workspace.ts';

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
  'toggle-minimap': switching('minimapOpen'),
  'toggle-numbers': switching('referenceNumbers'),
  'evidence-all': filteringEvidence('all'),
  'evidence-any': filteringEvidence('any'),
  'evidence-strong': filteringEvidence('strong'),
} satisfies ActionTable;

function filteringEvidence(evidenceFilter: WorkspaceState['evidenceFilter']): Action {
  return {
    isOn: ({ workspace }) => workspace.store.getState().evidenceFilter === evidenceFilter,
    run: ({ workspace }) => workspace.set({ evidenceFilter }),
  };
}
