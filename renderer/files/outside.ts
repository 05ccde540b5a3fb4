import { formatOf } from '../../shared/formats/known-formats.ts';
import { describeFailure } from '../../shared/messages.ts';
import type { WindowMerge } from '../../shared/merge/merge-for-window.ts';
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
import { createMerger } from '../workers/merging.ts';
import type { Workbench } from '../editor/workbench.tsx';
import type { Toast } from '../editor/workspace.ts';
import { drawAhead } from './files.ts';
import { windowWords } from '../../shared/words/window.ts';

/**
 * Keeps a window up to date with its file, whoever changes that. What is not changed here too is shown; what is changed
 * on both sides is merged; and what cannot be merged is decided by the person.
 */
export function createOutsideWatch(workbench: Workbench): OutsideWatch {
  const { editor, host, workspace } = workbench;
  /** What the person has heard already and wants to decide later. */
  const told = { putOff: '', unmergeable: '', isLost: false, missing: false, words: '' };
  const inTurn = createTurns<'file'>();

  /** `busy`: the person does something in which the document must not change. */
  const lookOnce = async (reason: ReasonToLook): Promise<OutsideOutcome | 'busy'> => {
    const { document, fileName } = editor.store.getState();
    if (fileName === null) return 'clear';
    const change = await host.lookOutside({ document });
    if (reason === 'noticed' && !isIdle(workbench)) return 'busy';
    if (editor.store.getState().document !== document) return 'clear';
    if (change.kind === 'same' || change.kind === 'changed') tellFound();
    switch (change.kind) {
      case 'same':
        return 'clear';
      case 'missing':
        tellMissing(fileName);
        return 'clear';
      case 'unreadable':
        // What is in the window is in no file any more.
        setLost(true);
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
    const isNamed = found.imported === null || formatOf(found.imported.format).namesElements;
    if (!isNamed && isEdited(state)) {
      tellUnmergeable(windowWords.doesNotTell(about.file));
      return 'unmergeable';
    }
    const merger = createMerger({ base, ours, theirs: found.project, isNamed });
    const first = await merger.merge();
    if (first.conflicts.length === 0) await drawAhead(workbench, first.project);
    if (!isStill(ours, reason)) {
      merger.end();
      return reason === 'noticed' ? 'busy' : lookOnce(reason);
    }
    const merge: OpenMerge = { ...about, base, ours, found, merger, first };
    if (first.conflicts.length > 0) return ask(merge, reason);
    merger.end();
    tellTakenIn(workbench, merge);
    return (await take(workbench, merge, first)) ? 'clear' : lookOnce(reason);
  };

  /** While large projects are merged, the person may go on working. */
  const isStill = (ours: Project, reason: ReasonToLook): boolean => {
    const { history, isTyping } = editor.store.getState();
    const isHere = history.present === ours && !isTyping;
    return isHere && (reason !== 'noticed' || isIdle(workbench));
  };

  const ask = (merge: OpenMerge, reason: ReasonToLook): OutsideOutcome => {
    if (reason === 'noticed' && told.putOff === merge.found.hash) {
      merge.merger.end();
      return 'asked';
    }
    told.putOff = merge.found.hash;
    workspace.openDialog({ name: 'merge', merge });
    return 'asked';
  };

  const tellUnmergeable = (why: string) => {
    if (told.unmergeable === why) return;
    told.unmergeable = why;
    tell(windowWords.anotherProgramChanged(why));
  };

  const tellMissing = (file: string) => {
    setLost(true);
    if (told.missing) return;
    told.missing = true;
    // A page cannot write a file anew that is gone.
    const [label, command] =
      host.edition === 'browser'
        ? ([windowWords.saveAs, 'save-as'] as const)
        : ([windowWords.saveAgain, 'save'] as const);
    tell(windowWords.wasMovedOr(file), {
      label,
      run: () => workbench.run(command),
    });
  };

  const tellFound = () => {
    setLost(false);
    told.missing = false;
    told.unmergeable = '';
    const { toasts } = workspace.store.getState();
    // It is no longer true.
    for (const { id, text } of toasts) if (text === told.words) workspace.dismissToast(id);
  };

  const tell = (words: string, action?: Toast['action']) => {
    told.words = words;
    workspace.toast(words, action);
  };

  /** A document that no file holds counts as unsaved, whether it was edited or not. */
  const setLost = (isLost: boolean) => {
    if (told.isLost === isLost) return;
    told.isLost = isLost;
    editor.setInFile(!isLost);
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
  { document, found }: Pick<OpenMerge, 'document' | 'found'>,
  { project, isInFile }: WindowMerge,
): Promise<boolean> {
  const wasEdited = isEdited(editor.store.getState());
  const inFile = !wasEdited || isInFile ? project : found.project;
  editor.takeIn(project, inFile, found.imported);
  return host.takeOutside({ document, hash: found.hash });
}

function tellTakenIn(
  { editor, workspace }: Workbench,
  { file, first: { words } }: OpenMerge,
): void {
  if (words === '') return;
  if (!isEdited(editor.store.getState())) {
    workspace.toast(windowWords.anotherProgramChangedYou(file, words));
    return;
  }
  workspace.toast(windowWords.anotherProgramChangedThat(file, words), {
    label: windowWords.undo,
    run: () => editor.undo(),
  });
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
