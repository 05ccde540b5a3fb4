import { withoutExtension } from '../../shared/formats/known-formats.ts';
import { describeFailure } from '../../shared/messages.ts';
import { setMetadata } from '../../shared/edit/set-project-properties.ts';
import type { LossReport } from '../../shared/project/file-outcome.ts';
import type { OpenTarget } from '../../shared/host.ts';
import type {
  Answer,
  FileFailure,
  OpenedProject,
  SavedProject,
} from '../../shared/session/opened-project.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { emptyProject } from '../../shared/settings.ts';
import { isEdited, isPristine, lossKey, type EditorState } from '../editor/editor.ts';
import type { Workbench } from '../editor/workbench.tsx';
import {
  drawnThemeOf,
  withProgress,
  type Workspace,
  type WorkspaceState,
} from '../editor/workspace.ts';
import { inSlices } from '../../shared/worker/slices.ts';
import { pageSlices } from '../workers/page-worker.ts';
import { windowWords } from '../../shared/words/window.ts';

/** The window's title and the name offered for a first save. */
export function documentName({ editor }: Workbench): string {
  const { fileName, name, history } = editor.store.getState();
  return fileName ?? name ?? (history.present.metadata.title || 'Untitled');
}

/**
 * Opens the result of a request, if the person agrees to replace the document. After a failure the open document stays.
 */
export async function openWith(
  workbench: Workbench,
  request: (target: OpenTarget) => Answer<OpenedProject>,
): Promise<void> {
  const target = await findOpenTarget(workbench);
  if (!target) return;
  const before = workbench.editor.store.getState();
  const answer = await request(target);
  if (!answer.ok) return showFailure(workbench, answer.error);
  if (answer.value === null) return;
  await drawAhead(workbench, answer.value.project);
  const { host } = workbench;
  const mayAsk = host.edition === 'browser';
  if (isAsBefore(workbench, before) || (mayAsk && (await letGo(workbench)))) {
    showOpened(workbench, answer.value);
  } else await host.declineOpened({ document: answer.value.document });
}

/** Opens unsaved work; in this window, if nothing prevents it. */
export async function restoreDraft(workbench: Workbench, id: string): Promise<void> {
  const before = workbench.editor.store.getState();
  const isFree = isPristine(before) || workbench.host.edition === 'browser';
  if (!isPristine(before) && isFree && !(await letGo(workbench))) return;
  const answer = await workbench.host.restoreDraft({ id, target: isFree ? 'here' : 'elsewhere' });
  if (!answer.ok) return showFailure(workbench, answer.error);
  if (answer.value === null) return;
  await drawAhead(workbench, answer.value.project);
  if (isEdited(workbench.editor.store.getState()) && !(await letGo(workbench))) {
    return workbench.host.declineOpened({ document: answer.value.document });
  }
  showOpened(workbench, answer.value);
}

/** Shows what was opened from outside, unless the person has begun work here. */
export async function takeOpened(workbench: Workbench, opened: OpenedProject): Promise<void> {
  await drawAhead(workbench, opened.project);
  const state = workbench.editor.store.getState();
  // Unsaved work comes back into the window that shows its file.
  const isFree = opened.restored ? !isEdited(state) : isPristine(state);
  if (isFree) showOpened(workbench, opened);
  else await workbench.host.declineOpened({ document: opened.document });
}

/** A project with more elements is drawn before it is shown: all at once that would hold up the window. */
const muchToDraw = 2_000;

/** Draws what the window will show next, while it goes on. */
export async function drawAhead({ workspace }: Workbench, project: Project): Promise<void> {
  if (project.nodes.length + project.links.length < muchToDraw) return;
  // Its pictures would be drawn in the pauses.
  workspace.set({ startScreen: 'left', isDrawingAhead: true });
  try {
    const { showInSteps } = await import('./drawing-ahead.ts');
    const theme = drawnThemeOf(workspace.store.getState());
    await inSlices(showInSteps(project, theme), pageSlices);
  } finally {
    workspace.set({ isDrawingAhead: false });
  }
}

/** Reports in a toast what there is to know about an imported file; nothing if there is nothing. */
export async function tellImported(workbench: Workbench): Promise<void> {
  const { imported, generation } = workbench.editor.store.getState();
  if (imported === null) return;
  await (await import('./imports.ts')).tellOf(workbench, imported, generation);
}

function showOpened(workbench: Workbench, opened: OpenedProject): void {
  const { workspace, canvas } = workbench;
  loadOpened(workbench, opened);
  canvas.current?.focus();
  void tellImported(workbench);
  if (opened.restored) {
    // Its file may be another one by now.
    if (opened.restored === 'in-file') void workbench.outside.look('noticed');
    workspace.announce(windowWords.workInIsBackItIs(opened.name));
  } else if (opened.isNew && !opened.imported) {
    workspace.toast(windowWords.projectInOpened(opened.name));
  } else {
    workspace.announce(windowWords.opened(opened.name));
  }
}

/** A project from an image, or from a format that is only read, has no file yet: saving must ask for one. */
export function loadOpened({ editor }: Workbench, opened: OpenedProject): void {
  const { document, name, project, isNew, imported, restored } = opened;
  const bare = name.replace(/\.[a-z0-9]+$/iu, '');
  if (isNew) editor.load(project, null, { document, name: bare, imported });
  else if (restored === 'without-file')
    editor.load(project, null, { document, name, edited: true });
  else editor.load(project, name, { document, imported, edited: restored !== undefined });
}

/**
 * A table whose columns are not understood can still be opened: the person says what they are. `saveElsewhere`: what a
 * failed save offers.
 */
export function showFailure(
  workbench: Workbench,
  failure: FileFailure,
  saveElsewhere?: () => void,
): void {
  const { workspace } = workbench;
  const { file, error } = failure;
  if (offerValues(workbench, failure)) return;
  if (error.kind === 'unknown-columns' && error.columns.length > 1) {
    return workspace.openDialog({ name: 'columns', table: { file, text: error.text } });
  }
  workspace.openDialog({ name: 'failure', failure, ...(saveElsewhere && { saveElsewhere }) });
}

/** Values are compared with the nodes of a diagram: where there are none, there is nothing to hand them to. */
function offerValues({ editor, workspace }: Workbench, { file, error }: FileFailure): boolean {
  const { nodes } = editor.store.getState().history.present;
  if (error.kind !== 'lab-table' || nodes.length === 0) return false;
  workspace.openDialog({ name: 'lab', text: error.text });
  workspace.announce(windowWords.looksLikeLaboratory(file));
  return true;
}

/** Begins a new document from a template, in this window; asks about unsaved work first. */
export async function openTemplate(workbench: Workbench, template: Project): Promise<void> {
  if (!(await letGo(workbench))) return;
  const before = workbench.editor.store.getState();
  const document = await workbench.host.startAfresh();
  if (!isAsBefore(workbench, before) && !(await letGo(workbench))) return;
  workbench.editor.load(template, null, { document });
  workbench.canvas.current?.focus();
  workbench.workspace.announce(windowWords.openedAsNewProject(template.metadata.title));
}

/** Opens what is intact of a damaged file as a new project, and says what is not in it. */
export async function openRescued(workbench: Workbench, file: string, text: string): Promise<void> {
  const rescued = await withProgress(workbench.workspace, windowWords.rescuing(file), (watch) =>
    workbench.formats.rescue(text, watch),
  );
  if (!rescued.ok && rescued.error.kind === 'cancelled') return undefined;
  if (!rescued.ok) return workbench.workspace.toast(windowWords.nothingInIsIntact(file));
  if (!(await letGo(workbench))) return;
  const before = workbench.editor.store.getState();
  const document = await workbench.host.startAfresh();
  if (!isAsBefore(workbench, before) && !(await letGo(workbench))) return;
  const { project, leftOut } = rescued.value;
  const name = windowWords.rescued(withoutExtension(file));
  workbench.editor.load(project, null, { document, name, edited: true });
  workbench.workspace.openDialog({ name: 'rescued', file, leftOut });
}

export function openEmpty(workbench: Workbench): Promise<void> {
  workbench.workspace.set({ startScreen: 'left' });
  return openTemplate(
    workbench,
    emptyProject(workbench.workspace.store.getState().settings, now()),
  );
}

/**
 * Saves to the document's file, or to a new one, after earlier saves to that file have ended. True if the work up to
 * then is on the disk.
 */
export function save(workbench: Workbench, overwrite = false): Promise<boolean> {
  // Counted from here, so that a save that waits for its turn counts too.
  return counted(workbench.workspace, () => workbench.save(overwrite));
}

/**
 * Saves until nothing is left to save, whatever is typed meanwhile. False if that is not possible, or if the person
 * cancels.
 */
export async function saveAll(workbench: Workbench): Promise<boolean> {
  while (isEdited(workbench.editor.store.getState())) {
    // One after the other: each takes what was done during the one before.
    // oxlint-disable-next-line no-await-in-loop
    if (!(await save(workbench))) return false;
  }
  return true;
}

/** One save now. The caller puts saves to the same file into a queue. */
export function saveNow(workbench: Workbench, overwrite: boolean): Promise<boolean> {
  const { fileName } = workbench.editor.store.getState();
  if (fileName === null) return saveAs(workbench);
  const saveOnce = () =>
    write(workbench, (toSave) =>
      tellingIfSlow(workbench, fileName, async () => {
        const { saveProject } = workbench.host;
        const { savesInPlace: inPlace } = workbench.editor.store.getState();
        const answer = await saveProject({ ...toSave, overwrite, inPlace });
        const isAgreed = !answer.ok && agreesToLose(workbench, answer.error);
        return isAgreed ? saveProject({ ...toSave, overwrite, inPlace, lossy: true }) : answer;
      }),
    );
  return savingWhatOthersChanged(workbench, saveOnce);
}

/** How often a save takes in what another program writes meanwhile, before the person is asked. */
const mostMerges = 5;

/** Never writes over what another program changed: that is merged first, and saved with the work of this window. */
async function savingWhatOthersChanged(
  workbench: Workbench,
  saveOnce: () => Promise<boolean | FileFailure>,
): Promise<boolean> {
  let saved = await saveOnce();
  for (let merges = 0; typeof saved === 'object' && merges < mostMerges; merges += 1) {
    // One after the other: each depends on what the one before found.
    // oxlint-disable-next-line no-await-in-loop
    const outcome = await workbench.outside.look('save');
    if (outcome === 'asked') return false;
    if (outcome === 'unmergeable') break;
    // oxlint-disable-next-line no-await-in-loop
    saved = await saveOnce();
  }
  if (typeof saved === 'boolean') return saved;
  workbench.workspace.openDialog({ name: 'changed-on-disk', file: saved.file });
  return false;
}

/** The key by which saves wait for each other: the document, and which of its files it is in. */
export function fileKey({ editor }: Workbench): string {
  const { document, moves } = editor.store.getState();
  return `${document} ${moves}`;
}

/** Saves to the file in its own format, after the person agreed to these losses. */
export function saveLosing(workbench: Workbench, { losses }: LossReport): Promise<boolean> {
  workbench.editor.agreeToLose(losses);
  return save(workbench);
}

/** Saves by writing over the file's content, as the person agreed. */
export function saveInPlace(workbench: Workbench): Promise<boolean> {
  workbench.editor.agreeToSaveInPlace();
  return save(workbench);
}

/** Nobody is asked twice about the same loss. */
function agreesToLose({ editor }: Workbench, { error }: FileFailure): boolean {
  if (error.kind !== 'would-lose') return false;
  const { agreed } = editor.store.getState();
  return error.report.losses.every((loss) => agreed.has(lossKey(loss)));
}

/** Does not wait for other saves: the person may save elsewhere because another save takes too long. */
export async function saveAs(workbench: Workbench): Promise<boolean> {
  const suggestedName = documentName(workbench);
  const saved = await write(
    workbench,
    (toSave) => workbench.host.saveProjectAs({ ...toSave, suggestedName }),
    true,
  );
  return saved === true;
}

interface ToSave {
  readonly document: string;
  readonly project: Project;
}

/** Whether it is saved; the failure itself where another program has changed the file. */
async function write(
  workbench: Workbench,
  request: (toSave: ToSave) => Answer<SavedProject>,
  toNewFile = false,
): Promise<boolean | FileFailure> {
  const { editor, workspace } = workbench;
  editor.finishTyping();
  const key = fileKey(workbench);
  const { document, history } = editor.store.getState();
  const from = history.present;
  const written = stamped(from);
  const answer = await counted(workspace, () => request({ document, project: written }));
  const isHere = editor.store.getState().document === document;
  if (!answer.ok) {
    const isStillHere = fileKey(workbench) === key;
    if (isStillHere && answer.error.error.kind === 'changed-on-disk') return answer.error;
    if (isStillHere) showSaveFailure(workbench, answer.error, toNewFile);
    else workspace.refuse(describeFailure(answer.error).title);
    return false;
  }
  if (!answer.value) return false;
  const { name, isCurrent } = answer.value;
  workspace.announce(windowWords.saved(name));
  // If the document has left the file that was written, this says nothing about where it is now.
  if (!isHere || !isCurrent) return false;
  editor.markSaved(from, written, name, Date.now(), toNewFile);
  return true;
}

/** Counts it among the running saves. */
async function counted<Value>(workspace: Workspace, work: () => Promise<Value>): Promise<Value> {
  const count = (change: number) =>
    workspace.set({ saving: workspace.store.getState().saving + change });
  count(1);
  try {
    return await work();
  } finally {
    count(-1);
  }
}

/** Milliseconds after which the person is told that a save is slow: a network disk may be gone. */
const slowSave = 10_000;

async function tellingIfSlow<Value>(
  workbench: Workbench,
  fileName: string,
  work: () => Promise<Value>,
): Promise<Value> {
  const { workspace } = workbench;
  const text = windowWords.isStillBeing(fileName);
  const slow = setTimeout(() => {
    workspace.set({ savingIsSlow: true });
    workspace.toast(text, { label: windowWords.saveAs, run: () => void saveAs(workbench) });
  }, slowSave);
  try {
    return await work();
  } finally {
    clearTimeout(slow);
    workspace.set({ savingIsSlow: false });
    const told = workspace.store.getState().toasts.filter((toast) => toast.text === text);
    for (const { id } of told) workspace.dismissToast(id);
  }
}

/** No save is running, or one takes so long that nobody should wait for it. */
function savingEnds({ store }: Workspace): Promise<void> {
  const isOver = ({ saving, savingIsSlow }: WorkspaceState) => saving === 0 || savingIsSlow;
  return new Promise((resolve) => {
    if (isOver(store.getState())) return resolve();
    const stop = store.subscribe((state) => {
      if (!isOver(state)) return;
      stop();
      resolve();
    });
  });
}

function showSaveFailure(workbench: Workbench, failure: FileFailure, toNewFile: boolean): void {
  if (failure.error.kind === 'would-lose') {
    workbench.workspace.openDialog({ name: 'would-lose', failure, report: failure.error.report });
  } else if (failure.error.kind === 'not-replaceable' && !toNewFile) {
    workbench.workspace.openDialog({ name: 'in-place', failure });
  } else {
    showFailure(workbench, failure, () => void saveAs(workbench));
  }
}

function stamped(project: Project): Project {
  const time = now();
  const created = project.metadata.created ?? time;
  return setMetadata({ created, modified: time })(project);
}

const now = () => new Date().toISOString();

/** Where another document can be opened; null if the person wants to keep this one. */
async function findOpenTarget(workbench: Workbench): Promise<OpenTarget | null> {
  if (isPristine(workbench.editor.store.getState())) return 'here';
  if (workbench.host.edition === 'desktop') return 'elsewhere';
  return (await letGo(workbench)) ? 'here' : null;
}

/** Since `before`, no work was done that another document would remove without a question. */
function isAsBefore(workbench: Workbench, before: EditorState): boolean {
  const { document, history, isTyping } = workbench.editor.store.getState();
  const isSame = document === before.document && history.present === before.history.present;
  return isSame && !isTyping;
}

/** Asks about unsaved work. True when the document may be replaced. */
async function letGo(workbench: Workbench): Promise<boolean> {
  await savingEnds(workbench.workspace);
  const { editor, workspace } = workbench;
  editor.finishTyping();
  if (!isEdited(editor.store.getState())) return true;
  const choice = await new Promise<'save' | 'discard' | 'cancel'>((answer) => {
    workspace.openDialog({ name: 'unsaved', answer });
  });
  workspace.closeDialog();
  if (choice === 'save') return saveAll(workbench);
  return choice === 'discard';
}
