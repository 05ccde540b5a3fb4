import {
  alignNodes,
  distributeNodes,
  flipNodes,
  matchSizes,
  stackNodes,
} from '../../shared/edit/align.ts';
import { inSequence, type Edit } from '../../shared/edit/edit.ts';
import { removable, removeElements } from '../../shared/edit/elements.ts';
import {
  adoptByPosition,
  groupNodes,
  growContainers,
  setCollapsed,
  ungroup,
} from '../../shared/edit/grouping.ts';
import { addAnchor, freePosition, removeAnchor, reverseLinks } from '../../shared/edit/links.ts';
import { moveElements } from '../../shared/edit/move-and-resize.ts';
import { pasteStyle } from '../../shared/edit/set-element-properties.ts';
import { bringForward, bringToFront, sendBackward, sendToBack } from '../../shared/edit/z-order.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import {
  areClosed,
  onlyLink,
  selectedContainers,
  selectedGroups,
  selectedNodes,
  type Action,
} from './actions.ts';
import { announceNewParents, countOfElements } from './announcing.ts';
import { copySelection, cutSelection, duplicateSelection, pasteFromHost } from './clipboard.ts';
import { shownDiagram } from './diagram.ts';
import type { EditingPart, Nudging } from './editing-part.ts';
import { insertSelected, splitLink } from './inserting.ts';
import { isOnCanvas } from './key-presses.ts';
import { nextRelation } from './connecting.ts';
import type { Workbench } from './workbench.tsx';

export { listenToClipboard } from './clipboard.ts';
export { insertIntoLink } from '../../shared/edit/split-link.ts';
export {
  announceHalves,
  insertionUnder,
  insertNew,
  linkAccepting,
  splitLink,
} from './inserting.ts';

/** What the commands do that edit what is drawn. `actions.ts` says when they make sense. */
export const runs: EditingPart<Workbench>['runs'] = {
  cut: cutSelection,
  copy: copySelection,
  paste: (workbench) => pasteFromHost(workbench),
  duplicate: duplicateSelection,
  delete: deleteSelection,
  'paste-style': ({ editor, workspace }) => {
    const { copiedStyle } = workspace.store.getState();
    if (copiedStyle) editor.edit(pasteStyle(editor.store.getState().selection, copiedStyle));
    else workspace.refuse('There is no style to paste: copy that of an element first.');
  },
  'reverse-link': ({ editor }) => editor.edit(reverseLinks(editor.store.getState().selection)),
  'next-relation': nextRelation,
  'insert-into-link': insertSelected,
  'split-link': (workbench) => splitLink(workbench),
  group: ({ editor, newId }) => {
    const id = newId();
    editor.edit(groupNodes(selectedNodes(editor.store.getState()), { id }), [id]);
  },
  ungroup: ({ editor }) => editor.edit(ungroup(selectedGroups(editor.store.getState()))),
  collapse: ({ editor, workspace }) => {
    const state = editor.store.getState();
    const [containers, isOn] = [selectedContainers(state), areClosed(state)];
    const ids = containers.map(({ id }) => id);
    editor.edit(setCollapsed(ids, !isOn));
    workspace.announce(
      isOn
        ? 'Opened as before.'
        : 'Closed: it stands for what lies in it, and its links end at it.',
    );
  },
  'add-anchor': ({ editor, newId }) => {
    const link = onlyLink(editor.store.getState());
    const id = newId();
    if (link !== null)
      editor.edit(addAnchor(link, { id, position: freePosition(editor.shown(), link) }), [id]);
  },
  'align-left': arrange((ids) => alignNodes(ids, { axis: 'x', at: 'start' })),
  'align-centre': arrange((ids) => alignNodes(ids, { axis: 'x', at: 'centre' })),
  'align-right': arrange((ids) => alignNodes(ids, { axis: 'x', at: 'end' })),
  'align-top': arrange((ids) => alignNodes(ids, { axis: 'y', at: 'start' })),
  'align-middle': arrange((ids) => alignNodes(ids, { axis: 'y', at: 'centre' })),
  'align-bottom': arrange((ids) => alignNodes(ids, { axis: 'y', at: 'end' })),
  'distribute-across': arrange((ids) => distributeNodes(ids, 'x')),
  'distribute-down': arrange((ids) => distributeNodes(ids, 'y')),
  'stack-across': arrange((ids) => stackNodes(ids, 'x')),
  'stack-down': arrange((ids) => stackNodes(ids, 'y')),
  'same-width': arrange((ids) => matchSizes(ids, ['width'])),
  'same-height': arrange((ids) => matchSizes(ids, ['height'])),
  'same-size': arrange((ids) => matchSizes(ids, ['width', 'height'])),
  'flip-across': arrange((ids) => flipNodes(ids, 'x')),
  'flip-down': arrange((ids) => flipNodes(ids, 'y')),
  'bring-to-front': restack(bringToFront),
  'bring-forward': restack(bringForward),
  'send-backward': restack(sendBackward),
  'send-to-back': restack(sendToBack),
};

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

function arrange(edit: (ids: Iterable<string>) => Edit): Action['run'] {
  return ({ editor, workspace }) => {
    const before = editor.shown();
    editor.edit(edit(selectedNodes(editor.store.getState())));
    if (editor.shown() === before) workspace.announce('They stand like this already.');
  };
}

function restack(edit: (ids: Iterable<string>) => Edit): Action['run'] {
  return ({ editor }) => editor.edit(edit(editor.store.getState().selection));
}

/** Moves the selection by arrow keys. */
export function createNudging(workbench: Workbench): Nudging {
  const { editor } = workbench;
  let isNudging = false;
  return {
    nudge: (direction, strides, isFine) => {
      const { selection, history } = editor.store.getState();
      const { grid, snap } = history.present.canvas;
      const step = (snap && !isFine ? grid : 1) * strides;
      const delta = { x: direction.x * step, y: direction.y * step };
      const moved = moveElements({ nodes: selection, links: selection }, delta)(editor.shown());
      isNudging = true;
      editor.preview(() => moved);
    },
    finish: () => {
      if (!isNudging) return;
      isNudging = false;
      const { selection, history } = editor.store.getState();
      editor.commit(inSequence(adoptByPosition(selection), growContainers(selection)));
      announceNewParents(workbench, history.present, selection);
    },
    cancel: () => {
      if (!isNudging) return false;
      isNudging = false;
      editor.cancel();
      return true;
    },
  };
}
