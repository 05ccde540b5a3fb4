import {
  copyFragment,
  duplicate,
  fragmentToText,
  pasteFragment,
  textToFragment,
  type Fragment,
  type Locate,
} from '../../shared/edit/clipboard.ts';
import type { Edit } from '../../shared/edit/edit.ts';
import { removeElements } from '../../shared/edit/remove.ts';
import { limits } from '../../shared/project/limits.ts';
import type { Point } from '../../shared/project/value-schemas.ts';
import { drawDiagram } from '../../shared/scene/draw-diagram.ts';
import { projectSchema } from '../../shared/project/project-schema.ts';
import { shownDiagram } from './diagram.ts';
import { placeKind } from './placing.ts';
import { isTextField } from './text-field.ts';
import type { Workbench } from './workbench.tsx';

/** How far a copy lies from its original, in diagram units. */
const copyOffset = 20;

/** Copy, cut and paste by key or native menu, which the page hears of as events. */
export function listenToClipboard(workbench: Workbench): void {
  const isOurs = (event: ClipboardEvent) =>
    !isTextField(event.target) && !document.querySelector('dialog[open]');
  const put = (event: ClipboardEvent) => {
    const text = selectionText(workbench);
    if (text === null || !isOurs(event) || !document.getSelection()?.isCollapsed) return false;
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    return true;
  };
  document.addEventListener('copy', (event) => {
    if (put(event)) announceCopy(workbench);
  });
  document.addEventListener('cut', (event) => {
    if (put(event)) removeSelection(workbench);
  });
  document.addEventListener('paste', (event) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    pasteText(workbench, event.clipboardData?.getData('text/plain') ?? '');
  });
}

export async function copySelection(workbench: Workbench): Promise<void> {
  const text = selectionText(workbench);
  if (text === null) return;
  await workbench.host.writeClipboard({ text });
  announceCopy(workbench);
}

export async function cutSelection(workbench: Workbench): Promise<void> {
  await copySelection(workbench);
  removeSelection(workbench);
}

export async function pasteFromHost(workbench: Workbench): Promise<void> {
  pasteText(workbench, await workbench.host.readClipboard());
}

export function duplicateSelection(workbench: Workbench): void {
  const { editor, newId } = workbench;
  const offset = { x: copyOffset, y: copyOffset };
  const ids = editor.store.getState().selection;
  editWithNewSelected(workbench, duplicate(ids, { newId, offset, locate: locateIn(workbench) }));
}

/** The selection as text that another window, or another program, can take; null if nothing is selected. */
function selectionText(workbench: Workbench): string | null {
  const { editor } = workbench;
  const { selection, history } = editor.store.getState();
  if (selection.size === 0) return null;
  return fragmentToText(copyFragment(history.present, selection, locateIn(workbench)));
}

/** Pastes what another copy put there; any other text becomes a note. Damaged fragments are told of. */
function pasteText(workbench: Workbench, text: string): void {
  const fragment = textToFragment(text);
  if (fragment.ok) {
    const offset = pasteOffset(workbench, fragment.value);
    editWithNewSelected(
      workbench,
      pasteFragment(fragment.value, { newId: workbench.newId, offset }),
    );
  } else if (fragment.error.kind !== 'plain-text') {
    const failure = { file: 'The clipboard', error: fragment.error };
    workbench.workspace.openDialog({ name: 'failure', failure });
  } else if (text.trim() !== '') {
    placeKind(workbench, 'note', undefined, text.trim().slice(0, limits.labelLength));
  }
}

function editWithNewSelected({ editor }: Workbench, edit: Edit): void {
  const before = editor.store.getState().history.present;
  const old = new Set([...before.nodes, ...before.links].map(({ id }) => id));
  const after = edit(before);
  const added = [...after.nodes, ...after.links].filter(({ id }) => !old.has(id));
  editor.edit(
    () => after,
    added.map(({ id }) => id),
  );
}

/** Beside the original where that place is free and in view; else in the middle of what is visible. */
function pasteOffset(workbench: Workbench, fragment: Fragment): Point {
  const { bounds } = drawDiagram(projectSchema.parse(fragment), 'light');
  const middle = { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
  const view = workbench.canvas.current?.center() ?? middle;
  const isNear = Math.hypot(view.x - middle.x, view.y - middle.y) < 600;
  const { grid } = workbench.editor.shown().canvas;
  const snapped = (distance: number) => Math.round(distance / grid) * grid;
  let offset = isNear
    ? { x: 0, y: 0 }
    : { x: snapped(view.x - middle.x), y: snapped(view.y - middle.y) };
  while (isTaken(workbench, fragment, offset)) {
    offset = { x: offset.x + copyOffset, y: offset.y + copyOffset };
  }
  return offset;
}

/** Whether the first node would lie exactly on another one. */
function isTaken({ editor }: Workbench, { nodes: [first] }: Fragment, offset: Point): boolean {
  return (
    first !== undefined &&
    editor
      .shown()
      .nodes.some((node) => node.x === first.x + offset.x && node.y === first.y + offset.y)
  );
}

function locateIn(workbench: Workbench): Locate {
  const { links } = shownDiagram(workbench);
  return (_endpoint, link, end) =>
    links.get(link.id)?.route.at(end === 'source' ? 0 : -1) ?? { x: 0, y: 0 };
}

function removeSelection({ editor }: Workbench): void {
  editor.edit(removeElements(editor.store.getState().selection));
}

function announceCopy({ editor, workspace }: Workbench): void {
  const count = editor.store.getState().selection.size;
  workspace.announce(count === 1 ? '1 element copied.' : `${count} elements copied.`);
}
