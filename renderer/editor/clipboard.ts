import {
  copyFragment,
  duplicate,
  fragmentTextIn,
  fragmentToHtml,
  pasteFragment,
  textToFragment,
  wordsForFragment,
  type Fragment,
  type Locate,
} from '../../shared/edit/clipboard.ts';
import type { Edit } from '../../shared/edit/edit.ts';
import type { ClipboardText } from '../../shared/host.ts';
import { adoptByPosition } from '../../shared/edit/grouping.ts';
import type { CellColumns } from '../../shared/open/pasted-cells.ts';
import { removeElements } from '../../shared/edit/elements.ts';
import {
  type Link,
  projectSchema,
  type Project,
  limits,
  type DiagramPoint,
} from '../../shared/project/project-schema.ts';
import { drawDiagram } from '../../shared/scene/draw-diagram.ts';
import { countOfElements } from './announcing.ts';
import { shownDiagram } from './diagram.ts';
import { knownLibrary } from './library.ts';
import { addNote } from './adding.ts';
import { isTextField } from './key-presses.ts';
import type { Workbench } from './workbench.tsx';
import { partsWords } from '../../shared/words/parts.ts';

/** How far a copy lies from its original, in diagram units. */
const copyOffset = 20;

/** Copies, cuts and pastes by key or by native menu. The page gets both as events. */
export function listenToClipboard(workbench: Workbench): void {
  const isOurs = (event: ClipboardEvent) =>
    !isTextField(event.target) && !document.querySelector('dialog[open]');
  const put = (event: ClipboardEvent) => {
    const copied = selectionAsText(workbench);
    if (copied === null || !isOurs(event) || !document.getSelection()?.isCollapsed) return false;
    event.clipboardData?.setData('text/plain', copied.text);
    event.clipboardData?.setData('text/html', copied.html);
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
    const read = (type: string) => event.clipboardData?.getData(type) ?? '';
    const picture = [...(event.clipboardData?.files ?? [])].find(isPicture);
    const words = { text: read('text/plain'), html: read('text/html') };
    void (picture && isPictureAlone(words)
      ? pastePicture(workbench, picture)
      : paste(workbench, words));
  });
}

function isPicture({ type }: File): boolean {
  return type.startsWith('image/');
}

/** Programs put a picture of cells and text beside them; a browser puts the address of a picture beside it. */
function isPictureAlone({ text, html }: ClipboardText): boolean {
  return fragmentTextIn(html) === null && (text.trim() === '' || /<img\b/iu.test(html));
}

/** A picture that carries a project brings its elements, any other one itself. */
async function pastePicture(workbench: Workbench, file: File): Promise<void> {
  const { projectInFile } = await import('../../shared/open/open-file.ts');
  const found = await projectInFile(new Uint8Array(await file.arrayBuffer()), file.name);
  if (found.ok) return pasteElements(workbench, found.value.project);
  await (await import('./pictures.ts')).insertPicture(workbench, file);
}

export async function copySelection(workbench: Workbench): Promise<void> {
  const copied = selectionAsText(workbench);
  if (copied === null) return;
  await workbench.host.writeClipboard(copied);
  announceCopy(workbench);
}

export async function cutSelection(workbench: Workbench): Promise<void> {
  await copySelection(workbench);
  removeSelection(workbench);
}

/** `at` is the middle of what is pasted, in diagram coordinates; without it a place near the original is found. */
export async function pasteFromHost(workbench: Workbench, at?: DiagramPoint): Promise<void> {
  await paste(workbench, await workbench.host.readClipboard(), at);
}

export function duplicateSelection(workbench: Workbench): void {
  const { editor, newId } = workbench;
  const offset = { x: copyOffset, y: copyOffset };
  const ids = editor.store.getState().selection;
  editWithNewSelected(workbench, duplicate(ids, { newId, offset, locate: locateIn(workbench) }));
  workbench.workspace.announce(partsWords.duplicated(countOfElements(ids.size)));
}

/** The selection as what other programs and windows can take; null if nothing is selected. */
function selectionAsText(workbench: Workbench): ClipboardText | null {
  const { selection, history } = workbench.editor.store.getState();
  if (selection.size === 0) return null;
  const fragment = copyFragment(history.present, selection, locateIn(workbench));
  const text = wordsForFragment(fragment, history.present);
  return { text, html: fragmentToHtml(fragment, text) };
}

/**
 * Pastes what another copy put there; otherwise cells of a table become nodes and links, and any other text becomes a
 * note. A damaged fragment is reported.
 */
async function paste(
  workbench: Workbench,
  { text, html }: ClipboardText,
  at?: DiagramPoint,
): Promise<void> {
  const fragment = textToFragment(fragmentTextIn(html) ?? text);
  if (fragment.ok) return pasteElements(workbench, fragment.value, at);
  if (fragment.error.kind !== 'plain-text') {
    const failed = { file: partsWords.clipboard, error: fragment.error };
    return workbench.workspace.openDialog({ name: 'failure', failure: failed });
  }
  const [pasted, { isLabTable }, library] = await Promise.all([
    import('../../shared/open/pasted-cells.ts'),
    import('../../shared/lab/read-lab-table.ts'),
    knownLibrary(workbench),
  ]);
  const { readCells, readNames, uprightNames, findCellColumns, whyTooManyCells } = pasted;
  const { workspace, editor } = workbench;
  const isName = pasted.createNameCheck(editor.store.getState().history.present, library);
  const cells = readCells(text, html) ?? readNames(text, isName);
  if (cells === null) return pasteNote(workbench, text.trim(), at);
  const refusal = whyTooManyCells(cells);
  if (refusal !== null) return workspace.toast(refusal);
  const rows = uprightNames(cells, isName);
  if (isLabTable(rows)) return offerLabValues(workbench, text);
  const columns = findCellColumns(rows, isName);
  if (columns === null) return workspace.openDialog({ name: 'columns', table: { rows, at } });
  await pasteRows(workbench, rows, columns, at);
}

/** Values would make wrong nodes. They are compared with the nodes of a diagram, so there must be some. */
function offerLabValues({ editor, workspace }: Workbench, text: string): void {
  const said = partsWords.thisLooksLikeLaboratoryValuesNothing;
  if (editor.store.getState().history.present.nodes.length === 0) {
    const first = partsWords.openOrBeginDiagramOfWhat;
    return workspace.toast(`${said} ${first}`);
  }
  workspace.toast(said, {
    label: partsWords.labValues,
    run: () => workspace.openDialog({ name: 'lab', text }),
  });
}

function pasteNote(workbench: Workbench, text: string, at?: DiagramPoint): void {
  if (text === '') return;
  addNote(workbench, text.slice(0, limits.labelLength), at);
  if (text.length <= limits.labelLength) return;
  const most = limits.labelLength.toLocaleString('en');
  workbench.workspace.toast(partsWords.textIsLongNoteHasIts(most));
}

/** Done as one undo step; what was changed or left out is reported. */
export async function pasteRows(
  workbench: Workbench,
  rows: readonly (readonly string[])[],
  columns: CellColumns,
  at?: DiagramPoint,
): Promise<void> {
  const [library, { pasteCells }] = await Promise.all([
    knownLibrary(workbench),
    import('../../shared/open/pasted-cells.ts'),
  ]);
  const { editor, canvas, workspace, newId } = workbench;
  const middle = at ?? canvas.current?.center() ?? { x: 0, y: 0 };
  const before = editor.store.getState().history.present;
  const { project, added, remarks } = pasteCells(before, rows, columns, {
    library,
    newId,
    at: middle,
  });
  editor.edit(() => project, added);
  canvas.current?.bringIntoView(added);
  workspace.announce(partsWords.pasted(countOfElements(added.length)));
  const [first, ...others] = remarks;
  const more = others.length === 0 ? '' : partsWords.andMoreSuchRemarks(others.length);
  if (first !== undefined) workspace.toast(`${first}${more}`);
}

function pasteElements(workbench: Workbench, fragment: Fragment, at?: DiagramPoint): void {
  const offset = at ? offsetTo(workbench, fragment, at) : pasteOffset(workbench, fragment);
  const paste = pasteFragment(fragment, { newId: workbench.newId, offset });
  editWithNewSelected(workbench, (project) => {
    const pasted = paste(project);
    return adoptByPosition(addedIds(project, pasted))(pasted);
  });
  const { size } = workbench.editor.store.getState().selection;
  workbench.workspace.announce(partsWords.pasted(countOfElements(size)));
}

/** The project with a copy of these elements on top of them, and the ids of the copy. For a drag that copies. */
export function copyWithoutOffset(
  workbench: Workbench,
  ids: Iterable<string>,
): { readonly project: Project; readonly ids: readonly string[] } {
  const before = workbench.editor.store.getState().history.present;
  const options = { newId: workbench.newId, offset: { x: 0, y: 0 }, locate: locateIn(workbench) };
  const project = duplicate(ids, options)(before);
  return { project, ids: addedIds(before, project) };
}

function editWithNewSelected({ editor }: Workbench, edit: Edit): void {
  const before = editor.store.getState().history.present;
  const after = edit(before);
  editor.edit(() => after, addedIds(before, after));
}

function addedIds(before: Project, after: Project): string[] {
  const old = new Set([...before.nodes, ...before.links].map(({ id }) => id));
  return [...after.nodes, ...after.links].map(({ id }) => id).filter((id) => !old.has(id));
}

/** Next to the original if that area is free and in view; otherwise in the middle of what is visible. */
function pasteOffset(workbench: Workbench, fragment: Fragment): DiagramPoint {
  const view = workbench.canvas.current?.center() ?? middleOf(fragment);
  const middle = middleOf(fragment);
  const isNear = Math.hypot(view.x - middle.x, view.y - middle.y) < 600;
  let offset = isNear ? { x: 0, y: 0 } : offsetTo(workbench, fragment, view);
  while (isTaken(workbench, fragment, offset)) {
    offset = { x: offset.x + copyOffset, y: offset.y + copyOffset };
  }
  return offset;
}

/** The shift that brings the fragment's middle to a point, in whole steps of the grid. */
function offsetTo({ editor }: Workbench, fragment: Fragment, to: DiagramPoint): DiagramPoint {
  const { grid } = editor.shown().canvas;
  const middle = middleOf(fragment);
  const snapped = (distance: number) => Math.round(distance / grid) * grid;
  return { x: snapped(to.x - middle.x), y: snapped(to.y - middle.y) };
}

function middleOf(fragment: Fragment): DiagramPoint {
  const { bounds } = drawDiagram(projectSchema.parse(fragment), 'light');
  return { x: bounds.x + bounds.width / 2, y: bounds.y + bounds.height / 2 };
}

/** Whether the first node (for links alone, the first free end) would lie exactly on another one. */
function isTaken({ editor }: Workbench, fragment: Fragment, offset: DiagramPoint): boolean {
  const { nodes, links } = editor.shown();
  const [node] = fragment.nodes;
  const positions = node ? nodes : links.flatMap(freeEnds);
  const first = node ?? fragment.links.flatMap(freeEnds)[0];
  return (
    first !== undefined &&
    positions.some(({ x, y }) => x === first.x + offset.x && y === first.y + offset.y)
  );
}

function freeEnds({ source, target }: Link): DiagramPoint[] {
  return [source, target].flatMap((end) => (end.to === 'point' ? [end] : []));
}

export function locateIn(workbench: Workbench): Locate {
  const { links } = shownDiagram(workbench);
  return (_endpoint, link, end) =>
    links.get(link.id)?.route.at(end === 'source' ? 0 : -1) ?? { x: 0, y: 0 };
}

function removeSelection(workbench: Workbench): void {
  const { editor, workspace } = workbench;
  const { selection } = editor.store.getState();
  editor.edit(removeElements(selection));
  workspace.announce(partsWords.cut(countOfElements(selection.size)));
}

function announceCopy({ editor, workspace }: Workbench): void {
  workspace.announce(partsWords.copied(countOfElements(editor.store.getState().selection.size)));
}
