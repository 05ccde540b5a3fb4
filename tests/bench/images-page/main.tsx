import '@xyflow/react/dist/style.css';
import {
  ConnectionMode,
  Handle,
  Position,
  ReactFlow,
  type Edge,
  type EdgeProps,
  type Node,
  type NodeProps,
} from '@xyflow/react';
import { toBlob } from 'html-to-image';
import { createRoot } from 'react-dom/client';
import { createImageRenderer } from '../../../renderer/workers/render-image.ts';
import { paintCanvas } from '../../../shared/paint/canvas.ts';
import { composePicture } from '../../../shared/paint/picture.ts';
import { imageOptionsSchema } from '../../../shared/project/image-formats.ts';
import type { Endpoint, Project } from '../../../shared/project/project-schema.ts';
import type { DrawnLink, DrawnNode } from '../../../shared/scene/primitives.ts';
import { Drawing } from '../../../renderer/ui/Drawing.tsx';
import { generatedProject } from '../generated-project.ts';

/** What `images.bench.ts` calls: three ways to make a PNG of the same project, at two pixels a diagram unit. */
export interface ImagesPage {
  /** Puts the project on a React Flow canvas, which is no part of what is measured. */
  showFlow(nodes: number): Promise<void>;
  make(way: 'ours' | 'bare' | 'html-to-image', nodes: number): Promise<Made>;
  /** The share of pixels, 0 to 1, in which ours and the bare painter's differ, seen from afar. */
  difference(nodes: number): Promise<number>;
}

export interface Made {
  /** Milliseconds. */
  readonly time: number;
  readonly bytes: number;
}

const scale = 2;
const projectOf = (nodes: number) => generatedProject(nodes, { links: 'near' });
const options = imageOptionsSchema.parse({ size: { by: 'scale', scale } });

const renderImage = createImageRenderer();
const ways = { ours, bare, 'html-to-image': fromFlow };

const page: ImagesPage = {
  showFlow,
  make: async (way, nodes) => {
    const project = projectOf(nodes);
    const start = performance.now();
    const { size } = await ways[way](project);
    return { time: performance.now() - start, bytes: size };
  },
  difference: async (nodes) => {
    const project = projectOf(nodes);
    const [one, other] = [await fromAfar(await ours(project)), await fromAfar(await bare(project))];
    const apart = one.filter((value, at) => Math.abs(value - (other[at] ?? 0)) > 32).length;
    return apart / one.length;
  },
};
Object.assign(globalThis, { page });

async function ours(project: Project): Promise<Blob> {
  const made = await renderImage(project, options);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return new Blob([made.value.bytes], { type: 'image/png' });
}

/** One canvas, and the browser's own PNG of it. */
async function bare(project: Project): Promise<Blob> {
  const picture = composePicture(project, options);
  const { width, height } = picture.frame;
  const canvas = new OffscreenCanvas(width * scale, height * scale);
  const surface = canvas.getContext('2d');
  if (!surface) throw new Error('There is no canvas.');
  paintCanvas(surface, picture, { scale });
  return canvas.convertToBlob({ type: 'image/png' });
}

/** As https://reactflow.dev/examples/misc/download-image has it. */
async function fromFlow(project: Project): Promise<Blob> {
  const { frame } = composePicture(project, options);
  const viewport = document.querySelector<HTMLElement>('.react-flow__viewport');
  if (!viewport) throw new Error('There is no canvas to take the image of.');
  const blob = await toBlob(viewport, {
    backgroundColor: '#ffffff',
    width: frame.width,
    height: frame.height,
    pixelRatio: scale,
    style: {
      width: `${frame.width}px`,
      height: `${frame.height}px`,
      transform: `translate(${-frame.x}px, ${-frame.y}px) scale(1)`,
    },
  });
  if (!blob) throw new Error('There is no image.');
  return blob;
}

const sides = [Position.Top, Position.Right, Position.Bottom, Position.Left];

function NodeView({ data: { drawn } }: NodeProps<Node<{ drawn: DrawnNode }>>) {
  const { width, height } = drawn.node;
  return (
    <>
      <svg width={width} height={height} overflow="visible">
        <Drawing primitives={drawn.primitives} />
      </svg>
      {sides.map((side) => (
        <Handle key={side} id={side} type="source" position={side} />
      ))}
    </>
  );
}

function LinkView({ data }: EdgeProps<Edge<{ drawn: DrawnLink }>>) {
  return data && <Drawing primitives={data.drawn.primitives} />;
}

const nodeTypes = { pathway: NodeView };
const edgeTypes = { link: LinkView };

/** The same drawings as nodes and edges of React Flow, as in the window but for what follows the pointer. */
async function showFlow(count: number): Promise<void> {
  const { items } = composePicture(projectOf(count), options);
  const nodes = items.flatMap((item) => (item.type === 'node' ? [toFlowNode(item.drawn)] : []));
  const edges = items.flatMap((item) => (item.type === 'link' ? [toFlowEdge(item.drawn)] : []));
  const container = document.body.appendChild(document.createElement('div'));
  container.style.cssText = 'width:1200px;height:800px';
  const flow = { nodes, edges, nodeTypes, edgeTypes, connectionMode: ConnectionMode.Loose };
  createRoot(container).render(<ReactFlow {...flow} />);
  while (document.querySelectorAll('.react-flow__edge').length < edges.length) {
    // oxlint-disable-next-line no-await-in-loop
    await new Promise(requestAnimationFrame);
  }
}

function toFlowNode(drawn: DrawnNode): Node {
  const { id, x, y, width, height } = drawn.node;
  return { id, type: 'pathway', position: { x, y }, width, height, data: { drawn } };
}

/** Ends that are no nodes do not matter: the drawing knows its way. */
function toFlowEdge(drawn: DrawnLink): Edge {
  const { id, source, target } = drawn.link;
  const nodeOf = (end: Endpoint) => (end.to === 'node' ? end.id : 'n0');
  return {
    id,
    type: 'link',
    source: nodeOf(source),
    target: nodeOf(target),
    sourceHandle: 'right',
    targetHandle: 'left',
    data: { drawn },
  };
}

async function fromAfar(blob: Blob): Promise<Uint8ClampedArray> {
  const image = await createImageBitmap(blob, { resizeWidth: 1_000, resizeQuality: 'high' });
  const surface = new OffscreenCanvas(image.width, image.height).getContext('2d');
  if (!surface) throw new Error('There is no canvas.');
  surface.drawImage(image, 0, 0);
  return surface.getImageData(0, 0, image.width, image.height).data;
}
