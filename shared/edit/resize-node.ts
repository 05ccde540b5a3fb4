import { boundsAround } from '../graph/node-bounds.ts';
import { indexProject } from '../graph/project-index.ts';
import { limits } from '../project/limits.ts';
import type { Bounds } from '../scene/primitives.ts';
import { changeNodes, patched } from './change-elements.ts';
import { clamp, clampCoordinate } from './clamp.ts';
import type { Edit } from './edit.ts';

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
