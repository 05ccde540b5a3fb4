import { setMetadata } from '../../shared/edit/set-project-properties.ts';
import type { LossReport } from '../../shared/project/loss-report.ts';
import type {
  Answer,
  HostFailure,
  OpenedProject,
  OpenTarget,
  SavedFile,
} from '../../shared/host.ts';
import { newProject, type Project } from '../../shared/project/project-schema.ts';
import { isEdited, isPristine, lossKey } from '../editor/editor.ts';
import type { Workbench } from '../editor/workbench.tsx';
import type { Workspace } from '../editor/workspace.ts';
import { tellImported } from './imports.ts';

/** The window's title and the name offered for a first save. */
export function documentName({ editor }: Workbench): string {
  const { fileName, name, history } = editor.store.getState();
  return fileName ?? name ?? (history.present.metadata.title || 'Untitled');
}

/** Opens what a request brings, where there is room for it. A failure leaves the open document as it is. */
export async function openWith(
  workbench: Workbench,
  request: (target: OpenTarget) => Answer<OpenedProject>,
): Promise<void> {
  const target = await findOpenTarget(workbench);
  if (!target) return;
  await replacing(workbench, async () => {
    const answer = await request(target);
    if (!answer.ok) showFailure(workbench, answer.error);
    else if (answer.value) showOpened(workbench, answer.value);
  });
}

export function showOpened(workbench: Workbench, opened: OpenedProject): void {
  const { workspace, canvas } = workbench;
  loadOpened(workbench, opened);
  canvas.current?.focus();
  tellImported(workbench);
  if (opened.fromImage) {
    workspace.toast(`The project in ${opened.name} opened as a new one. The image stays as it is.`);
  } else {
    workspace.announce(`${opened.name} opened.`);
  }
}

/** What came out of an image has no file yet: saving must ask for one. */
export function loadOpened({ editor }: Workbench, opened: OpenedProject): void {
  const { name, project, fromImage, imported } = opened;
  if (fromImage) editor.load(project, null, { name: name.replace(/\.[a-z0-9]+$/iu, '') });
  else editor.load(project, name, { imported });
}

export function showFailure({ workspace }: Workbench, failure: HostFailure): void {
  workspace.openDialog({ name: 'failure', failure });
}

/** Begins a new document from a template, in this window; asks about unsaved work first. */
export async function openTemplate(workbench: Workbench, template: Project): Promise<void> {
  if (!(await letGo(workbench))) return;
  await replacing(workbench, async () => {
    await workbench.host.startAfresh();
    workbench.editor.load(template, null);
    workbench.canvas.current?.focus();
    workbench.workspace.announce(`${template.metadata.title} opened as a new project.`);
  });
}

export function openEmpty(workbench: Workbench): Promise<void> {
  return openTemplate(workbench, newProject(now()));
}

/**
 * Puts another document in this one's place. Nothing is saved between the host's turning to another file and the editor's
 * showing what is in it: that would write the one over the other.
 */
async function replacing({ workspace }: Workbench, work: () => Promise<void>): Promise<void> {
  if (workspace.store.getState().opening) return;
  workspace.set({ opening: true });
  await work().finally(() => workspace.set({ opening: false }));
}

/** What is being saved is this window's document until it is in its file. */
function savingEnds({ store }: Workspace): Promise<void> {
  return new Promise((resolve) => {
    if (!store.getState().saving) return resolve();
    const stop = store.subscribe(({ saving }) => {
      if (saving) return;
      stop();
      resolve();
    });
  });
}

/** Saves to the document's file, or to a new one. True once it is on disk. */
export function save(workbench: Workbench, overwrite = false): Promise<boolean> {
  if (workbench.editor.store.getState().fileName === null) return saveAs(workbench);
  return write(workbench, async (project) => {
    const { saveProject } = workbench.host;
    const answer = await saveProject({ project, overwrite });
    const isAgreed = !answer.ok && agreesToLose(workbench, answer.error);
    return isAgreed ? saveProject({ project, overwrite, lossy: true }) : answer;
  });
}

/** Saves to the file in its own format, now that these losses are agreed to. */
export function saveLosing(workbench: Workbench, { losses }: LossReport): Promise<boolean> {
  workbench.editor.agreeToLose(losses);
  return save(workbench);
}

/** Nobody is asked twice about the same loss. */
function agreesToLose({ editor }: Workbench, { error }: HostFailure): boolean {
  if (error.kind !== 'would-lose') return false;
  const { agreed } = editor.store.getState();
  return error.report.losses.every((loss) => agreed.has(lossKey(loss)));
}

export function saveAs(workbench: Workbench): Promise<boolean> {
  const suggestedName = documentName(workbench);
  return write(workbench, (project) => workbench.host.saveProjectAs({ project, suggestedName }));
}

async function write(
  workbench: Workbench,
  request: (project: Project) => Answer<SavedFile>,
): Promise<boolean> {
  const { workspace } = workbench;
  const { saving, opening } = workspace.store.getState();
  if (saving || opening) return false;
  workspace.set({ saving: true });
  // Until the editor knows of it: who waits for the end asks next whether there is unsaved work.
  return writeShown(workbench, request).finally(() => workspace.set({ saving: false }));
}

async function writeShown(
  workbench: Workbench,
  request: (project: Project) => Answer<SavedFile>,
): Promise<boolean> {
  const { editor, workspace } = workbench;
  editor.finishTyping();
  const from = editor.store.getState().history.present;
  const written = stamped(from);
  const answer = await request(written);
  if (!answer.ok) {
    showSaveFailure(workbench, answer.error);
    return false;
  }
  if (!answer.value) return false;
  editor.markSaved(from, written, answer.value.name, Date.now());
  workspace.announce(`${answer.value.name} saved.`);
  return true;
}

function showSaveFailure(workbench: Workbench, failure: HostFailure): void {
  if (failure.error.kind === 'changed-on-disk') {
    workbench.workspace.openDialog({ name: 'changed-on-disk', file: failure.file });
  } else if (failure.error.kind === 'would-lose') {
    workbench.workspace.openDialog({ name: 'would-lose', failure, report: failure.error.report });
  } else {
    showFailure(workbench, failure);
  }
}

function stamped(project: Project): Project {
  const time = now();
  const created = project.metadata.created ?? time;
  return setMetadata({ created, modified: time })(project);
}

const now = () => new Date().toISOString();

/** Where another document can go; null if the person would rather keep this one. */
async function findOpenTarget(workbench: Workbench): Promise<OpenTarget | null> {
  await savingEnds(workbench.workspace);
  if (isPristine(workbench.editor.store.getState())) return 'here';
  if (workbench.host.edition === 'desktop') return 'elsewhere';
  return (await letGo(workbench)) ? 'here' : null;
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
  if (choice === 'save') return save(workbench);
  return choice === 'discard';
}
