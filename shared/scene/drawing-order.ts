import { nodeKinds } from '../project/node-kinds.ts';
import type { PathwayNode } from '../project/node-schema.ts';
import type { Project } from '../project/project-schema.ts';
import type { Link } from '../project/link-schema.ts';

type Element = PathwayNode | Link;

/**
 * Nodes and links from back to front: by z; of one z containers first, outer before inner, then links, then other
 * nodes; else as they stand in the file.
 */
export function drawingOrder(project: Project): readonly Element[] {
  const containers = project.nodes.filter((node) => nodeKinds[node.kind].contains);
  const others = project.nodes.filter((node) => !nodeKinds[node.kind].contains);
  const elements: Element[] = [...byDepth(containers), ...project.links, ...others];
  if (elements.every(({ z }) => z === 0)) return elements;
  return elements.sort((a, b) => a.z - b.z);
}

function byDepth(containers: readonly PathwayNode[]): readonly PathwayNode[] {
  if (containers.every(({ parent }) => parent === undefined)) return containers;
  const parents = new Map(containers.map((node) => [node.id, node.parent]));
  const depths = new Map(containers.map((node) => [node, depthOf(node, parents)]));
  return containers.toSorted((a, b) => (depths.get(a) ?? 0) - (depths.get(b) ?? 0));
}

function depthOf(node: PathwayNode, parents: ReadonlyMap<string, string | undefined>): number {
  let depth = 0;
  // Parents that form a ring, which the schema refuses, must not hang the drawing.
  for (let id = node.parent; id !== undefined && depth <= parents.size; id = parents.get(id)) {
    depth += 1;
  }
  return depth;
}
