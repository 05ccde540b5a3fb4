import { indexProject, type ProjectIndex } from '../graph/project-index.ts';
import type { Endpoint, Project, PathwayNode, DiagramPoint } from '../project/project-schema.ts';
import { layoutInLayers } from './layered-layout.ts';
import type { LayoutEdge } from './rings.ts';

/** The margin in a container around its content, in diagram units; more at the top, where its label is. */
const padding = { side: 24, top: 40 } as const;

/** Where the diagram begins. */
const origin: DiagramPoint = { x: 0, y: 0 };

/**
 * Gives every node a position, and every container the size that its content needs. Links stay as they are.
 *
 * The layout is our own small one: ELK (elkjs) is under a licence that we do not bundle and weighs more than the rest
 * of the program; dagre takes minutes for networks of some thousand nodes. See `docs/decisions/layout.md`.
 */
export function arrangeNodes(project: Project): Project {
  const index = indexProject(project);
  const edges = edgesByParent(project, index);
  const sized = new Map<string, PathwayNode>();
  /** Relative to the area of a container for its content. */
  const corners = new Map<string, DiagramPoint>();
  for (const parent of [...containersInsideOut(index), undefined]) {
    const held = parent === undefined ? topNodes(project) : (index.children.get(parent) ?? []);
    const boxes = held.map((node) => sized.get(node.id) ?? node);
    const heldPositions = layoutInLayers(boxes, edges.get(parent) ?? []);
    for (const [id, position] of heldPositions) corners.set(id, position);
    const container = parent === undefined ? undefined : index.nodes.get(parent);
    if (container) sized.set(container.id, around(container, boxes, heldPositions));
  }
  const positions = absolute(project, index, corners);
  return {
    ...project,
    nodes: project.nodes.map((node) => {
      return { ...(sized.get(node.id) ?? node), ...(positions.get(node.id) ?? origin) };
    }),
  };
}

function topNodes({ nodes }: Project): PathwayNode[] {
  return nodes.filter(({ parent }) => parent === undefined);
}

/** The nodes that contain others, each before the node that it lies in. */
function containersInsideOut({ children, nodes }: ProjectIndex): string[] {
  const depthOf = (id: string) => chainOf(nodes.get(id), nodes).length;
  return [...children.keys()]
    .map((id) => ({ id, depth: depthOf(id) }))
    .sort((a, b) => b.depth - a.depth)
    .map(({ id }) => id);
}

/** A node and what it lies in, outermost first. */
function chainOf(
  node: PathwayNode | undefined,
  nodes: ReadonlyMap<string, PathwayNode>,
): PathwayNode[] {
  const chain: PathwayNode[] = [];
  let current = node;
  while (current) {
    chain.push(current);
    current = current.parent === undefined ? undefined : nodes.get(current.parent);
  }
  return chain.reverse();
}

/** For each link, the two nodes that contain its ends, within the innermost container that contains both. */
function edgesByParent(
  { links }: Project,
  { nodes, anchors }: ProjectIndex,
): Map<string | undefined, LayoutEdge[]> {
  const edges = new Map<string | undefined, LayoutEdge[]>();
  const nodeOf = (end: Endpoint): PathwayNode | undefined => {
    if (end.to === 'point') return undefined;
    if (end.to === 'node') return nodes.get(end.id);
    // What ends on a link is placed above what the link leads to.
    const target = anchors.get(end.id)?.link.target;
    return target?.to === 'node' ? nodes.get(target.id) : undefined;
  };
  for (const { source, target } of links) {
    const [from, to] = [chainOf(nodeOf(source), nodes), chainOf(nodeOf(target), nodes)];
    const level = from.findIndex((node, at) => node !== to[at]);
    const [a, b] = [from[level], to[level]];
    if (!a || !b) continue;
    const list = edges.get(a.parent);
    if (list) list.push({ source: a.id, target: b.id });
    else edges.set(a.parent, [{ source: a.id, target: b.id }]);
  }
  return edges;
}

function around(
  container: PathwayNode,
  boxes: readonly PathwayNode[],
  positions: ReadonlyMap<string, DiagramPoint>,
): PathwayNode {
  const reach = boxes.map(({ id, width, height }) => {
    const { x, y } = positions.get(id) ?? origin;
    return { right: x + width, bottom: y + height };
  });
  const width = reach.reduce((most, { right }) => Math.max(most, right), 0) + 2 * padding.side;
  const height =
    reach.reduce((most, { bottom }) => Math.max(most, bottom), 0) + padding.top + padding.side;
  return { ...container, width, height };
}

function absolute(
  { nodes }: Project,
  index: ProjectIndex,
  corners: ReadonlyMap<string, DiagramPoint>,
): Map<string, DiagramPoint> {
  const positions = new Map<string, DiagramPoint>();
  for (const node of nodes) {
    const chain = chainOf(node, index.nodes).map(({ id }) => corners.get(id) ?? origin);
    const insets = chain.length - 1;
    positions.set(node.id, {
      x: chain.reduce((sum, { x }) => sum + x, insets * padding.side),
      y: chain.reduce((sum, { y }) => sum + y, insets * padding.top),
    });
  }
  return positions;
}
