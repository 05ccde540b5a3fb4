import { hasSelection, type ActionTable } from '../editor/actions.ts';

/** What a person keeps to draw it again. */
export const templatesActions = {
  'save-motif': {
    isEnabled: hasSelection,
    run: async (workbench) => (await import('./own-motifs.ts')).saveSelectionAsMotif(workbench),
  },
} satisfies ActionTable;
