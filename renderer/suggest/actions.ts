import { indexProject } from '../../shared/graph/project-index.ts';
import { onlyNode, onlySelected, type ActionTable } from '../editor/actions.ts';
import { countInWords } from '../editor/announcing.ts';
import type { EditorState } from '../editor/editor.ts';
import { knownLibrary } from '../editor/library.ts';
import type { Workbench } from '../editor/workbench.tsx';
import type { DialogTable, SuggestOffer } from '../editor/workspace.ts';
import { loadLater } from '../ui/loading.ts';
import { suggestionsFor } from './suggesting.ts';
import { windowWords } from '../../shared/words/window.ts';

export const suggestActions = {
  'connect-known': {
    isEnabled: ({ history }) => history.present.nodes.length > 1,
    run: offerConnections,
  },
  'attach-evidence': {
    isEnabled: ({ history }) => history.present.links.length > 0,
    run: attachKnownEvidence,
  },
  'complete-step': { isEnabled: canCompleteStep, run: offerStep },
  grow: { isEnabled: (state) => onlyNode(state) !== null, run: offerGrowth },
} satisfies ActionTable;

export const suggestDialogs = {
  suggest: loadLater(async () => (await import('./SuggestDialog.tsx')).SuggestDialog),
} satisfies DialogTable;

/** One node, or one link or anchor that is a step or belongs to one. */
function canCompleteStep(state: EditorState): boolean {
  const id = onlySelected(state);
  const { nodes, links, anchors } = indexProject(state.history.present);
  return id !== null && (nodes.has(id) || links.has(id) || anchors.has(id));
}

/** Between the selected nodes if there are several, otherwise between all. */
async function offerConnections(workbench: Workbench): Promise<void> {
  const { selection, history } = workbench.editor.store.getState();
  const { nodes } = indexProject(history.present);
  const chosen = new Set([...selection].filter((id) => nodes.has(id)));
  await offer(
    workbench,
    chosen.size > 1 ? { type: 'connect', among: chosen } : { type: 'connect' },
    windowWords.libraryKnowsNo,
  );
}

/** To the selected links if there are any, otherwise to all. */
async function attachKnownEvidence(workbench: Workbench): Promise<void> {
  const { editor, workspace, newId } = workbench;
  const [library, { attachEvidence }] = await Promise.all([
    knownLibrary(workbench),
    import('../../shared/suggest/attach-evidence.ts'),
  ]);
  const { selection, history } = editor.store.getState();
  const { links } = indexProject(history.present);
  const chosen = new Set([...selection].filter((id) => links.has(id)));
  const among = chosen.size > 0 ? chosen : undefined;
  const made = attachEvidence(library, history.present, newId, among);
  if (made.pieces === 0) return workspace.refuse(windowWords.libraryHasNo);
  editor.edit(() => made.project);
  const pieces = made.pieces === 1 ? '1 piece' : windowWords.pieces(made.pieces);
  workspace.toast(windowWords.ofEvidenceAttached(pieces, countInWords(0, made.links, 0)), {
    label: windowWords.undo,
    run: () => editor.undo(),
  });
}

async function offerStep(workbench: Workbench): Promise<void> {
  const id = onlySelected(workbench.editor.store.getState());
  if (id === null) return;
  await offer(workbench, { type: 'complete', id }, windowWords.libraryKnowsNothing);
}

async function offerGrowth(workbench: Workbench): Promise<void> {
  const id = onlySelected(workbench.editor.store.getState());
  if (id === null) return;
  await offer(workbench, { type: 'grow', id }, windowWords.libraryKnowsNothingMore);
}

async function offer(workbench: Workbench, what: SuggestOffer, nothing: string): Promise<void> {
  const { editor, workspace } = workbench;
  const library = await knownLibrary(workbench);
  const found = await suggestionsFor(library, editor.store.getState().history.present, what);
  if (found.length === 0) workspace.refuse(nothing);
  else workspace.openDialog({ name: 'suggest', offer: what, library });
}
