import { indexProject } from '../../shared/graph/project-index.ts';
import { imageOptionsSchema, type ImageOptions } from '../../shared/paint/image-options.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { unreachable } from '../../shared/result.ts';
import type { Workbench } from './workbench.tsx';

/** How this project was last made an image, or the usual way. */
export async function lastImageOptions({ host, editor }: Workbench): Promise<ImageOptions> {
  const last = (await host.imageOptions()) ?? imageOptionsSchema.parse({});
  return isThere(editor.store.getState().history.present, last.part)
    ? last
    : { ...last, part: { show: 'all' } };
}

/** Asks how the image or the print is to be; begins with how it last was. */
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

/** Printers have paper, which nothing shows through: the one that a PDF was last made for, or what is usual where the system's language is spoken. */
function forPrint(options: ImageOptions): ImageOptions {
  const { page } = options;
  const background = options.background === 'transparent' ? 'theme' : options.background;
  const printed = { ...options, format: 'pdf', background } as const;
  if (page.paper !== 'fit') return printed;
  const paper = usualPaper(navigator.language);
  return { ...printed, page: { paper, orientation: 'auto', tiling: null } };
}

/** By the regions of the world as CLDR has them. */
export function usualPaper(language: string): 'a4' | 'letter' {
  const { region } = new Intl.Locale(language).maximize();
  return letterRegions.has(region ?? '') ? 'letter' : 'a4';
}

const letterRegions = new Set('BZ CA CL CO CR GT MX NI PA PH PR SV US VE'.split(' '));

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
