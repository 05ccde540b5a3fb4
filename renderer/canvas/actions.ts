import { hasSelection, type ActionTable } from '../editor/actions.ts';

/** What is seen of the diagram, and how large. */
export const canvasActions = {
  'zoom-in': { run: ({ canvas }) => canvas.current?.zoomIn() },
  'zoom-out': { run: ({ canvas }) => canvas.current?.zoomOut() },
  'zoom-actual': { run: ({ canvas }) => canvas.current?.zoomTo(1) },
  fit: { run: ({ canvas }) => canvas.current?.fit() },
  'fit-selection': {
    isEnabled: hasSelection,
    run: ({ canvas, editor }) => canvas.current?.fitTo(editor.store.getState().selection),
  },
  'toggle-minimap': { run: ({ workspace }) => workspace.toggle('minimapOpen') },
  'toggle-numbers': { run: ({ workspace }) => workspace.toggle('referenceNumbers') },
  'evidence-all': { run: ({ workspace }) => workspace.set({ evidenceFilter: 'all' }) },
  'evidence-any': { run: ({ workspace }) => workspace.set({ evidenceFilter: 'any' }) },
  'evidence-strong': { run: ({ workspace }) => workspace.set({ evidenceFilter: 'strong' }) },
} satisfies ActionTable;
