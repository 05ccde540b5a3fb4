import { formatOf } from '../../shared/formats/known-formats.ts';
import { describeFailure } from '../../shared/messages.ts';
import { diffProjects } from '../../shared/merge/diff-projects.ts';
import { keepUnchanged } from '../../shared/merge/keep-unchanged.ts';
import { mergeProjects } from '../../shared/merge/merge-projects.ts';
import { isSameValue } from '../../shared/project/plain-json.ts';
import { newProject, type Project } from '../../shared/project/project-schema.ts';
import { createTurns } from '../../shared/session/in-turn.ts';
import { isEdited } from '../editor/editor.ts';
import type {
  ChangedOutside,
  OpenMerge,
  OutsideOutcome,
  OutsideWatch,
  ReasonToLook,
} from '../editor/merging.ts';
import type { Workbench } from '../editor/workbench.tsx';

/**
 * Keeps a window up to date with its file, whoever changes that. What is not changed here too is shown; what is changed
 * on both sides is merged; and what cannot be merged is decided by the person.
 */
export function createOutsideWatch(workbench: Workbench): OutsideWatch {
  const { editor, host, workspace } = workbench;
  /** What the person has heard already and wants to decide later. */
  const told = { putOff: '', unmergeable: '', missing: false };
  const inTurn = createTurns<'file'>();

  /** `busy`: the person does something in which the document must not change. */
  const lookOnce = async (reason: ReasonToLook): Promise<OutsideOutcome | 'busy'> => {
    const { document, fileName } = editor.store.getState();
    if (fileName === null) return 'clear';
    const change = await host.lookOutside({ document });
    if (reason === 'noticed' && !isIdle(workbench)) return 'busy';
    if (editor.store.getState().document !== document) return 'clear';
    if (change.kind !== 'missing') tellFound();
    switch (change.kind) {
      case 'same':
        return 'clear';
      case 'missing':
        tellMissing(fileName);
        return 'clear';
      case 'unreadable':
        tellUnmergeable(describeFailure({ file: fileName, error: change.error }).title);
        return 'unmergeable';
      case 'changed':
      default:
        return takeIn(change, { document, file: fileName, savesAfter: reason === 'save' }, reason);
    }
  };

  const takeIn = async (
    found: ChangedOutside,
    about: Pick<OpenMerge, 'document' | 'file' | 'savesAfter'>,
    reason: ReasonToLook,
  ): Promise<OutsideOutcome | 'busy'> => {
    editor.finishTyping();
    const state = editor.store.getState();
    const ours = state.history.present;
    // Without edits, what is in the window is what was in the file; with unknown ones, everything is in question.
    const base = found.base ?? (isEdited(state) ? newProject() : ours);
    const merge: OpenMerge = { ...about, base, ours, found };
    const isNamed = found.imported === null || formatOf(found.imported.format).namesElements;
    if (!isNamed && isEdited(state)) {
      tellUnmergeable(`${about.file} does not tell which element is which.`);
      return 'unmergeable';
    }
    const { project, conflicts } = isNamed
      ? mergeProjects(base, ours, found.project)
      : { project: found.project, conflicts: [] };
    if (conflicts.length > 0) return ask(merge, reason);
    tellTakenIn(workbench, merge, project);
    return (await take(workbench, merge, project)) ? 'clear' : lookOnce(reason);
  };

  const ask = (merge: OpenMerge, reason: ReasonToLook): OutsideOutcome => {
    if (reason === 'noticed' && told.putOff === merge.found.hash) return 'asked';
    told.putOff = merge.found.hash;
    workspace.openDialog({ name: 'merge', merge });
    return 'asked';
  };

  const tellUnmergeable = (why: string) => {
    if (told.unmergeable === why) return;
    told.unmergeable = why;
    workspace.toast(
      `${why} Another program changed it. Your work is safe in this window; saving asks what to do.`,
    );
  };

  const tellMissing = (file: string) => {
    if (told.missing) return;
    told.missing = true;
    editor.setInFile(false);
    // A page cannot write a file anew that is gone.
    const [label, command] =
      host.edition === 'browser'
        ? (['Save As…', 'save-as'] as const)
        : (['Save Again', 'save'] as const);
    workspace.toast(
      `${file} was moved or deleted by another program. Your work is safe in this window.`,
      { label, run: () => workbench.run(command) },
    );
  };

  const tellFound = () => {
    if (told.missing) editor.setInFile(true);
    told.missing = false;
  };

  return {
    look: async (reason) => {
      for (;;) {
        // Not in turn: a save does not wait for a person who reads a dialog.
        // oxlint-disable-next-line no-await-in-loop
        if (reason === 'noticed') await untilIdle(workbench);
        // Whoever asks while one look is under way may have seen a later change.
        // oxlint-disable-next-line no-await-in-loop
        const outcome = await inTurn('file', () => lookOnce(reason));
        if (outcome !== 'busy') return outcome;
      }
    },
  };
}

/** Looks whenever the host noticed something, and when the window comes to the front. */
export function followFile(workbench: Workbench): void {
  const { host, outside } = workbench;
  const look = () => void outside.look('noticed');
  host.on('fileTouched', ({ document }) => {
    if (document === workbench.editor.store.getState().document) look();
  });
  window.addEventListener('focus', look);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') look();
  });
}

/** Puts a merged project into the window, as one step. False: the file holds something else again by now. */
export function take(
  { editor, host }: Workbench,
  { document, ours, found }: OpenMerge,
  merged: Project,
): Promise<boolean> {
  const state = editor.store.getState();
  const wasEdited = isEdited(state);
  const next = keepUnchanged(ours, merged);
  const isInFile = !wasEdited || isSameValue(merged, found.project);
  editor.takeIn(next, isInFile ? next : found.project, found.imported);
  return host.takeOutside({ document, hash: found.hash });
}

function tellTakenIn(
  { editor, workspace }: Workbench,
  { file, ours }: OpenMerge,
  merged: Project,
): void {
  const counts = changesInWords(ours, merged);
  if (counts === '') return;
  if (!isEdited(editor.store.getState())) {
    workspace.toast(`Another program changed ${file}. You see it as it is now: ${counts}.`);
    return;
  }
  workspace.toast(`Another program changed ${file}. That is merged with your work: ${counts}.`, {
    label: 'Undo',
    run: () => editor.undo(),
  });
}

/** "2 added, 1 changed"; empty where only the time of a save differs. */
function changesInWords(before: Project, after: Project): string {
  const changes = diffProjects(before, after);
  const elements = changes.filter(({ list }) => list !== 'project');
  const counts = (['added', 'removed', 'changed', 'moved'] as const).flatMap((kind) => {
    const count = elements.filter((change) => change.kind === kind).length;
    return count === 0 ? [] : [`${count.toLocaleString('en')} ${kind}`];
  });
  const others = changes
    .filter(({ list }) => list === 'project')
    .flatMap(({ fields }) => fields)
    .filter(({ path }) => path[1] !== 'modified' && path[1] !== 'created');
  if (others.length > 0) counts.push('properties of the project');
  return counts.join(', ');
}

/** No gesture, no text being typed and no dialog: the document may change under the person. */
function isIdle({ editor, workspace }: Workbench): boolean {
  const { draft, isTyping } = editor.store.getState();
  return draft === null && !isTyping && workspace.store.getState().dialog === null;
}

function untilIdle(workbench: Workbench): Promise<void> {
  const { editor, workspace } = workbench;
  return new Promise((resolve) => {
    if (isIdle(workbench)) return resolve();
    const end = () => {
      if (!isIdle(workbench)) return;
      for (const stop of stops) stop();
      resolve();
    };
    const stops = [editor.store.subscribe(end), workspace.store.subscribe(end)];
  });
}
