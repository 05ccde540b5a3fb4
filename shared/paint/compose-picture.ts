import { describeProject } from '../graph/describe-project.ts';
import type { Project } from '../project/project-schema.ts';
import { unionBounds } from '../scene/bounds.ts';
import { drawDiagram } from '../scene/draw-diagram.ts';
import type { Theme } from '../scene/primitives.ts';
import { themeColors } from '../scene/theme-colors.ts';
import { choosePart } from './choose-part.ts';
import { surround } from './extras/surround.ts';
import type { ImageOptions } from './image-options.ts';
import { imageFrame } from './image-size.ts';
import type { Picture } from './picture.ts';

/** What an image of a project shows by the options. Elements that are not in the project are left out. */
export function composePicture(project: Project, options: ImageOptions): Picture {
  const { theme, margin } = options;
  const { items, clip } = choosePart(project, drawDiagram(project, theme), options.part);
  const background = backgroundOf(options);
  const bounds = clip ?? unionBounds(items.map(({ drawn }) => drawn.bounds));
  const around = surround({ project, items, clip, bounds, theme, background }, options);
  return {
    items,
    extras: around.primitives,
    frame: imageFrame(around.bounds, margin),
    clip,
    background,
    theme,
    title: project.metadata.title,
    description: describeProject(project, {
      nodes: items.flatMap((item) => (item.type === 'node' ? [item.drawn.node] : [])),
      links: items.flatMap((item) => (item.type === 'link' ? [item.drawn.link] : [])),
    }),
  };
}

/** A JPEG knows nothing transparent: what would be is as the theme has it, on which all is seen. */
function backgroundOf({ background, theme, format }: ImageOptions): string | null {
  const color = backgroundColor(background, theme);
  return color === null && format === 'jpeg' ? themeColors[theme].ground : color;
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
