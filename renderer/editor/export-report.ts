import { withoutExtension } from '../../shared/formats/known-formats.ts';
import { describeImageFailure, describeMissingText } from '../../shared/messages.ts';
import { renderReport } from '../export/render-image.ts';
import type { ReportOptions } from '../export/render-messages.ts';
import { documentName, showFailure } from './files.ts';
import { withProgress } from './with-progress.ts';
import type { Workbench } from './workbench.tsx';

/** Makes a report of the project and asks where to put it; says what went wrong or where it is. */
export async function exportReport(
  workbench: Workbench,
  wish: Pick<ReportOptions, 'format' | 'paper'>,
): Promise<void> {
  const { editor, host, workspace } = workbench;
  const project = editor.store.getState().history.present;
  const name = withoutExtension(documentName(workbench));
  const made = await withProgress(workspace, 'Making the report…', (watch) =>
    renderReport(project, { ...wish, name }, watch),
  );
  if (!made.ok) {
    workspace.toast(describeImageFailure(made.error));
    return;
  }
  const { bytes, missing } = made.value;
  const suggestedName = `${name} report`;
  const saved = await host.exportFile({ kind: wish.format, suggestedName, data: bytes });
  if (!saved.ok) showFailure(workbench, saved.error);
  else if (saved.value) {
    workspace.toast(`${saved.value.name} exported.`);
    if (missing.length > 0) workspace.toast(describeMissingText(missing));
  }
}
