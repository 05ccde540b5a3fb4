import { imageFormats, type ImageOptions } from '../project/image-formats.ts';
import { type Ground, type Theme, themeFor } from '../project/themes.ts';
import {
  type DrawnItem,
  type Bounds,
  type Primitive,
  type DrawnDiagram,
  type DrawnNode,
  unionBounds,
  covers,
  overlaps,
  primitivesBounds,
} from '../scene/primitives.ts';
import { describeProject } from '../graph/describe-project.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { PathwayNode, Project } from '../project/project-schema.ts';
import { printedPart } from '../project/shown-part.ts';
import { drawDiagram, withLabelsAbove } from '../scene/draw-diagram.ts';
import { contrast, greyOf, inGreys, themeColors, nodeLook } from '../scene/looks.ts';
import { linksAmong, indexProject, withDescendants } from '../graph/project-index.ts';
import { unreachable } from '../result.ts';
import { runsThrough } from '../scene/route-geometry.ts';
import { surround } from './extras/surround.ts';

/** What an image shows, whatever its format: every painter takes this. All in diagram units. */
export interface Picture {
  /** Nodes and links in drawing order. */
  readonly items: readonly DrawnItem[];
  /** What stands beside the diagram: legend, title block, list of references. Painted last. */
  readonly extras: readonly Primitive[];
  /** The edge of the image, margin included. Whole units, so that lines stay on the pixel grid. */
  readonly frame: Bounds;
  /** The parts that have a page of their own, in the order in which they are read; none for one picture. */
  readonly parts: readonly Bounds[];
  /** Items are cut at its edge, extras are not; null where all of them shows. */
  readonly clip: Bounds | null;
  /** A CSS colour, or null for none. */
  readonly background: string | null;
  readonly theme: Theme;
  readonly title: string;
  /** The diagram in plain sentences, for people who do not see it. */
  readonly description: string;
}

/** What an image of a project shows with these options. Unknown elements are left out. */
export function composePicture(project: Project, options: ImageOptions): Picture {
  const { margin } = options;
  const background = backgroundOf(options);
  const theme = themeFor(themeOn(background, options.theme), options.look);
  const { items, clip } = choosePart(
    project,
    drawDiagram(printedPart(project), theme),
    options.part,
  );
  const bounds = clip ?? unionBounds(items.map(({ drawn }) => drawn.bounds));
  const around = surround({ project, items, clip, bounds, theme, background }, options);
  const frame = imageFrame(around.bounds, margin);
  const hasSheets = options.sheets && options.part.show === 'all';
  const picture: Picture = {
    items: withLabelsAbove(items),
    extras: around.primitives,
    frame,
    parts: hasSheets ? sheetParts(items, around.primitives, frame) : [],
    clip,
    background,
    theme,
    title: project.metadata.title,
    description: describeProject(project, {
      nodes: items.flatMap((item) => (item.type === 'node' ? [item.drawn.node] : [])),
      links: items.flatMap((item) => (item.type === 'link' ? [item.drawn.link] : [])),
    }),
  };
  return options.look === 'greyscale' ? greyPicture(picture) : picture;
}

/** Whether a node can be a sheet: a compartment or group that lies in no other. */
export function isOuterContainer({ kind, parent }: PathwayNode): boolean {
  return nodeKinds[kind].contains && nodeKinds[kind].family === 'drawing' && parent === undefined;
}

/** The boxes of outer containers in reading order; all of the picture comes first where they do not show all of it. */
function sheetParts(
  items: readonly DrawnItem[],
  extras: readonly Primitive[],
  frame: Bounds,
): readonly Bounds[] {
  const boxes = items.flatMap((item) =>
    item.type === 'node' && isOuterContainer(item.drawn.node) ? [outerEdge(item.drawn)] : [],
  );
  if (boxes.length === 0) return [];
  const parts = inReadingOrder(boxes).map((box) => imageFrame(box, besideSheet));
  const isAll =
    extras.length === 0 &&
    items.every(({ drawn }) => parts.some((part) => covers(part, drawn.bounds)));
  return isAll ? parts : [frame, ...parts];
}

/** Diagram units that a page shows round a container. */
const besideSheet = 2;

/** Row by row: what begins above the middle of a row's first box stands in that row. */
function inReadingOrder(boxes: readonly Bounds[]): readonly Bounds[] {
  const rows: Bounds[][] = [];
  for (const box of [...boxes].sort((one, other) => one.y - other.y)) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    if (row && first && box.y < first.y + first.height / 2) row.push(box);
    else rows.push([box]);
  }
  return rows.flatMap((row) => row.sort((one, other) => one.x - other.x));
}

function greyPicture(picture: Picture): Picture {
  const { items, extras, background } = picture;
  return {
    ...picture,
    items: items.map(greyItem),
    extras: inGreys(extras),
    background: background === null ? null : greyOf(background),
  };
}

/** Field by field: a drawing may make what it says only when it is asked, which no copy of the object would have. */
function greyItem(item: DrawnItem): DrawnItem {
  if (item.type === 'node') {
    const { node, box, bounds, painted, primitives } = item.drawn;
    return { ...item, drawn: { node, box, bounds, painted, primitives: inGreys(primitives) } };
  }
  const { link, bounds, path, route, anchors, heads, labelAt } = item.drawn;
  const [primitives, label] = [inGreys(item.drawn.primitives), inGreys(item.drawn.label)];
  const kept = { link, bounds, path, route, anchors, heads, labelAt };
  return { ...item, drawn: { ...kept, primitives, label } };
}

/**
 * Text that is harder to read than this (WCAG 2.2, 1.4.3) is drawn in the other theme's colour if that is easier to
 * read.
 */
const readable = 4.5;

/** The colours suit the ground that is painted, whatever the theme of the window is. */
function themeOn(background: string | null, theme: Ground): Ground {
  if (background === null) return theme;
  const clarity = (one: Ground) => contrast(opaque(background), themeColors(one).ink);
  const other = theme === 'dark' ? 'light' : 'dark';
  return clarity(theme) < readable && clarity(other) > clarity(theme) ? other : theme;
}

/** A colour without its share of transparency. */
function opaque(color: string): string {
  return color.slice(0, 7);
}

/** A JPEG cannot be transparent: such a ground gets the theme's colour, on which everything can be seen. */
function backgroundOf({ background, theme: ground, look, format }: ImageOptions): string | null {
  const theme = themeFor(ground, look);
  const color = backgroundColor(background, theme);
  return color === null && imageFormats[format].isOpaque ? themeColors(theme).ground : color;
}

function backgroundColor(background: ImageOptions['background'], theme: Theme): string | null {
  switch (background) {
    case 'white':
      return '#ffffff';
    case 'theme':
      return themeColors(theme).ground;
    case 'transparent':
    case 'none':
      return null;
    default:
      return background;
  }
}

type Part = ImageOptions['part'];

/** Drawn elements, and where they are cut; null where they show whole. */
interface ChosenPart {
  readonly items: readonly DrawnItem[];
  readonly clip: Bounds | null;
}

/** The part of a drawn project that an image shows. Unknown elements add nothing. */
function choosePart(project: Project, diagram: DrawnDiagram, part: Part): ChosenPart {
  if (part.show === 'all') return { items: diagram.order, clip: null };
  if (part.show === 'elements') {
    return { items: chooseElements(project, diagram, part.ids), clip: null };
  }
  const container = diagram.nodes.get(part.id);
  if (!container) return { items: [], clip: null };
  const clip = outerEdge(container);
  return { items: diagram.order.filter((item) => isSeen(item, clip)), clip };
}

/** The ids of a part that belong to no node or link, or for a container to no node. */
export function missingIds(project: Project, part: Part): readonly string[] {
  const { nodes, links } = indexProject(project);
  switch (part.show) {
    case 'all':
      return [];
    case 'elements':
      return part.ids.filter((id) => !nodes.has(id) && !links.has(id));
    case 'container':
      return nodes.has(part.id) ? [] : [part.id];
    default:
      return unreachable(part);
  }
}

function chooseElements(
  project: Project,
  { order }: DrawnDiagram,
  ids: readonly string[],
): DrawnItem[] {
  const index = indexProject(project);
  const nodes = withDescendants(
    index,
    ids.filter((id) => index.nodes.has(id)),
  );
  const links = linksAmong(index, nodes, ids);
  return order.filter((item) =>
    item.type === 'node' ? nodes.has(item.drawn.node.id) : links.has(item.drawn.link.id),
  );
}

/** The bounds of a link that turns a corner contain much empty space. */
function isSeen({ drawn }: DrawnItem, clip: Bounds): boolean {
  if (!overlaps(drawn.bounds, clip)) return false;
  if ('node' in drawn) return true;
  const words = drawn.primitives.filter(({ type }) => type === 'text');
  return runsThrough(drawn.route, clip) || overlaps(primitivesBounds(words), clip);
}

/** The box with its whole border, without badges and text that stick out. */
function outerEdge({ node, box }: DrawnNode): Bounds {
  const { border, borderWidth } = nodeLook(node, 'light');
  const by = border === 'none' ? 0 : borderWidth / 2;
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

/** What an image shows: the bounds with a margin, widened to whole units so that lines stay on the pixel grid. */
export function imageFrame(bounds: Bounds, margin: number): Bounds {
  const x = Math.floor(bounds.x - margin);
  const y = Math.floor(bounds.y - margin);
  const width = Math.max(1, Math.ceil(bounds.x + bounds.width + margin) - x);
  const height = Math.max(1, Math.ceil(bounds.y + bounds.height + margin) - y);
  return { x, y, width, height };
}
