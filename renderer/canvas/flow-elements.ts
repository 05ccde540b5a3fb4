import { Position, type Edge, type Node, type NodeHandle } from '@xyflow/react';
import { describeLink, nameOfNode } from '../../shared/graph/link-words.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import type { PathwayNode } from '../../shared/project/node-schema.ts';
import type { Project } from '../../shared/project/project-schema.ts';
import { rotatePoint } from '../../shared/scene/rotation.ts';
import type { DrawnDiagram, DrawnLink, DrawnNode } from '../../shared/scene/drawn.ts';

export type FlowNode = Node<{ drawn: DrawnNode }, 'pathway'>;
type HubNode = Node<Record<string, never>, 'hub'>;
export type FlowEdge = Edge<{ drawn: DrawnLink }, 'link'>;

export interface FlowElements {
  readonly nodes: (FlowNode | HubNode)[];
  readonly edges: FlowEdge[];
}

/**
 * React Flow wants two nodes for each edge. Our links also end at anchors and at free points, and the scene routes
 * them, so every edge hangs on this one invisible node and draws itself from its own data.
 */
const hubId = ' hub';
const hub: HubNode = {
  id: hubId,
  type: 'hub',
  position: { x: 0, y: 0 },
  width: 1,
  height: 1,
  measured: { width: 1, height: 1 },
  selectable: false,
  draggable: false,
  focusable: false,
  style: { visibility: 'hidden', pointerEvents: 'none' },
  data: {},
};

const handleSides = [
  { id: 'top', position: Position.Top, x: 0.5, y: 0 },
  { id: 'right', position: Position.Right, x: 1, y: 0.5 },
  { id: 'bottom', position: Position.Bottom, x: 0.5, y: 1 },
  { id: 'left', position: Position.Left, x: 0, y: 0.5 },
  // All of the node, with the tool that connects.
  { id: 'whole', position: Position.Top, x: 0.5, y: 0.5 },
] as const;

/**
 * What React Flow gets to hold: the visible part of the diagram. An element that looks as before keeps its identity,
 * so that only what changed renders again.
 */
export function toFlowElements(
  project: Project,
  diagram: DrawnDiagram,
  visible: ReadonlySet<string>,
  selection: ReadonlySet<string>,
): FlowElements {
  const index = indexProject(project);
  const nodes: (FlowNode | HubNode)[] = [hub];
  const edges: FlowEdge[] = [];
  for (const { id } of project.nodes) {
    const drawn = visible.has(id) ? diagram.nodes.get(id) : undefined;
    if (drawn) nodes.push(flowNodeOf(drawn, selection.has(id)));
  }
  for (const link of project.links) {
    const drawn = visible.has(link.id) ? diagram.links.get(link.id) : undefined;
    if (drawn) edges.push(flowEdgeOf(drawn, describeLink(index, link), selection.has(link.id)));
  }
  return { nodes, edges };
}

const flowNodes = new WeakMap<DrawnNode, FlowNode>();
const flowEdges = new WeakMap<DrawnLink, FlowEdge>();

function flowNodeOf(drawn: DrawnNode, selected: boolean): FlowNode {
  const known = flowNodes.get(drawn);
  if (known?.selected === selected) return known;
  const node = toFlowNode(drawn, selected);
  flowNodes.set(drawn, node);
  return node;
}

function flowEdgeOf(drawn: DrawnLink, sentence: string, selected: boolean): FlowEdge {
  const known = flowEdges.get(drawn);
  if (known?.selected === selected && known.ariaLabel === sentence) return known;
  const edge = toFlowEdge(drawn, sentence, selected);
  flowEdges.set(drawn, edge);
  return edge;
}

function toFlowNode(drawn: DrawnNode, selected: boolean): FlowNode {
  const { node } = drawn;
  const { width, height } = node;
  return {
    id: node.id,
    type: 'pathway',
    position: { x: node.x, y: node.y },
    width,
    height,
    // Known sizes and handles spare React Flow from measuring the page.
    measured: { width, height },
    handles: handlesOf(node),
    selected,
    zIndex: zIndexOf(node.z, nodeKinds[node.kind].contains ? 0 : 2),
    // The outline that is drawn takes the pointer, not the box around it.
    style: { pointerEvents: 'none' },
    ariaLabel: spokenName(node),
    data: { drawn },
  };
}

function spokenName(node: PathwayNode): string {
  const { label } = nodeKinds[node.kind];
  return node.label.trim() === ''
    ? `Unnamed ${label.toLowerCase()}`
    : `${label} ${nameOfNode(node)}`;
}

/** Where lines begin, relative to the node's unrotated corner. */
function handlesOf({ width, height, rotation }: PathwayNode): NodeHandle[] {
  const centre = { x: width / 2, y: height / 2 };
  return handleSides.map(({ id, position, x, y }) => {
    const point = rotatePoint({ x: x * width, y: y * height }, centre, rotation);
    return { id, type: 'source', position, x: point.x, y: point.y, width: 1, height: 1 };
  });
}

function toFlowEdge(drawn: DrawnLink, sentence: string, selected: boolean): FlowEdge {
  return {
    id: drawn.link.id,
    type: 'link',
    source: hubId,
    target: hubId,
    selected,
    zIndex: zIndexOf(drawn.link.z, 1),
    ariaLabel: sentence,
    data: { drawn },
  };
}

/** As the scene orders them: by z, then containers, links, other nodes. Ties are broken by the order in the file. */
function zIndexOf(z: number, layer: 0 | 1 | 2): number {
  return z * 3 + layer;
}
