import type { DiagramPoint } from '../../shared/project/project-schema.ts';
import { windowWords } from '../../shared/words/window.ts';
import type { Workbench } from '../editor/workbench.tsx';
import { openWith } from './files.ts';

/** Opens the first of the files, or inserts it where it is a picture without a project. */
export async function takeDropped(
  workbench: Workbench,
  files: readonly File[],
  at: DiagramPoint | undefined,
): Promise<void> {
  const [file] = files;
  if (!file) return;
  const isInserted =
    file.type.startsWith('image/') &&
    (await (await import('../editor/pictures.ts')).insertDropped(workbench, file, at));
  if (!isInserted) await openWith(workbench, (target) => workbench.host.openDropped(file, target));
  if (files.length > 1) workbench.workspace.toast(windowWords.ofFilesThat(files.length, file.name));
}
