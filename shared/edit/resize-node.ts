import { boundsAround } from '../graph/node-bounds.ts';
import { indexProject } from '../graph/project-index.ts';
import { limits } from '../project/value-schemas.ts';
import type { Bounds } from '../scene/primitives.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import type { PathwayNode } from '../project/node-schema.ts';
import { nodeLook } from '../scene/looks.ts';
import { centreOf } from '../scene/node-outline.ts';
import { isTextWhole, showsWholeLabel } from '../scene/node-text.ts';
import { changeNodes, patched, clamp, clampCoordinate, type Edit } from './edit.ts';

/** Diagram units: no side of a node is made shorter by hand. */
const leastSize = 8;

/** Gives a node another box, in diagram units, before rotation. What lies in it stays where it is. */
export function resizeNode(id: string, bounds: Bounds): Edit {
  const { x, y, width, height } = bounds;
  return (project) => {
    if (![x, y, width, height].every(Number.isFinite)) return project;
    const box = {
      x: clampCoordinate(x),
      y: clampCoordinate(y),
      width: clamp(width, leastSize, limits.size),
      height: clamp(height, leastSize, limits.size),
    };
    return changeNodes(project, [id], (node) => patched(node, box));
  };
}

/** Turns each node about its own centre by so many degrees, clockwise, from the angle that it has. */
export function rotateNodes(ids: Iterable<string>, degrees: number): Edit {
  const chosen = [...ids];
  return (project) => {
    if (!Number.isFinite(degrees) || degrees % 360 === 0) return project;
    return changeNodes(project, chosen, (node) => {
      const angle = (node.rotation + (degrees % 360)) % 360;
      return patched(node, { rotation: angle < 0 ? angle + 360 : angle + 0 });
    });
  };
}

/** Gives a container the box that what lies in it needs, with a margin in diagram units. */
export function fitContainer(id: string, margin: number): Edit {
  return (project) => {
    const children = indexProject(project).children.get(id) ?? [];
    const bounds = boundsAround(children, margin);
    return bounds ? resizeNode(id, bounds)(project) : project;
  };
}

/**
 * An edit of a node's text, after which a node that showed all of its text still does: it is made larger where it must
 * be, about its centre, so that it stays in line.
 */
export function keepingTextWhole(id: string, edit: Edit): Edit {
  return (project) => {
    const next = edit(project);
    const before = indexProject(project).nodes.get(id);
    const after = indexProject(next).nodes.get(id);
    if (!before || !after || before === after || !isWhole(before)) return next;
    const roomy = withRoomForText(after);
    return roomy === after ? next : resizeNode(id, roomy)(next);
  };
}

/** A node made large enough for its text; as it was if it is, or if no reasonable size would do. */
export function withRoomForText(node: PathwayNode): PathwayNode {
  if (isWhole(node)) return node;
  return roomierNodes(node).find(isWhole) ?? node;
}

// Diagram units. Both sides of the centre grow alike, and stay on the usual grid.
const step = 20;
/** First what looks well, then what a long word or caption may need. */
const widestEntity = [160, 240];
const widestContainer = 480;
const tallestEntity = 160;
const mostLetters = 1_200;
const tallestNote = 600;

/** What a node may become, the best first: rather wider than taller; a note is only made longer, a container wider. */
function roomierNodes(node: PathwayNode): PathwayNode[] {
  const { width, height } = node;
  if (nodeKinds[node.kind].contains) {
    // What lies in it keeps its place, and so does its left edge.
    return stepsTo(width, widestContainer).map((wider) => ({ ...node, width: wider }));
  }
  if (node.kind === 'note') {
    return stepsTo(height, tallestNote).map((taller) => ({ ...node, height: taller }));
  }
  // No size below would do, and to find that out takes a while.
  if (node.label.length > mostLetters) return [];
  return widestEntity.flatMap((widest) =>
    stepsTo(height, tallestEntity).flatMap((taller) =>
      stepsTo(width, widest).map((wider) => aboutCentre(node, wider, taller)),
    ),
  );
}

function stepsTo(from: number, most: number): number[] {
  const count = Math.max(0, Math.floor((most - from) / step));
  return Array.from({ length: count + 1 }, (_, number) => from + number * step);
}

function aboutCentre(node: PathwayNode, width: number, height: number): PathwayNode {
  const centre = centreOf(node);
  return { ...node, x: centre.x - width / 2, y: centre.y - height / 2, width, height };
}

function isWhole(node: PathwayNode): boolean {
  const mayRunOut = nodeKinds[node.kind].textMayRunOut;
  return isTextWhole(node, nodeLook(node, 'light')) && (mayRunOut || showsWholeLabel(node));
}
