import '@xyflow/react/dist/style.css';
import {
  applyNodeChanges,
  ReactFlow,
  type Edge,
  type Node,
  type NodeChange,
  type ReactFlowInstance,
} from '@xyflow/react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import Flatbush from 'flatbush';

/** What `canvas.bench.ts` asks of a page that shows the graph without the program. */
export interface CanvasPage {
  zoomTo(zoom: number): void;
  state(): CanvasState;
}

export interface CanvasState {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  /** Of the nodes that were dragged, how many moved. */
  readonly moved: number;
}

interface Box {
  readonly id: string;
  readonly label: string;
  x: number;
  y: number;
  readonly width: number;
  readonly height: number;
}

interface Graph {
  readonly nodes: readonly Box[];
  /** By the ids of their nodes. */
  readonly links: readonly (readonly [string, string])[];
}

/** The project's text as it is, without any check: what a program could not do without. */
async function readGraph(): Promise<Graph> {
  const response = await fetch('/graph.json');
  return (await response.json()) as Graph;
}

const stage = document.querySelector<HTMLElement>('#stage');
const graph = await readGraph();
const show = location.search.includes('flow') ? showFlow : showBare;
if (stage) Object.assign(globalThis, { page: show(stage, graph) });

/** As its first example has it: default nodes and edges. */
function showFlow(container: HTMLElement, { nodes, links }: Graph): CanvasPage {
  let flow: ReactFlowInstance | undefined;
  let moved = 0;
  const edges = links.map(([source, target], at): Edge => ({ id: `e${at}`, source, target }));
  const first = nodes.map(({ id, label, x, y, width, height }): Node => ({
    id,
    position: { x, y },
    data: { label },
    width,
    height,
  }));
  function App() {
    const [shown, setShown] = useState(first);
    const change = (changes: NodeChange[]) => {
      moved += changes.filter(({ type }) => type === 'position').length;
      setShown((now) => applyNodeChanges(changes, now));
    };
    return (
      <ReactFlow
        nodes={shown}
        edges={edges}
        onNodesChange={change}
        onInit={(made) => (flow = made)}
        minZoom={0.01}
        fitView
      />
    );
  }
  createRoot(container).render(<App />);
  return {
    zoomTo: (zoom) => void flow?.zoomTo(zoom, { duration: 0 }),
    state: () => ({ ...(flow?.getViewport() ?? { x: 0, y: 0, zoom: 0 }), moved }),
  };
}

/** Boxes, lines and labels from an index, and nothing else: less than this no program can do. */
function showBare(container: HTMLElement, { nodes, links }: Graph): CanvasPage {
  const canvas = container.appendChild(document.createElement('canvas'));
  const { clientWidth: width, clientHeight: height } = container;
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ends = links.flatMap(([source, target]) => {
    const [from, to] = [byId.get(source), byId.get(target)];
    return from && to ? [[from, to] as const] : [];
  });
  const nodeIndex = new Flatbush(nodes.length);
  for (const { x, y, width: w, height: h } of nodes) nodeIndex.add(x, y, x + w, y + h);
  nodeIndex.finish();
  const linkIndex = new Flatbush(ends.length);
  for (const [a, b] of ends)
    linkIndex.add(
      Math.min(a.x, b.x),
      Math.min(a.y, b.y),
      Math.max(a.x, b.x) + a.width,
      Math.max(a.y, b.y) + a.height,
    );
  linkIndex.finish();
  const right = Math.max(...nodes.map((node) => node.x + node.width));
  const bottom = Math.max(...nodes.map((node) => node.y + node.height));
  let zoom = Math.min(1, width / right, height / bottom);
  let [left, top] = [(width - right * zoom) / 2, (height - bottom * zoom) / 2];
  let moved = 0;
  let isWaiting = false;
  const paint = () => {
    isWaiting = false;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.setTransform(zoom, 0, 0, zoom, left, top);
    const seen = [-left / zoom, -top / zoom, (width - left) / zoom, (height - top) / zoom] as const;
    context.beginPath();
    for (const at of linkIndex.search(...seen)) {
      const [a, b] = ends[at] ?? [];
      if (!a || !b) continue;
      context.moveTo(a.x + a.width / 2, a.y + a.height / 2);
      context.lineTo(b.x + b.width / 2, b.y + b.height / 2);
    }
    context.strokeStyle = '#64748b';
    context.stroke();
    const isLegible = zoom > 0.3;
    context.textAlign = 'center';
    context.font = '13px sans-serif';
    for (const at of nodeIndex.search(...seen)) {
      const node = nodes[at];
      if (!node) continue;
      context.fillStyle = '#e0e7ff';
      context.fillRect(node.x, node.y, node.width, node.height);
      if (!isLegible) continue;
      context.strokeRect(node.x, node.y, node.width, node.height);
      context.fillStyle = '#1e293b';
      context.fillText(node.label, node.x + node.width / 2, node.y + node.height / 2 + 4);
    }
  };
  const ask = () => {
    if (!isWaiting) requestAnimationFrame(paint);
    isWaiting = true;
  };
  let held: Box | undefined;
  canvas.addEventListener('pointerdown', (event) => {
    const [x, y] = [(event.clientX - left) / zoom, (event.clientY - top) / zoom];
    held = nodes[nodeIndex.search(x, y, x, y).at(-1) ?? -1];
  });
  canvas.addEventListener('pointermove', (event) => {
    if (event.buttons === 0) return;
    if (held) {
      held.x += event.movementX / zoom;
      held.y += event.movementY / zoom;
      moved += 1;
    } else {
      left += event.movementX;
      top += event.movementY;
    }
    ask();
  });
  const zoomAt = (x: number, y: number, next: number) => {
    left = x - ((x - left) * next) / zoom;
    top = y - ((y - top) * next) / zoom;
    zoom = next;
    ask();
  };
  canvas.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      zoomAt(event.clientX, event.clientY, zoom * 2 ** (-event.deltaY * 0.01));
    },
    { passive: false },
  );
  paint();
  return {
    zoomTo: (next) => zoomAt(width / 2, height / 2, next),
    state: () => ({ x: left, y: top, zoom, moved }),
  };
}
