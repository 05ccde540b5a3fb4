import type { CommandId } from '../../shared/commands.ts';
import { setCanvas } from '../../shared/edit/set-project-properties.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { shownPart, standingOf } from '../../shared/project/shown-part.ts';
import type { PathwayNode, Project } from '../../shared/project/project-schema.ts';
import { countOfElements } from './announcing.ts';
import type { EditingCommand } from './editing-part.ts';
import type { EditorState } from './editor.ts';
import { isTextField } from './key-presses.ts';
import type { Workbench } from './workbench.tsx';
import type { InspectorPanel, Switch, WorkspaceState } from './workspace.ts';

/** What a command does. */
export interface Action {
  /** Left out where the command always makes sense. */
  isEnabled?(state: EditorState): boolean;
  /** For a command with a mark in `shared/commands.ts`: whether it is on. */
  isOn?(workbench: Workbench): boolean;
  run(workbench: Workbench): void | Promise<unknown>;
}

/** The actions of one feature. `renderer/actions.ts` joins those of all. */
export type ActionTable = Partial<Record<CommandId, Action>>;

export const hasSelection = ({ selection }: EditorState): boolean => selection.size > 0;

export const hasElements = ({ history }: EditorState): boolean =>
  history.present.nodes.length > 0 || history.present.links.length > 0;

/** The one selected node; null if something else is selected, or more. */
export function onlyNode(state: EditorState): string | null {
  const id = onlySelected(state);
  return id !== null && indexProject(state.history.present).nodes.has(id) ? id : null;
}

/** The one selected element, whatever it is. */
export function onlySelected({ selection }: EditorState): string | null {
  const [id] = selection;
  return id !== undefined && selection.size === 1 ? id : null;
}

/** Turns a part of the window on and off. */
export function switching(setting: Switch): Action {
  return {
    isOn: ({ workspace }) => workspace.store.getState().settings[setting],
    run: ({ workspace }) => workspace.toggle(setting),
  };
}

/** Shows a panel in the inspector, and the selection again. */
export function showingPanel(panel: InspectorPanel): Action {
  const isShown = ({ settings, inspectorPanel }: WorkspaceState) =>
    settings.inspectorOpen && inspectorPanel === panel;
  return {
    isOn: ({ workspace }) => isShown(workspace.store.getState()),
    run: ({ workspace }) => {
      if (isShown(workspace.store.getState())) return workspace.set({ inspectorPanel: null });
      workspace.set({ inspectorPanel: panel });
      workspace.changeSettings({ inspectorOpen: true });
    },
  };
}

/** Edits of the diagram that need no feature of their own. */
export const editorActions = {
  undo: {
    isEnabled: ({ history }) => history.past.length > 0,
    run: async (workbench) => {
      if (await undoneInText(workbench, 'undo')) return;
      workbench.editor.undo();
      workbench.workspace.announce('Undone.');
    },
  },
  redo: {
    isEnabled: ({ history }) => history.future.length > 0,
    run: async (workbench) => {
      if (await undoneInText(workbench, 'redo')) return;
      workbench.editor.redo();
      workbench.workspace.announce('Redone.');
    },
  },
  cut: editingAction('cut', hasSelection),
  copy: editingAction('copy', hasSelection),
  paste: editingAction('paste'),
  duplicate: editingAction('duplicate', hasSelection),
  delete: editingAction('delete', hasSelection),
  'select-all': {
    isEnabled: hasElements,
    run: ({ editor, canvas }) => {
      if (selectText(document.activeElement)) return;
      editor.select(freeIds(editor.shown()));
      canvas.current?.focus();
    },
  },
  'copy-style': {
    isEnabled: hasSelection,
    run: ({ editor, workspace }) => {
      const { nodes, links } = selectedElements(editor.store.getState());
      workspace.set({ copiedStyle: { node: nodes[0], link: links[0] } });
      workspace.announce('Style copied.');
    },
  },
  'paste-style': editingAction('paste-style', hasSelection),
  'select-similar': {
    isEnabled: hasSelection,
    run: ({ editor, workspace }) => {
      const chosen = selectedElements(editor.store.getState());
      const kinds = new Set(chosen.nodes.map(({ kind }) => kind));
      const relations = new Set(chosen.links.map(({ relation }) => relation));
      const free = new Set(freeIds(editor.shown()));
      const { nodes, links } = editor.shown();
      const similar = [
        ...nodes.filter(({ kind }) => kinds.has(kind)),
        ...links.filter(({ relation }) => relations.has(relation)),
      ].filter(({ id }) => free.has(id));
      editor.select(similar.map(({ id }) => id));
      workspace.announce(`${countOfElements(similar.length)} selected.`);
    },
  },
  'reverse-link': editingAction(
    'reverse-link',
    (state) => selectedElements(state).links.length > 0,
  ),
  'next-relation': editingAction(
    'next-relation',
    (state) => selectedElements(state).links.length > 0,
  ),
  'insert-into-link': editingAction(
    'insert-into-link',
    (state) => onlyNode(state) !== null || onlyLink(state) !== null,
  ),
  'split-link': editingAction('split-link', (state) => onlyLink(state) !== null),
  'select-none': { isEnabled: hasSelection, run: ({ editor }) => editor.select([]) },
  rename: {
    isEnabled: (state) => onlyNode(state) !== null || onlyLink(state) !== null,
    run: ({ editor, workspace }) => {
      const state = editor.store.getState();
      workspace.set({ renaming: onlyNode(state) ?? onlyLink(state) });
    },
  },
  group: editingAction('group', (state) => selectedNodes(state).length > 0),
  ungroup: editingAction('ungroup', (state) => selectedGroups(state).length > 0),
  collapse: {
    ...editingAction('collapse', (state) => selectedContainers(state).length > 0),
    isOn: ({ editor }) => areClosed(editor.store.getState()),
  },
  'add-anchor': editingAction('add-anchor', (state) => onlyLink(state) !== null),
  'align-left': editingAction('align-left', hasNodes(2)),
  'align-centre': editingAction('align-centre', hasNodes(2)),
  'align-right': editingAction('align-right', hasNodes(2)),
  'align-top': editingAction('align-top', hasNodes(2)),
  'align-middle': editingAction('align-middle', hasNodes(2)),
  'align-bottom': editingAction('align-bottom', hasNodes(2)),
  'distribute-across': editingAction('distribute-across', hasNodes(3)),
  'distribute-down': editingAction('distribute-down', hasNodes(3)),
  'stack-across': editingAction('stack-across', hasNodes(2)),
  'stack-down': editingAction('stack-down', hasNodes(2)),
  'same-width': editingAction('same-width', hasNodes(2)),
  'same-height': editingAction('same-height', hasNodes(2)),
  'same-size': editingAction('same-size', hasNodes(2)),
  'flip-across': editingAction('flip-across', hasNodes(1)),
  'flip-down': editingAction('flip-down', hasNodes(1)),
  'bring-to-front': editingAction('bring-to-front', hasSelection),
  'bring-forward': editingAction('bring-forward', hasSelection),
  'send-backward': editingAction('send-backward', hasSelection),
  'send-to-back': editingAction('send-to-back', hasSelection),
  'toggle-snap': {
    isOn: ({ editor }) => editor.shown().canvas.snap,
    run: ({ editor }) => editor.edit(setCanvas({ snap: !editor.shown().canvas.snap })),
  },
} satisfies ActionTable;

/** A command whose work is in the part that edits, which is fetched beside the first view. */
function editingAction(id: EditingCommand, isEnabled?: Action['isEnabled']): Action {
  const run: Action['run'] = (workbench) =>
    workbench.editing.use(({ runs }) => runs[id](workbench));
  return isEnabled ? { isEnabled, run } : { run };
}

/** At least so many nodes are selected. */
function hasNodes(least: number): (state: EditorState) => boolean {
  return (state) => selectedNodes(state).length >= least;
}

/**
 * While a text is being typed, undo and redo act on that text; true if so, and done. If the host cannot do it, the
 * document does, and the typed text is then its last step.
 */
async function undoneInText(
  { editor, host }: Workbench,
  command: 'undo' | 'redo',
): Promise<boolean> {
  if (!isTextField(document.activeElement)) return false;
  if (await host.editText({ command })) return true;
  editor.finishTyping();
  return false;
}

/** In a text field select-all means its text; true if so, and done. */
function selectText(field: Element | null): boolean {
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (!isField || !isTextField(field)) return false;
  field.select();
  return true;
}

/** All that is shown and can be changed. */
function freeIds(project: Project): string[] {
  const { locked } = standingOf(project);
  const { nodes, links } = shownPart(project);
  return [...nodes, ...links].map(({ id }) => id).filter((id) => !locked.has(id));
}

/** The selected containers with something in them. */
export function selectedContainers(state: EditorState): readonly PathwayNode[] {
  const { nodes, children } = indexProject(state.history.present);
  return selectedNodes(state).flatMap((id) => (children.has(id) ? (nodes.get(id) ?? []) : []));
}

export function areClosed(state: EditorState): boolean {
  const containers = selectedContainers(state);
  return containers.length > 0 && containers.every(({ collapsed }) => collapsed !== undefined);
}

/** Many commands ask the same of the same selection: it is found once. */
export function oncePerSelection<Found>(
  find: (state: EditorState) => Found,
): (state: EditorState) => Found {
  const known = new WeakMap<ReadonlySet<string>, { readonly project: Project; found: Found }>();
  return (state) => {
    const { selection, history } = state;
    const before = known.get(selection);
    if (before?.project === history.present) return before.found;
    const found = find(state);
    known.set(selection, { project: history.present, found });
    return found;
  };
}

/** The ids of the selected nodes. */
export const selectedNodes = oncePerSelection(
  ({ selection, history }: EditorState): readonly string[] => {
    const { nodes } = indexProject(history.present);
    return [...selection].filter((id) => nodes.has(id));
  },
);

const selectedElements = oncePerSelection(({ history, selection }) => {
  const index = indexProject(history.present);
  return {
    nodes: [...selection].flatMap((id) => index.nodes.get(id) ?? []),
    links: [...selection].flatMap((id) => index.links.get(id) ?? []),
  };
});

/** The ids of the selected groups. */
export function selectedGroups(state: EditorState): string[] {
  const { nodes } = indexProject(state.history.present);
  return [...state.selection].filter((id) => nodes.get(id)?.kind === 'group');
}

/** The one selected link; null if something else is selected, or more. */
export function onlyLink(state: EditorState): string | null {
  const id = onlySelected(state);
  return id !== null && indexProject(state.history.present).links.has(id) ? id : null;
}
