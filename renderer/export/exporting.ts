import { indexProject } from '../../shared/graph/project-index.ts';
import { imageOptionsSchema, type ImageOptions } from '../../shared/project/image-formats.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { unreachable } from '../../shared/result.ts';
import type { Workbench } from '../editor/workbench.tsx';
import { exportImage, usualPaper } from './export-image.ts';

export { copyImage } from './export-image.ts';

/** Makes the last image again from the present project. The first time it asks for a file, as every export does. */
export async function exportAgain(workbench: Workbench): Promise<void> {
  await exportImage(workbench, await lastImageOptions(workbench), true);
}

/** Asks for the options of the image or the print, beginning with the last ones. */
export async function openExportDialog(
  workbench: Workbench,
  purpose: 'export' | 'print',
): Promise<void> {
  const last = await lastImageOptions(workbench);
  const { selection } = workbench.editor.store.getState();
  const part =
    last.part.show === 'elements' && selection.size > 0
      ? { show: last.part.show, ids: [...selection] }
      : last.part;
  const initial = { ...last, part };
  workbench.workspace.openDialog({
    name: 'export',
    purpose,
    initial: purpose === 'export' ? initial : forPrint(initial),
  });
}

/** The last image options of this project, or the usual ones in the look of the window. */
async function lastImageOptions({ host, editor, workspace }: Workbench): Promise<ImageOptions> {
  const { look } = workspace.store.getState().settings;
  const last = (await host.imageOptions()) ?? imageOptionsSchema.parse({ look });
  return isThere(editor.store.getState().history.present, last.part)
    ? last
    : { ...last, part: { show: 'all' } };
}

/** Printers use opaque paper: the one of the last PDF, or the usual one where the system's language is spoken. */
function forPrint(options: ImageOptions): ImageOptions {
  const { page } = options;
  const background = options.background === 'transparent' ? 'theme' : options.background;
  const printed = { ...options, format: 'pdf', background } as const;
  if (page.paper !== 'fit') return printed;
  const paper = usualPaper(navigator.language);
  return { ...printed, page: { paper, orientation: 'auto', tiling: null } };
}

function isThere(project: Project, part: ImageOptions['part']): boolean {
  const { nodes, links, anchors } = indexProject(project);
  const isKnown = (id: string) => nodes.has(id) || links.has(id) || anchors.has(id);
  switch (part.show) {
    case 'all':
      return true;
    case 'elements':
      return part.ids.some(isKnown);
    case 'container':
      return nodes.has(part.id);
    default:
      return unreachable(part);
  }
}
