import { indexProject, linksAmong, outermost, withDescendants } from '../graph/project-index.ts';
import { boundsAround } from '../graph/spatial-index.ts';
import type {
  DiagramPoint,
  Endpoint,
  Link,
  PathwayNode,
  Project,
} from '../project/project-schema.ts';
import {
  centreOf,
  lengthOf,
  otherAxis,
  rotatedBounds,
  unionBounds,
  type Axis,
  type Bounds,
} from '../scene/primitives.ts';
import { changeElements, inSequence, patched, shifted, type Edit } from './edit.ts';
import { positionNodes, resizeNodes } from './move-and-resize.ts';

/** A line of the box that encloses several nodes: the first or last edge along an axis, or the middle. */
export interface AlignmentLine {
  readonly axis: Axis;
  readonly at: 'start' | 'centre' | 'end';
}

/**
 * Puts nodes on a line of the box that encloses them all, with everything in them. Nodes in other chosen nodes keep
 * their position in these. Turned nodes count as they are drawn.
 */
export function alignNodes(ids: Iterable<string>, { axis, at }: AlignmentLine): Edit {
  const share = { start: 0, centre: 0.5, end: 1 }[at];
  return reposition(ids, axis, 2, (boxes) => {
    const all = unionBounds(boxes);
    return boxes.map((box) => all[axis] + share * (lengthOf(all, axis) - lengthOf(box, axis)));
  });
}

/** Makes the gaps between neighbours along an axis equal; the first and the last node stay where they are. */
export function distributeNodes(ids: Iterable<string>, axis: Axis): Edit {
  return reposition(ids, axis, 3, (boxes) => {
    const [first, last] = [boxes[0], boxes.at(-1)];
    if (!first || !last) return [];
    const inner = boxes.slice(1, -1).reduce((sum, box) => sum + lengthOf(box, axis), 0);
    const room = last[axis] - (first[axis] + lengthOf(first, axis)) - inner;
    return inLine(boxes, axis, room / (boxes.length - 1));
  });
}

/** Diagram units: two steps of the usual grid. */
const stackGap = 40;

/** Puts nodes one after another along an axis in their present order, with equal gaps, on one middle line. */
export function stackNodes(ids: Iterable<string>, axis: Axis): Edit {
  const chosen = [...ids];
  return inSequence(
    reposition(chosen, axis, 2, (boxes) => inLine(boxes, axis, stackGap)),
    alignNodes(chosen, { axis: otherAxis(axis), at: 'centre' }),
  );
}

/** Gives nodes the greatest width or height among them, so that no text is cut. They grow about their centres. */
export function matchSizes(ids: Iterable<string>, sides: readonly ('width' | 'height')[]): Edit {
  const chosen = [...ids];
  return (project) => {
    const nodes = outermost(indexProject(project), chosen);
    const greatest = (side: 'width' | 'height') => Math.max(...nodes.map((node) => node[side]));
    const [widest, tallest] = [greatest('width'), greatest('height')];
    const boxes = nodes.map((node): [string, Bounds] => {
      const width = sides.includes('width') ? widest : node.width;
      const height = sides.includes('height') ? tallest : node.height;
      const { x, y } = centreOf(node);
      return [node.id, { x: x - width / 2, y: y - height / 2, width, height }];
    });
    return resizeNodes(new Map(boxes))(project);
  };
}

/**
 * Mirrors nodes, everything in them and the links among them about the middle of the box that encloses them: left and
 * right are exchanged for the axis x, top and bottom for y. Texts stay readable.
 */
export function flipNodes(ids: Iterable<string>, axis: Axis): Edit {
  const chosen = [...ids];
  return (project) => {
    const index = indexProject(project);
    const all = boundsAround(outermost(index, chosen));
    if (!all) return project;
    const nodes = withDescendants(index, chosen);
    const links = new Set(linksAmong(index, nodes, chosen));
    const mirror = (point: DiagramPoint): DiagramPoint =>
      shifted({ ...point, [axis]: 2 * all[axis] + lengthOf(all, axis) - point[axis] }, origin);
    return changeElements(project, {
      node: (node) => (nodes.has(node.id) ? flippedNode(node, mirror) : node),
      link: (link) => (links.has(link.id) ? flippedLink(link, axis, mirror) : link),
    });
  };
}

const origin: DiagramPoint = { x: 0, y: 0 };

/** A turned node turns the other way, as in a mirror. */
function flippedNode(node: PathwayNode, mirror: (point: DiagramPoint) => DiagramPoint) {
  const centre = mirror(centreOf(node));
  const corner = { x: centre.x - node.width / 2, y: centre.y - node.height / 2 };
  return patched(node, { ...shifted(corner, origin), rotation: (360 - node.rotation) % 360 });
}

function flippedLink(link: Link, axis: Axis, mirror: (point: DiagramPoint) => DiagramPoint): Link {
  const flippedEnd = (end: Endpoint): Endpoint => {
    if (end.to === 'point') return { ...end, ...mirror(end) };
    if (end.to === 'anchor')
      return end.offset ? patched(end, { offset: opposite(end.offset, axis) }) : end;
    return patched(end, {
      ...(end.side && { side: opposites[axis][end.side] }),
      // A position on a badge is within the badge, which does not turn.
      ...(end.position && !end.badge && { position: opposite(end.position, axis) }),
    });
  };
  return patched(link, {
    source: flippedEnd(link.source),
    target: flippedEnd(link.target),
    waypoints: link.waypoints.map(mirror),
  });
}

function opposite<Point extends { readonly x: number; readonly y: number }>(
  point: Point,
  axis: Axis,
): Point {
  return { ...point, [axis]: 0 - point[axis] };
}

const opposites = {
  x: { left: 'right', right: 'left', top: 'top', bottom: 'bottom' },
  y: { left: 'left', right: 'right', top: 'bottom', bottom: 'top' },
} as const;

/**
 * Moves chosen nodes along an axis. `starts` gives for their boxes as drawn, in order along the axis, where each is to
 * start. Fewer than `least` nodes have no line among them.
 */
function reposition(
  ids: Iterable<string>,
  axis: Axis,
  least: number,
  starts: (boxes: readonly Bounds[]) => readonly number[],
): Edit {
  const chosen = [...ids];
  return (project: Project) => {
    const placed = outermost(indexProject(project), chosen)
      .map((node) => ({ node, box: rotatedBounds(node, node.rotation) }))
      .sort(({ box: a }, { box: b }) => centreOf(a)[axis] - centreOf(b)[axis]);
    if (placed.length < least) return project;
    const to = starts(placed.map(({ box }) => box));
    const positions = placed.map(({ node, box }, number): [string, DiagramPoint] => {
      const shift = (to[number] ?? box[axis]) - box[axis];
      return [node.id, { x: node.x, y: node.y, [axis]: node[axis] + shift }];
    });
    return positionNodes(new Map(positions))(project);
  };
}

/** Where each box starts if it follows the one before it after a gap. */
function inLine(boxes: readonly Bounds[], axis: Axis, gap: number): readonly number[] {
  let next = boxes[0]?.[axis] ?? 0;
  return boxes.map((box) => {
    const start = next;
    next += lengthOf(box, axis) + gap;
    return start;
  });
}
