import {
  useStoreApi,
  Position,
  type Edge,
  type Node,
  type NodeHandle,
  type ReactFlowState,
} from '@xyflow/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { idOf, sceneIndexOf } from '../../shared/graph/scene-index.ts';
import { drawDiagram } from '../../shared/scene/draw-diagram.ts';
import {
  overlaps,
  type Bounds,
  type DrawnDiagram,
  type DrawnLink,
  type DrawnNode,
} from '../../shared/scene/primitives.ts';
import { boxPoint, type PathwayNode, type Project } from '../../shared/project/project-schema.ts';
import { boxToDiagram } from '../../shared/scene/node-outline.ts';
import { useShownDiagram } from '../editor/diagram.ts';
import { shownProject } from '../editor/editor.ts';
import { useDesk, useEditor, useWorkspace } from '../editor/workbench.tsx';
import type { ShownScenario } from '../editor/matrix-desk.ts';
import { wordOf } from '../../shared/whatif/scenario-words.ts';
import { drawnThemeOf } from '../editor/workspace.ts';
import { aboutOf, describeLink, nameOfNode } from '../../shared/graph/describe-project.ts';
import { standingOf } from '../../shared/project/shown-part.ts';
import { indexProject, type ProjectIndex } from '../../shared/graph/project-index.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import { regionFor, visibleBounds } from './viewing.ts';
import { canvasWords } from '../../shared/words/canvas.ts';

/**
 * With more elements than these in view React Flow holds only what is touched: what is selected, under the pointer or
 * has the focus. The outline leads to all of them.
 */
const mostInView = 300;

/**
 * What React Flow holds, to take the pointer and the keys: the elements in and around the view where they are few, and
 * always the touched ones, so that a gesture that scrolls does not lose what it moves.
 */
export function useFlowElements(touched: ReadonlySet<string>): FlowElements & {
  readonly isReady: boolean;
} {
  const project = useEditor(shownProject);
  const present = useEditor((state) => state.history.present);
  const selection = useEditor((state) => state.selection);
  const theme = useWorkspace(drawnThemeOf);
  const shown = useShownDiagram();
  // During a gesture the diagram before it is enough: what moves is selected, and therefore held.
  const inView = useInView(drawDiagram(present, theme));
  const held = useMemo(
    () =>
      inOrder(indexProject(present), [
        inView ?? none,
        touched,
        selection.size > mostInView ? none : selection,
      ]),
    [present, inView, touched, selection],
  );
  const changeOf = useDesk((state) => state.shown?.changeOf);
  const elements = useMemo(
    () => toFlowElements(project, shown, held, selection, changeOf ?? noChanges),
    [project, shown, held, selection, changeOf],
  );
  return { ...elements, isReady: inView !== null };
}

const none: ReadonlySet<string> = new Set();

/** The ids of the elements in a part of the diagram; none where they are too many. */
function idsIn(diagram: DrawnDiagram, region: Bounds): ReadonlySet<string> {
  const near = sceneIndexOf(diagram).within(region);
  // Where they are far too many, nothing needs to be drawn to know that.
  if (near.length > 4 * mostInView) return none;
  const found = near.filter(({ drawn }) => overlaps(drawn.bounds, region));
  return found.length > mostInView ? none : new Set(found.map(idOf));
}

/** Ids in the order of the file, in which Tab leads through them. */
function inOrder(
  index: ProjectIndex,
  sets: readonly ReadonlySet<string>[],
): { readonly nodes: readonly string[]; readonly links: readonly string[] } {
  const ids = [...new Set(sets.flatMap((set) => [...set]))];
  if (ids.length === 0) return nobody;
  const positions = index.positions();
  const at = (id: string) => positions.get(id) ?? 0;
  const sorted = (elements: ReadonlyMap<string, unknown>) =>
    ids.filter((id) => elements.has(id)).sort((one, other) => at(one) - at(other));
  return { nodes: sorted(index.nodes), links: sorted(index.links) };
}

const nobody = { nodes: [], links: [] } as const;

/** How long the view rests until elements that were too many before are held, in milliseconds. */
const rest = 120;

/**
 * The ids of the elements in and around the view; none where they are too many, null until the canvas has a size. Where
 * they become few as the view moves, they come when it rests: all at once they would hold it up.
 */
function useInView(diagram: DrawnDiagram): ReadonlySet<string> | null {
  const store = useStoreApi();
  const [region, hold] = useState<Bounds | null>(null);
  const ids = useMemo(() => (region ? idsIn(diagram, region) : null), [diagram, region]);
  const isCrowded = useRef(false);
  useEffect(() => {
    isCrowded.current = ids === none;
  }, [ids]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = () => hold((now) => regionIn(store.getState(), now));
    const listen = () => {
      clearTimeout(timer);
      if (isCrowded.current) timer = setTimeout(follow, rest);
      else follow();
    };
    listen();
    let { transform, width, height } = store.getState();
    const unsubscribe = store.subscribe((state) => {
      if (state.transform === transform && state.width === width && state.height === height) return;
      ({ transform, width, height } = state);
      listen();
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [store]);
  return ids;
}

function regionIn(
  { transform: [x, y, zoom], width, height }: ReactFlowState,
  held: Bounds | null,
): Bounds | null {
  if (width === 0 || height === 0) return held;
  return regionFor(visibleBounds({ x, y, zoom }, width, height), held);
}

/** What is locked lets the pointer through to what lies below it; the keyboard and the menu reach it. */
export type FlowNode = Node<{ drawn: DrawnNode; isLocked: boolean }, 'pathway'>;
type HubNode = Node<Record<string, never>, 'hub'>;
export type FlowEdge = Edge<{ drawn: DrawnLink; isLocked: boolean }, 'link'>;

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
 * What React Flow gets of what it holds. An element that looks as before keeps its identity, so that only changed
 * elements render again.
 */
function toFlowElements(
  project: Project,
  diagram: DrawnDiagram,
  held: ReturnType<typeof inOrder>,
  selection: ReadonlySet<string>,
  changeOf: ShownScenario['changeOf'],
): FlowElements {
  const index = indexProject(project);
  const { locked } = standingOf(project);
  const nodes: (FlowNode | HubNode)[] = [hub];
  const edges: FlowEdge[] = [];
  for (const id of held.nodes) {
    const drawn = diagram.nodes.get(id);
    if (!drawn) continue;
    const name = spokenName(index, drawn.node, changeOf);
    nodes.push(flowNodeOf(drawn, withLock(name, locked.has(id)), selection.has(id)));
  }
  for (const id of held.links) {
    const drawn = diagram.links.get(id);
    if (!drawn) continue;
    const sentence = describeLink(index, drawn.link);
    edges.push(flowEdgeOf(drawn, withLock(sentence, locked.has(id)), selection.has(id)));
  }
  return { nodes, edges };
}

const lockWord = ', locked';

/** The name says it, so an element that is locked or unlocked is made anew. */
function withLock(name: string, isLocked: boolean): string {
  return isLocked ? `${name}${lockWord}` : name;
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
  const isLocked = ariaLabel.endsWith(lockWord);
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
    draggable: !isLocked,
    data: { drawn, isLocked },
  };
}

/** "Cofactor P5P", and what the shown scenario says of it: ", low". */
function spokenName(
  index: ProjectIndex,
  node: PathwayNode,
  changeOf: ShownScenario['changeOf'],
): string {
  const { label } = nodeKinds[node.kind];
  const name =
    node.label.trim() === ''
      ? canvasWords.unnamed(label.toLowerCase())
      : `${label} ${nameOfNode(node)}`;
  const change = changeOf.get(node.id);
  const about = aboutOf(index, node);
  return [name, change ? wordOf(change) : '', about].filter((part) => part !== '').join(', ');
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
    data: { drawn, isLocked: sentence.endsWith(lockWord) },
  };
}

/** The order of the scene: by z, then containers, links, other nodes. The order in the file decides ties. */
function zIndexOf(z: number, layer: 0 | 1 | 2): number {
  return z * 3 + layer;
}
