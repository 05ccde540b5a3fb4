import {
  useStore as useFlowStore,
  Position,
  type Edge,
  type Node,
  type NodeHandle,
} from '@xyflow/react';
import { useMemo, useState } from 'react';
import { createSpatialIndex } from '../../shared/graph/spatial-index.ts';
import { drawDiagram } from '../../shared/scene/draw-diagram.ts';
import type { DrawnDiagram, Bounds, DrawnLink, DrawnNode } from '../../shared/scene/primitives.ts';
import { boxPoint, type PathwayNode, type Project } from '../../shared/project/project-schema.ts';
import { boxToDiagram } from '../../shared/scene/node-outline.ts';
import { useShownDiagram } from '../editor/diagram.ts';
import { shownProject } from '../editor/editor.ts';
import { useDesk, useEditor, useWorkspace } from '../editor/workbench.tsx';
import type { ShownScenario } from '../editor/matrix-desk.ts';
import { levelWords } from '../../shared/matrix/scenario-words.ts';
import { themeOf } from '../editor/workspace.ts';
import { describeLink, nameOfNode } from '../../shared/graph/describe-project.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { regionFor, visibleBounds } from './viewing.ts';

/**
 * What React Flow holds: the elements in and around the view, and all selected ones, so that a gesture that scrolls
 * does not lose what it moves.
 */
export function useFlowElements(): FlowElements & { readonly isReady: boolean } {
  const project = useEditor(shownProject);
  const present = useEditor((state) => state.history.present);
  const selection = useEditor((state) => state.selection);
  const theme = useWorkspace(themeOf);
  const region = useRegion();
  const shown = useShownDiagram();
  const settled = drawDiagram(present, theme);

  // During a gesture the index of the diagram before it is enough: what moves is selected, and therefore held.
  const index = useMemo(() => createSpatialIndex(indexedItems(settled)), [settled]);
  const visible = useMemo(
    () => new Set([...(region ? index.within(region) : []), ...selection]),
    [index, region, selection],
  );
  const changeOf = useDesk((state) => state.shown?.changeOf);
  const elements = useMemo(
    () => toFlowElements(project, shown, visible, selection, changeOf ?? noChanges),
    [project, shown, visible, selection, changeOf],
  );
  return { ...elements, isReady: region !== null };
}

function indexedItems(diagram: DrawnDiagram): { id: string; bounds: Bounds }[] {
  return diagram.order.map((item) =>
    item.type === 'node'
      ? { id: item.drawn.node.id, bounds: item.drawn.bounds }
      : { id: item.drawn.link.id, bounds: item.drawn.bounds },
  );
}

/**
 * The part of the diagram to hold; null until the canvas has a size. It does not change with small movements of the
 * view.
 */
function useRegion(): Bounds | null {
  const [held, hold] = useState<Bounds | null>(null);
  const region = useFlowStore((state) => {
    if (state.width === 0 || state.height === 0) return null;
    const [x, y, zoom] = state.transform;
    return regionFor(visibleBounds({ x, y, zoom }, state.width, state.height), held);
  }, sameBounds);
  if (region !== held) hold(region);
  return region;
}

function sameBounds(one: Bounds | null, other: Bounds | null): boolean {
  if (one === null || other === null) return one === other;
  return (
    one.x === other.x &&
    one.y === other.y &&
    one.width === other.width &&
    one.height === other.height
  );
}

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
  // With the link tool: all of the node.
  { id: 'whole', position: Position.Top, x: 0.5, y: 0.5 },
] as const;

/**
 * What React Flow gets: the visible part of the diagram. An element that looks as before keeps its identity, so that
 * only changed elements render again.
 */
function toFlowElements(
  project: Project,
  diagram: DrawnDiagram,
  visible: ReadonlySet<string>,
  selection: ReadonlySet<string>,
  changeOf: ShownScenario['changeOf'],
): FlowElements {
  const index = indexProject(project);
  const nodes: (FlowNode | HubNode)[] = [hub];
  const edges: FlowEdge[] = [];
  for (const { id } of project.nodes) {
    const drawn = visible.has(id) ? diagram.nodes.get(id) : undefined;
    if (drawn) nodes.push(flowNodeOf(drawn, spokenName(drawn.node, changeOf), selection.has(id)));
  }
  for (const link of project.links) {
    const drawn = visible.has(link.id) ? diagram.links.get(link.id) : undefined;
    if (drawn) edges.push(flowEdgeOf(drawn, describeLink(index, link), selection.has(link.id)));
  }
  return { nodes, edges };
}

const noChanges: ShownScenario['changeOf'] = new Map();

const flowNodes = new WeakMap<DrawnNode, FlowNode>();
const flowEdges = new WeakMap<DrawnLink, FlowEdge>();

function flowNodeOf(drawn: DrawnNode, name: string, selected: boolean): FlowNode {
  const known = flowNodes.get(drawn);
  if (known?.selected === selected && known.ariaLabel === name) return known;
  const node = toFlowNode(drawn, name, selected);
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

function toFlowNode(drawn: DrawnNode, ariaLabel: string, selected: boolean): FlowNode {
  const { node } = drawn;
  const { width, height } = node;
  return {
    id: node.id,
    type: 'pathway',
    position: { x: node.x, y: node.y },
    width,
    height,
    // With known sizes and handles React Flow need not measure the page.
    measured: { width, height },
    handles: handlesOf(node),
    selected,
    zIndex: zIndexOf(node.z, nodeKinds[node.kind].contains ? 0 : 2),
    // The outline that is drawn takes the pointer, not the box around it.
    style: { pointerEvents: 'none' },
    ariaLabel,
    data: { drawn },
  };
}

/** "Cofactor P5P", and what the shown scenario says of it: ", low". */
function spokenName(node: PathwayNode, changeOf: ShownScenario['changeOf']): string {
  const { label } = nodeKinds[node.kind];
  const name =
    node.label.trim() === '' ? `Unnamed ${label.toLowerCase()}` : `${label} ${nameOfNode(node)}`;
  const change = changeOf.get(node.id);
  return change ? `${name}, ${levelWords[change.level]}` : name;
}

/** Where lines begin, relative to the node's unrotated corner. */
function handlesOf({ width, height, rotation }: PathwayNode): NodeHandle[] {
  const box = { x: 0, y: 0, width, height, rotation };
  return handleSides.map(({ id, position, x, y }) => {
    const point = boxToDiagram(box, boxPoint(x * width, y * height));
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

/** The order of the scene: by z, then containers, links, other nodes. The order in the file decides ties. */
function zIndexOf(z: number, layer: 0 | 1 | 2): number {
  return z * 3 + layer;
}
