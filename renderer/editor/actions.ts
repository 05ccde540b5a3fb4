import type { CommandId } from '../../shared/commands.ts';
import {
  alignNodes,
  distributeNodes,
  flipNodes,
  matchSizes,
  stackNodes,
} from '../../shared/edit/align.ts';
import { addAnchor, freePosition, removeAnchor, reverseLinks } from '../../shared/edit/links.ts';
import { inSequence, type Edit } from '../../shared/edit/edit.ts';
import { groupNodes, setCollapsed, ungroup } from '../../shared/edit/grouping.ts';
import { removable, removeElements } from '../../shared/edit/elements.ts';
import { pasteStyle } from '../../shared/edit/set-element-properties.ts';
import { setCanvas } from '../../shared/edit/set-project-properties.ts';
import { bringForward, bringToFront, sendBackward, sendToBack } from '../../shared/edit/z-order.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { shownPart, standingOf } from '../../shared/project/shown-part.ts';
import type { PathwayNode, Project } from '../../shared/project/project-schema.ts';
import { countOfElements } from './announcing.ts';
import { copySelection, cutSelection, duplicateSelection, pasteFromHost } from './clipboard.ts';
import { shownDiagram } from './diagram.ts';
import type { EditorState } from './editor.ts';
import { isOnCanvas, isTextField } from './key-presses.ts';
import type { Workbench } from './workbench.tsx';
import type { Switch } from './workspace.ts';

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
  cut: { isEnabled: hasSelection, run: cutSelection },
  copy: { isEnabled: hasSelection, run: copySelection },
  paste: { run: (workbench) => pasteFromHost(workbench) },
  duplicate: { isEnabled: hasSelection, run: duplicateSelection },
  delete: { isEnabled: hasSelection, run: deleteSelection },
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
  'paste-style': {
    isEnabled: hasSelection,
    run: ({ editor, workspace }) => {
      const { copiedStyle } = workspace.store.getState();
      if (copiedStyle) editor.edit(pasteStyle(editor.store.getState().selection, copiedStyle));
      else workspace.refuse('There is no style to paste: copy that of an element first.');
    },
  },
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
  'reverse-link': {
    isEnabled: (state) => selectedElements(state).links.length > 0,
    run: ({ editor }) => editor.edit(reverseLinks(editor.store.getState().selection)),
  },
  'select-none': { isEnabled: hasSelection, run: ({ editor }) => editor.select([]) },
  rename: {
    isEnabled: (state) => onlyNode(state) !== null || onlyLink(state) !== null,
    run: ({ editor, workspace }) => {
      const state = editor.store.getState();
      workspace.set({ renaming: onlyNode(state) ?? onlyLink(state) });
    },
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
  collapse: {
    isEnabled: (state) => selectedContainers(state).length > 0,
    isOn: ({ editor }) => areClosed(editor.store.getState()),
    run: ({ editor, workspace }) => {
      const state = editor.store.getState();
      const [containers, isOn] = [selectedContainers(state), areClosed(state)];
      editor.edit(
        setCollapsed(
          containers.map(({ id }) => id),
          !isOn,
        ),
      );
      workspace.announce(
        isOn
          ? 'Opened as before.'
          : 'Closed: it stands for what lies in it, and its links end at it.',
      );
    },
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
  'align-left': arrange(2, (ids) => alignNodes(ids, { axis: 'x', at: 'start' })),
  'align-centre': arrange(2, (ids) => alignNodes(ids, { axis: 'x', at: 'centre' })),
  'align-right': arrange(2, (ids) => alignNodes(ids, { axis: 'x', at: 'end' })),
  'align-top': arrange(2, (ids) => alignNodes(ids, { axis: 'y', at: 'start' })),
  'align-middle': arrange(2, (ids) => alignNodes(ids, { axis: 'y', at: 'centre' })),
  'align-bottom': arrange(2, (ids) => alignNodes(ids, { axis: 'y', at: 'end' })),
  'distribute-across': arrange(3, (ids) => distributeNodes(ids, 'x')),
  'distribute-down': arrange(3, (ids) => distributeNodes(ids, 'y')),
  'stack-across': arrange(2, (ids) => stackNodes(ids, 'x')),
  'stack-down': arrange(2, (ids) => stackNodes(ids, 'y')),
  'same-width': arrange(2, (ids) => matchSizes(ids, ['width'])),
  'same-height': arrange(2, (ids) => matchSizes(ids, ['height'])),
  'same-size': arrange(2, (ids) => matchSizes(ids, ['width', 'height'])),
  'flip-across': arrange(1, (ids) => flipNodes(ids, 'x')),
  'flip-down': arrange(1, (ids) => flipNodes(ids, 'y')),
  'bring-to-front': restack(bringToFront),
  'bring-forward': restack(bringForward),
  'send-backward': restack(sendBackward),
  'send-to-back': restack(sendToBack),
  'toggle-snap': {
    isOn: ({ editor }) => editor.shown().canvas.snap,
    run: ({ editor }) => editor.edit(setCanvas({ snap: !editor.shown().canvas.snap })),
  },
} satisfies ActionTable;

/**
 * An anchor that is removed leaves free ends to the links that ended there. What is wholly selected is removed with it.
 */
function deleteSelection(workbench: Workbench): void {
  const { editor, workspace, canvas } = workbench;
  const { selection: selected } = editor.store.getState();
  const selection = new Set(removable(editor.shown(), [...selected]));
  const { links } = shownDiagram(workbench);
  const { anchors } = indexProject(editor.shown());
  const removals = [...selection].flatMap((id) => {
    const host = anchors.get(id)?.link.id;
    const at = host !== undefined && !selection.has(host) && links.get(host)?.anchors.get(id);
    return at ? [removeAnchor(id, at)] : [];
  });
  const hadFocus = isOnCanvas(document.activeElement);
  editor.edit(inSequence(...removals, removeElements(selection)));
  const stay = selected.size - selection.size;
  if (stay > 0)
    workspace.refuse(
      `${countOfElements(stay)} locked, or with something locked in it: not deleted.`,
    );
  else workspace.announce(`${countOfElements(selection.size)} deleted.`);
  // Otherwise the focus would be lost with the element that had it.
  if (hadFocus) canvas.current?.focus();
}

/** For at least so many selected nodes. */
function arrange(least: number, edit: (ids: Iterable<string>) => Edit): Action {
  return {
    isEnabled: (state) => selectedNodes(state).length >= least,
    run: ({ editor, workspace }) => {
      const before = editor.shown();
      editor.edit(edit(selectedNodes(editor.store.getState())));
      if (editor.shown() === before) workspace.announce('They stand like this already.');
    },
  };
}

function restack(edit: (ids: Iterable<string>) => Edit): Action {
  return {
    isEnabled: hasSelection,
    run: ({ editor }) => editor.edit(edit(editor.store.getState().selection)),
  };
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
function selectedContainers(state: EditorState): readonly PathwayNode[] {
  const { nodes, children } = indexProject(state.history.present);
  return selectedNodes(state).flatMap((id) => (children.has(id) ? (nodes.get(id) ?? []) : []));
}

function areClosed(state: EditorState): boolean {
  const containers = selectedContainers(state);
  return containers.length > 0 && containers.every(({ collapsed }) => collapsed !== undefined);
}

interface NodesOfSelection {
  readonly nodes: ReadonlyMap<string, unknown>;
  readonly ids: readonly string[];
}

/** Many commands ask the same of the same selection. */
const nodesOf = new WeakMap<ReadonlySet<string>, NodesOfSelection>();

function selectedNodes({ selection, history }: EditorState): readonly string[] {
  const { nodes } = indexProject(history.present);
  const known = nodesOf.get(selection);
  if (known?.nodes === nodes) return known.ids;
  const ids = [...selection].filter((id) => nodes.has(id));
  nodesOf.set(selection, { nodes, ids });
  return ids;
}

function selectedElements({ history, selection }: EditorState) {
  const index = indexProject(history.present);
  return {
    nodes: [...selection].flatMap((id) => index.nodes.get(id) ?? []),
    links: [...selection].flatMap((id) => index.links.get(id) ?? []),
  };
}

function selectedGroups(state: EditorState): string[] {
  const { nodes } = indexProject(state.history.present);
  return [...state.selection].filter((id) => nodes.get(id)?.kind === 'group');
}

function onlyLink(state: EditorState): string | null {
  const id = onlySelected(state);
  return id !== null && indexProject(state.history.present).links.has(id) ? id : null;
}
