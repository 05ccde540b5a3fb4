import { linksAmong } from '../graph/links-among.ts';
import { indexProject, withDescendants } from '../graph/project-index.ts';
import type { Project } from '../project/project-schema.ts';
import { unreachable } from '../result.ts';
import { overlaps, primitivesBounds } from '../scene/bounds.ts';
import type { DrawnDiagram, DrawnItem, DrawnNode } from '../scene/drawn.ts';
import { nodeLook } from '../scene/node-look.ts';
import type { Bounds } from '../scene/primitives.ts';
import { runsThrough } from '../scene/route-geometry.ts';
import type { ImageOptions } from './image-options.ts';

type Part = ImageOptions['part'];

/** Drawn elements, and where they are cut; null where they show whole. */
export interface ChosenPart {
  readonly items: readonly DrawnItem[];
  readonly clip: Bounds | null;
}

/** What of a drawn project a part shows: elements that are not there add nothing. */
export function choosePart(project: Project, diagram: DrawnDiagram, part: Part): ChosenPart {
  if (part.show === 'all') return { items: diagram.order, clip: null };
  if (part.show === 'elements') {
    return { items: chooseElements(project, diagram, part.ids), clip: null };
  }
  const container = diagram.nodes.get(part.id);
  if (!container) return { items: [], clip: null };
  const clip = outerEdge(container);
  return { items: diagram.order.filter((item) => isSeen(item, clip)), clip };
}

/** The ids of a part that name no node or link, or no node for a container. */
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

/** Bounds of links that turn a corner hold much where nothing of them is. */
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
