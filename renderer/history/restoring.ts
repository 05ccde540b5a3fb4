import type { Project } from '../../shared/project/project-schema.ts';
import type { VersionHead } from '../../shared/session/versions.ts';
import { isEdited } from '../editor/editor.ts';
import type { Workbench } from '../editor/workbench.tsx';

/**
 * Puts an earlier state into the window, as one step that can be undone. Work that is not saved is kept as a version
 * first; if that fails, nothing is restored.
 */
export async function restoreVersion(
  { editor, host, workspace }: Workbench,
  version: VersionHead,
  project: Project,
): Promise<void> {
  editor.finishTyping();
  const { document, history } = editor.store.getState();
  const isUnsaved = isEdited(editor.store.getState());
  if (isUnsaved && !(await host.keepVersion({ document, project: history.present }))) {
    workspace.toast(
      'Nothing was restored, because your unsaved work could not be kept. Save it first.',
    );
    return;
  }
  // The window may have turned to another document, or to more work, while it was kept.
  const now = editor.store.getState();
  if (now.document !== document || now.history.present !== history.present) return;
  editor.edit(() => project);
  const kept = isUnsaved ? ' The work that was not saved is a version now.' : '';
  workspace.toast(`The version of ${timeWords(version.time)} is back.${kept}`, {
    label: 'Undo',
    run: () => editor.undo(),
  });
}

export function timeWords(time: number): string {
  return new Date(time).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' });
}

export function sizeWords(bytes: number): string {
  if (bytes < 1_024) return `${bytes} bytes`;
  const kilobytes = bytes / 1_024;
  if (kilobytes < 1_024) return `${Math.round(kilobytes).toLocaleString('en')} KB`;
  return `${(kilobytes / 1_024).toFixed(1)} MB`;
}
