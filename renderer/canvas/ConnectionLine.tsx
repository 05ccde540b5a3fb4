import { centreOf } from '../../shared/scene/primitives.ts';
import {
  useStore,
  ViewportPortal,
  type ConnectionLineComponentProps,
  useReactFlow,
  type ReactFlowProps,
} from '@xyflow/react';
import { useEffect, useMemo, useState, type MouseEvent } from 'react';
import { whyNot } from '../../shared/edit/connection-rules.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { pathData } from '../../shared/paint/markup.ts';
import {
  type PathwayNode,
  type NodeEndpoint,
  windowPoint,
  type DiagramPoint,
  type WindowPoint,
} from '../../shared/project/project-schema.ts';
import { offerToAdd } from '../editor/adding.ts';
import { settledDrawing, useShownDiagram } from '../editor/diagram.ts';
import { knownLibrary } from '../editor/library.ts';
import { useWorkbench, useWorkspace, type Workbench } from '../editor/workbench.tsx';
import { drawLink, drawSelfLink, pointTo } from '../editor/connecting.ts';
import { useToDiagram, windowPointOf } from './window-points.ts';
import styles from './Canvas.module.css';
import {
  connectionTargetAt,
  endpointFor,
  isOnNode,
  isPane,
  pointedAt,
  pointerFrom,
  type ConnectionTarget,
} from './connection-target.ts';
import { onEscape } from './use-gestures.ts';

/** The line that follows the pointer while a link is drawn. It shows whether the link may end there. */
export function ConnectionLine({
  fromNode,
  fromHandle,
  fromX,
  fromY,
  toX,
  toY,
}: ConnectionLineComponentProps) {
  const workbench = useWorkbench();
  const zoom = useStore((state) => state.transform[2]);
  const from = endpointFor(fromNode.id, fromHandle.id ?? null);
  const drawing = settledDrawing(workbench);
  const target = connectionTargetAt(drawing, { from }, { x: toX, y: toY }, zoom);
  // Over a link the line ends where the anchor would be.
  const to = target && target.hit.type !== 'node' ? target.hit.at : { x: toX, y: toY };
  return (
    <g className={isRefused(target) ? styles['refused'] : styles['connecting']}>
      <TargetHalo target={target} />
      <path d={`M${fromX} ${fromY}L${to.x} ${to.y}`} className={styles['connectionLine']} />
      <circle cx={to.x} cy={to.y} r={4 / zoom} className={styles['connectionEnd']} />
    </g>
  );
}

/** Over an element at which the link may not end. */
export const isRefused = (target: ConnectionTarget | null): boolean =>
  target !== null && !target.isPossible;

/** Marks the element at which a link would end. */
export function TargetHalo({ target }: { target: ConnectionTarget | null }) {
  if (!target) return null;
  const { hit } = target;
  if (hit.type === 'node') return <NodeHalo node={hit.drawn.node} />;
  return (
    <>
      <path d={pathData(hit.drawn.path)} className={styles['targetHalo']} />
      <circle cx={hit.at.x} cy={hit.at.y} r={5} className={styles['targetAnchor']} />
    </>
  );
}

function NodeHalo({ node: { x, y, width, height, rotation } }: { node: PathwayNode }) {
  return (
    <rect
      x={x - 4}
      y={y - 4}
      width={width + 8}
      height={height + 8}
      rx={8}
      transform={`rotate(${rotation} ${x + width / 2} ${y + height / 2})`}
      className={styles['targetHalo']}
    />
  );
}

type ConnectingProps = Pick<
  ReactFlowProps,
  'onConnectStart' | 'onConnectEnd' | 'onClickCapture' | 'onDoubleClickCapture'
>;

/** A press that moves by less, in window pixels, is a click. */
const jitter = 4;

/**
 * Draws a link: by a drag from a node's edge (or, with the link tool, from anywhere on it), or with that tool by a
 * click on each end. React Flow follows the pointer; we decide the end. Over empty canvas the person is asked what to
 * add there.
 */
export function useConnecting(): ConnectingProps {
  const workbench = useWorkbench();
  const { getZoom } = useReactFlow();
  const toDiagram = useToDiagram();
  // React Flow tells all that listen to it of each new function: these are made once.
  return useMemo(
    () => createConnecting(workbench, getZoom, toDiagram),
    [workbench, getZoom, toDiagram],
  );
}

function createConnecting(
  workbench: Workbench,
  getZoom: () => number,
  toDiagram: (point: WindowPoint) => DiagramPoint,
): ConnectingProps {
  const { workspace } = workbench;
  let isCancelled = false;
  let start = windowPoint(0, 0);
  let stopWaiting: (() => void) | undefined;
  /** What a link from `source` does when it is let go there. */
  const end = (source: NodeEndpoint, at: WindowPoint) => {
    const point = toDiagram(at);
    const drawing = settledDrawing(workbench);
    const target = connectionTargetAt(drawing, { from: source }, point, getZoom());
    const own = indexProject(drawing.project).nodes.get(source.id);
    const note = pointerFrom(drawing.project, source);
    if (note !== null) {
      const to = target && pointedAt(drawing.project, target.end);
      if (to && target.isPossible) return pointTo(workbench, note, to);
      return workspace.refuse('A note points to a node or a link: let it go there.');
    }
    if (!target && own && isOnNode(own, point)) return drawSelfLink(workbench, own, at);
    if (!target && !isOverCanvas(at))
      return workspace.refuse('No link was drawn: let it go over the canvas.');
    if (!target)
      return void offerToAdd(workbench, knownLibrary(workbench), point, { from: source });
    if (!target.isPossible) return workspace.refuse(whyNot(drawing.project, source, target.end));
    drawLink(workbench, {
      source,
      target: target.end,
      position: target.hit.type === 'link' ? target.hit.position : 0.5,
      menuAt: at,
    });
  };
  const clickWithTool = (event: MouseEvent) => {
    const id = nodeIdAt(event.target);
    const from = workspace.store.getState().linkingFrom;
    if (from === null && id === null) return;
    event.stopPropagation();
    workspace.set({ linkingFrom: from === null ? id : null });
    if (from !== null) end({ to: 'node', id: from }, windowPointOf(event));
    else workspace.announce('Now choose what to link it to.');
  };
  return {
    onConnectStart: (event) => {
      isCancelled = false;
      // What the library says of the ends decides the relation.
      void knownLibrary(workbench);
      const at = 'clientX' in event ? event : event.touches[0];
      start = at ? windowPointOf(at) : windowPoint(0, 0);
      stopWaiting = onEscape(() => {
        isCancelled = true;
        // React Flow has no other way to cancel a link that is being drawn.
        document.dispatchEvent(new MouseEvent('mouseup'));
      });
    },
    onConnectEnd: (event, { fromNode, fromHandle }) => {
      stopWaiting?.();
      const pointer = 'clientX' in event ? event : event.changedTouches[0];
      if (!fromNode || !pointer || isCancelled) return;
      const at = windowPointOf(pointer);
      const moved = Math.hypot(at.x - start.x, at.y - start.y);
      if (moved < jitter) return;
      workspace.set({ linkingFrom: null });
      end(endpointFor(fromNode.id, fromHandle?.id ?? null), at);
    },
    onClickCapture: (event) => {
      if (workspace.store.getState().tool === 'connect') clickWithTool(event);
    },
    onDoubleClickCapture: (event) => {
      const { tool } = workspace.store.getState();
      if (!isPane(event.target) || tool === 'pan' || tool === 'draw') return;
      const at = toDiagram(windowPointOf(event));
      void offerToAdd(workbench, knownLibrary(workbench), at);
    },
  };
}

/** Not over a panel beside the canvas, nor outside the window. */
function isOverCanvas({ x, y }: WindowPoint): boolean {
  return (document.elementFromPoint(x, y)?.closest('.react-flow') ?? null) !== null;
}

function nodeIdAt(target: EventTarget): string | null {
  if (!(target instanceof Element)) return null;
  return target.closest('.react-flow__node-pathway')?.getAttribute('data-id') ?? null;
}

/** With the link tool: the line from the node that was clicked first to the pointer. */
export function PendingLink() {
  const from = useWorkspace((state) => (state.tool === 'connect' ? state.linkingFrom : null));
  const diagram = useShownDiagram();
  const drawn = from === null ? undefined : diagram.nodes.get(from);
  const toDiagram = useToDiagram();
  const zoom = useStore((state) => state.transform[2]);
  const [pointer, setPointer] = useState<DiagramPoint | null>(null);
  const isPending = drawn !== undefined;
  useEffect(() => {
    if (!isPending) return undefined;
    const stop = new AbortController();
    const follow = (event: globalThis.PointerEvent) => setPointer(toDiagram(windowPointOf(event)));
    window.addEventListener('pointermove', follow, { signal: stop.signal });
    return () => {
      stop.abort();
      setPointer(null);
    };
  }, [isPending, toDiagram]);
  if (!drawn) return null;
  const centre = centreOf(drawn.node);
  const to = pointer ?? centre;
  return (
    <ViewportPortal>
      <svg className={styles['overlay']} aria-hidden="true">
        <g className={styles['connecting']}>
          <NodeHalo node={drawn.node} />
          <path
            d={`M${centre.x} ${centre.y}L${to.x} ${to.y}`}
            className={styles['connectionLine']}
          />
          <circle cx={to.x} cy={to.y} r={4 / zoom} className={styles['connectionEnd']} />
        </g>
      </svg>
    </ViewportPortal>
  );
}
