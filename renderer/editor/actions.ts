import { commandIds, type CommandId } from '../../shared/commands.ts';
import { addAnchor } from '../../shared/edit/anchors.ts';
import type { Edit } from '../../shared/edit/edit.ts';
import { groupNodes, ungroup } from '../../shared/edit/grouping.ts';
import { removeElements } from '../../shared/edit/remove.ts';
import { setCanvas } from '../../shared/edit/set-properties.ts';
import { bringForward, bringToFront, sendBackward, sendToBack } from '../../shared/edit/z-order.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { copySelection, cutSelection, duplicateSelection, pasteFromHost } from './clipboard.ts';
import { openWith, save, saveAs } from './files.ts';
import type { EditorState } from './editor.ts';
import { isTextField } from './text-field.ts';
import type { Workbench } from './workbench.tsx';

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
    run: (workbench) => openWith(workbench, (place) => workbench.host.openProject({ place })),
  },
  save: { run: (workbench) => save(workbench) },
  'save-as': { run: saveAs },
  export: {
    isEnabled: (state) => !isEmpty(state),
    run: ({ workspace }) => workspace.openDialog({ name: 'export' }),
  },
  print: {
    isEnabled: (state) => !isEmpty(state),
    run: async (workbench) => (await import('./print.ts')).printProject(workbench),
  },
  properties: { run: ({ workspace }) => workspace.openDialog({ name: 'properties' }) },
  close: { run: ({ host }) => host.closeWindow({ discard: false }) },

  undo: {
    isEnabled: ({ history }) => history.past.length > 0,
    run: ({ editor }) => (inTextField('undo') ? undefined : editor.undo()),
  },
  redo: {
    isEnabled: ({ history }) => history.future.length > 0,
    run: ({ editor }) => (inTextField('redo') ? undefined : editor.redo()),
  },
  cut: { isEnabled: hasSelection, run: cutSelection },
  copy: { isEnabled: hasSelection, run: copySelection },
  paste: { run: pasteFromHost },
  duplicate: { isEnabled: hasSelection, run: duplicateSelection },
  delete: {
    isEnabled: hasSelection,
    run: (workbench) => editSelected(workbench, removeElements),
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
      if (link !== null) editor.edit(addAnchor(link, { id: newId(), position: 0.5 }));
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
    run: ({ canvas, editor }) => canvas.current?.reveal(editor.store.getState().selection),
  },
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
  'toggle-snap': {
    run: ({ editor }) => editor.edit(setCanvas({ snap: !editor.shown().canvas.snap })),
  },
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

function restack(edit: (ids: Iterable<string>) => Edit): Action {
  return { isEnabled: hasSelection, run: (workbench) => editSelected(workbench, edit) };
}

function editSelected({ editor }: Workbench, edit: (ids: Iterable<string>) => Edit): void {
  editor.edit(edit(editor.store.getState().selection));
}

function showPanel(workspace: Workbench['workspace'], tab: 'templates'): void {
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
