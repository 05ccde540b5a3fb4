import type { Project } from '../../shared/project/project-schema.ts';
import { isEdited } from '../editor/editor.ts';
import type { Workbench } from '../editor/workbench.tsx';
import { filesWords } from '../../shared/words/files.ts';
import { windowWords } from '../../shared/words/window.ts';

/**
 * Puts the version of a time into the window, as one step that can be undone. Work that is not saved is kept as a version
 * first; if that fails, nothing is restored.
 */
export async function restoreVersion(
  { editor, host, workspace }: Workbench,
  { when, project }: { readonly when: string; readonly project: Project },
): Promise<void> {
  editor.finishTyping();
  const { document, history } = editor.store.getState();
  const isUnsaved = isEdited(editor.store.getState());
  if (isUnsaved && !(await host.keepVersion({ document, project: history.present }))) {
    workspace.toast(filesWords.nothingWasRestoredBecauseYourUnsaved);
    return;
  }
  // The window may have turned to another document, or to more work, while it was kept.
  const now = editor.store.getState();
  if (now.document !== document || now.history.present !== history.present) return;
  editor.edit(() => project);
  const kept = isUnsaved ? filesWords.workThatWasNotSavedIs : '';
  workspace.toast(filesWords.versionOfIsBack(when, kept), {
    label: windowWords.undo,
    run: () => editor.undo(),
  });
}

/** The time of a version; with its seconds where another one is of the same minute. */
export function timeWords(time: number, all: readonly { readonly time: number }[] = []): string {
  const isOfMinute = (other: number) => Math.floor(other / 60_000) === Math.floor(time / 60_000);
  const isShared = all.filter((one) => isOfMinute(one.time)).length > 1;
  return new Date(time).toLocaleString('en', {
    dateStyle: 'medium',
    timeStyle: isShared ? 'medium' : 'short',
  });
}

export function sizeWords(bytes: number): string {
  if (bytes < 1_024) return filesWords.bytes(bytes);
  const kilobytes = bytes / 1_024;
  if (kilobytes < 1_024) return `${Math.round(kilobytes).toLocaleString('en')} KB`;
  return `${(kilobytes / 1_024).toFixed(1)} MB`;
}
