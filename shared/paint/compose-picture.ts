import { withDescendants, type ProjectIndex, indexProject } from '../graph/project-index.ts';
import { linksAmong } from '../graph/links-among.ts';
import type { Project } from '../project/project-schema.ts';
import { overlaps, unionBounds } from '../scene/bounds.ts';
import { drawDiagram } from '../scene/draw-diagram.ts';
import type { DrawnDiagram, DrawnItem } from '../scene/drawn.ts';
import type { Bounds, Theme } from '../scene/primitives.ts';
import { themeColors } from '../scene/theme-colors.ts';
import type { ImageOptions } from './image-options.ts';
import { imageFrame } from './image-size.ts';
import type { Picture } from './picture.ts';

/** What an image of a project shows by the options. An element that is not there is left out. */
export function composePicture(project: Project, options: ImageOptions): Picture {
  const { theme } = options;
  const diagram = drawDiagram(project, theme);
  const { items, clip } = choosePart(diagram, indexProject(project), options.part);
  const bounds = clip ?? boundsOf(items);
  return {
    items,
    extras: [],
    frame: imageFrame(bounds, options.margin),
    clip,
    background: backgroundColor(options.background, theme),
    theme,
    title: project.metadata.title,
    description: '',
  };
}

interface Chosen {
  readonly items: readonly DrawnItem[];
  readonly clip: Bounds | null;
}

function choosePart(
  diagram: DrawnDiagram,
  index: ProjectIndex,
  part: ImageOptions['part'],
): Chosen {
  if (part.show === 'all') return { items: diagram.order, clip: null };
  if (part.show === 'elements')
    return { items: chooseElements(diagram, index, part.ids), clip: null };
  const clip = diagram.nodes.get(part.id)?.box ?? { x: 0, y: 0, width: 0, height: 0 };
  return { items: diagram.order.filter(({ drawn }) => overlaps(drawn.bounds, clip)), clip };
}

function chooseElements(
  { order }: DrawnDiagram,
  index: ProjectIndex,
  ids: readonly string[],
): DrawnItem[] {
  const nodes = withDescendants(index, ids);
  const links = linksAmong(index, nodes, ids);
  return order.filter((item) =>
    item.type === 'node' ? nodes.has(item.drawn.node.id) : links.has(item.drawn.link.id),
  );
}

function boundsOf(items: readonly DrawnItem[]): Bounds {
  return unionBounds(items.map(({ drawn }) => drawn.bounds));
}

function backgroundColor(background: ImageOptions['background'], theme: Theme): string | null {
  switch (background) {
    case 'white':
      return '#ffffff';
    case 'theme':
      return themeColors[theme].ground;
    case 'transparent':
    case 'none':
      return null;
    default:
      return background;
  }
}
