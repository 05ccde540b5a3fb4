import type { ActionTable } from '../editor/actions.ts';
import type { Workbench } from '../editor/workbench.tsx';
import type { DialogTable } from '../editor/workspace.ts';
import { showFailure } from '../files/files.ts';
import { loadLater } from '../ui/loading.ts';

export const compareActions = {
  compare: { run: (workbench) => compareWithFile(workbench) },
} satisfies ActionTable;

export const compareDialogs = {
  compare: loadLater(async () => (await import('./CompareDialog.tsx')).CompareDialog),
} satisfies DialogTable;

/** Shows what the document has over another file, or that over it. Neither of them changes. */
async function compareWithFile(workbench: Workbench): Promise<void> {
  const answer = await workbench.host.readOther();
  if (!answer.ok) return showFailure(workbench, answer.error);
  if (answer.value === null) return;
  const { name, project } = answer.value;
  workbench.workspace.openDialog({ name: 'compare', other: project, otherName: name });
}
