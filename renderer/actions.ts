import { commandIds, type CommandId } from '../shared/commands.ts';
import { addAnchor, freePosition, removeAnchor } from '../shared/edit/anchors.ts';
import { inSequence, type Edit } from '../shared/edit/edit.ts';
import { groupNodes, ungroup } from '../shared/edit/grouping.ts';
import { removeElements } from '../shared/edit/remove.ts';
import { setCanvas } from '../shared/edit/set-project-properties.ts';
import { bringForward, bringToFront, sendBackward, sendToBack } from '../shared/edit/z-order.ts';
import { indexProject } from '../shared/graph/project-index.ts';
import type { Project } from '../shared/project/project-schema.ts';
import { countOfElements } from './editor/announcing.ts';
import {
  copySelection,
  cutSelection,
  duplicateSelection,
  pasteFromHost,
} from './editor/clipboard.ts';
import { shownDiagram } from './editor/diagram.ts';
import { copyImage, exportAgain, openExportDialog } from './export/export-image.ts';
import { openWith, save, saveAs } from './files/files.ts';
import type { EditorState } from './editor/editor.ts';
import { showNextProblem } from './problems/problems.ts';
import { addSelectionToOwn } from './library/own-library.ts';
import {
  canCompleteStep,
  canConnectKnown,
  canGrow,
  offerConnections,
  offerGrowth,
  offerStep,
} from './suggest/suggesting.ts';
import { isOnCanvas, isTextField } from './editor/key-presses.ts';
import type { Workbench } from './editor/workbench.tsx';
import type { LibraryTab } from './editor/workspace.ts';

export interface Action {
  /** Left out where the command always makes sense. */
  isEnabled?(state: EditorState): boolean;
  run(workbench: Workbench): void | Promise<unknown>;
}

const hasSelection = ({ selection }: EditorState) => selection.size > 0;
const isEmpty = ({ history }: EditorState) =>
  history.present.nodes.length === 0 && history.present.links.length === 0;

/** What each command does. Adding one means an entry here and one in `shared/commands.ts`. */
export const actions: Record<CommandId, Action> = {
  new: { run: ({ host }) => host.newWindow() },
  templates: { run: ({ workspace }) => showPanel(workspace, 'templates') },
  open: {
    run: (workbench) => openWith(workbench, (target) => workbench.host.openProject({ target })),
  },
  save: { run: (workbench) => save(workbench) },
  'save-as': { run: saveAs },
  export: {
    isEnabled: (state) => !isEmpty(state),
    run: (workbench) => openExportDialog(workbench, 'export'),
  },
  'export-again': { isEnabled: (state) => !isEmpty(state), run: exportAgain },
  print: {
    isEnabled: (state) => !isEmpty(state),
    run: (workbench) => openExportDialog(workbench, 'print'),
  },
  'export-file': {
    isEnabled: (state) => !isEmpty(state),
    run: ({ workspace }) => workspace.openDialog({ name: 'export-file' }),
  },
  report: {
    isEnabled: (state) => !isEmpty(state),
    run: ({ workspace }) => workspace.openDialog({ name: 'report' }),
  },
  'import-report': {
    isEnabled: ({ imported }) => imported !== null,
    run: ({ workspace }) => workspace.openDialog({ name: 'import-report' }),
  },
  properties: { run: ({ workspace }) => workspace.openDialog({ name: 'properties' }) },
  references: { run: ({ workspace }) => workspace.openDialog({ name: 'references' }) },
  close: { run: ({ host }) => host.closeWindow({ discard: false }) },

  undo: {
    isEnabled: ({ history }) => history.past.length > 0,
    run: ({ editor, workspace }) => {
      if (inTextField('undo')) return;
      editor.undo();
      workspace.announce('Undone.');
    },
  },
  redo: {
    isEnabled: ({ history }) => history.future.length > 0,
    run: ({ editor, workspace }) => {
      if (inTextField('redo')) return;
      editor.redo();
      workspace.announce('Redone.');
    },
  },
  cut: { isEnabled: hasSelection, run: cutSelection },
  copy: { isEnabled: hasSelection, run: copySelection },
  'copy-image': { isEnabled: (state) => !isEmpty(state), run: (workbench) => copyImage(workbench) },
  paste: { run: (workbench) => pasteFromHost(workbench) },
  duplicate: { isEnabled: hasSelection, run: duplicateSelection },
  delete: {
    isEnabled: hasSelection,
    run: deleteSelection,
  },
  'select-all': {
    isEnabled: (state) => !isEmpty(state),
    run: ({ editor, canvas }) => {
      if (inTextField('selectAll')) return;
      editor.select(allIds(editor.shown()));
      canvas.current?.focus();
    },
  },
  'select-none': { isEnabled: hasSelection, run: ({ editor }) => editor.select([]) },
  rename: {
    isEnabled: (state) => onlyNode(state) !== null || onlyLink(state) !== null,
    run: ({ editor, workspace }) => {
      const state = editor.store.getState();
      workspace.set({ renaming: onlyNode(state) ?? onlyLink(state) });
    },
  },
  find: { run: ({ workspace }) => workspace.set({ paletteOpen: true, paletteMode: 'find' }) },

  connect: {
    isEnabled: (state) => onlyNode(state) !== null,
    run: ({ workspace }) => workspace.set({ paletteOpen: true, paletteMode: 'connect' }),
  },
  'connect-known': { isEnabled: canConnectKnown, run: offerConnections },
  'complete-step': { isEnabled: canCompleteStep, run: offerStep },
  grow: { isEnabled: canGrow, run: offerGrowth },
  'add-to-library': { isEnabled: hasSelection, run: addSelectionToOwn },
  'my-library': { run: ({ workspace }) => workspace.openDialog({ name: 'own-library' }) },
  group: {
    isEnabled: (state) => selectedNodes(state).length > 0,
    run: ({ editor, newId }) => {
      const id = newId();
      editor.edit(groupNodes(selectedNodes(editor.store.getState()), { id }), [id]);
    },
  },
  ungroup: {
    isEnabled: (state) => selectedGroups(state).length > 0,
    run: ({ editor }) => editor.edit(ungroup(selectedGroups(editor.store.getState()))),
  },
  'add-anchor': {
    isEnabled: (state) => onlyLink(state) !== null,
    run: ({ editor, newId }) => {
      const link = onlyLink(editor.store.getState());
      const id = newId();
      if (link !== null)
        editor.edit(addAnchor(link, { id, position: freePosition(editor.shown(), link) }), [id]);
    },
  },
  'bring-to-front': restack(bringToFront),
  'bring-forward': restack(bringForward),
  'send-backward': restack(sendBackward),
  'send-to-back': restack(sendToBack),

  'zoom-in': { run: ({ canvas }) => canvas.current?.zoomIn() },
  'zoom-out': { run: ({ canvas }) => canvas.current?.zoomOut() },
  'zoom-actual': { run: ({ canvas }) => canvas.current?.zoomTo(1) },
  fit: { run: ({ canvas }) => canvas.current?.fit() },
  'fit-selection': {
    isEnabled: hasSelection,
    run: ({ canvas, editor }) => canvas.current?.fitTo(editor.store.getState().selection),
  },
  'view-diagram': { run: ({ desk }) => desk.set({ view: 'diagram' }) },
  'view-split': { run: ({ desk }) => desk.set({ view: 'split' }) },
  'view-matrix': { run: ({ desk }) => desk.set({ view: 'matrix' }) },
  'what-if': { run: ({ workspace }) => showPanel(workspace, 'what-if') },
  'toggle-library': {
    run: ({ workspace }) =>
      workspace.changeSettings({ libraryOpen: !workspace.store.getState().settings.libraryOpen }),
  },
  'toggle-inspector': {
    run: ({ workspace }) =>
      workspace.changeSettings({
        inspectorOpen: !workspace.store.getState().settings.inspectorOpen,
      }),
  },
  'toggle-minimap': {
    run: ({ workspace }) =>
      workspace.changeSettings({ minimapOpen: !workspace.store.getState().settings.minimapOpen }),
  },
  'toggle-numbers': {
    run: ({ workspace }) =>
      workspace.changeSettings({
        referenceNumbers: !workspace.store.getState().settings.referenceNumbers,
      }),
  },
  'toggle-problems': {
    run: ({ workspace }) =>
      workspace.changeSettings({ problemsOpen: !workspace.store.getState().settings.problemsOpen }),
  },
  lab: {
    isEnabled: ({ history }) => history.present.nodes.length > 0,
    run: ({ workspace }) => workspace.openDialog({ name: 'lab' }),
  },
  'next-problem': { run: (workbench) => showNextProblem(workbench, 1) },
  'previous-problem': { run: (workbench) => showNextProblem(workbench, -1) },
  'toggle-snap': {
    run: ({ editor }) => editor.edit(setCanvas({ snap: !editor.shown().canvas.snap })),
  },
  'evidence-all': { run: ({ workspace }) => workspace.set({ evidenceFilter: 'all' }) },
  'evidence-any': { run: ({ workspace }) => workspace.set({ evidenceFilter: 'any' }) },
  'evidence-strong': { run: ({ workspace }) => workspace.set({ evidenceFilter: 'strong' }) },
  'theme-system': { run: ({ workspace }) => workspace.changeSettings({ theme: 'system' }) },
  'theme-light': { run: ({ workspace }) => workspace.changeSettings({ theme: 'light' }) },
  'theme-dark': { run: ({ workspace }) => workspace.changeSettings({ theme: 'dark' }) },

  palette: {
    run: ({ workspace }) => workspace.set({ paletteOpen: true, paletteMode: 'commands' }),
  },
  shortcuts: { run: ({ workspace }) => workspace.openDialog({ name: 'shortcuts' }) },
  about: { run: ({ workspace }) => workspace.openDialog({ name: 'about' }) },
};

export function isCommandEnabled(id: CommandId, state: EditorState): boolean {
  return actions[id].isEnabled?.(state) ?? true;
}

/** The commands that make no sense right now, for the native menu. */
export function disabledCommands(state: EditorState): CommandId[] {
  return commandIds.filter((id) => !isCommandEnabled(id, state));
}

/** An anchor that goes leaves the links that ended there with free ends; what is wholly selected goes wholly. */
function deleteSelection(workbench: Workbench): void {
  const { editor, workspace, canvas } = workbench;
  const { selection } = editor.store.getState();
  const { links } = shownDiagram(workbench);
  const { anchors } = indexProject(editor.shown());
  const removals = [...selection].flatMap((id) => {
    const host = anchors.get(id)?.link.id;
    const at = host !== undefined && !selection.has(host) && links.get(host)?.anchors.get(id);
    return at ? [removeAnchor(id, at)] : [];
  });
  const hadFocus = isOnCanvas(document.activeElement);
  editor.edit(inSequence(...removals, removeElements(selection)));
  workspace.announce(`${countOfElements(selection.size)} deleted.`);
  // The focus would go with the element that had it.
  if (hadFocus) canvas.current?.focus();
}

function restack(edit: (ids: Iterable<string>) => Edit): Action {
  return { isEnabled: hasSelection, run: (workbench) => editSelected(workbench, edit) };
}

function editSelected({ editor }: Workbench, edit: (ids: Iterable<string>) => Edit): void {
  editor.edit(edit(editor.store.getState().selection));
}

function showPanel(workspace: Workbench['workspace'], tab: LibraryTab): void {
  workspace.set({ libraryTab: tab });
  workspace.changeSettings({ libraryOpen: true });
}

/** While a text is being typed, undo and select-all mean the text; true if so, and done. */
function inTextField(command: 'undo' | 'redo' | 'selectAll'): boolean {
  return isTextField(document.activeElement) && document.execCommand(command);
}

function allIds(project: Project): string[] {
  return [...project.nodes, ...project.links].map((element) => element.id);
}

function selectedNodes(state: EditorState): string[] {
  const { nodes } = indexProject(state.history.present);
  return [...state.selection].filter((id) => nodes.has(id));
}

function selectedGroups(state: EditorState): string[] {
  const { nodes } = indexProject(state.history.present);
  return [...state.selection].filter((id) => nodes.get(id)?.kind === 'group');
}

function onlyNode(state: EditorState): string | null {
  const [id, ...others] = state.selection;
  const { nodes } = indexProject(state.history.present);
  return id !== undefined && others.length === 0 && nodes.has(id) ? id : null;
}

function onlyLink(state: EditorState): string | null {
  const [id, ...others] = state.selection;
  const { links } = indexProject(state.history.present);
  return id !== undefined && others.length === 0 && links.has(id) ? id : null;
}
