import {
  useStore,
  type ConnectionLineComponentProps,
  useReactFlow,
  type ReactFlowProps,
} from '@xyflow/react';
import { useRef } from 'react';
import { pathData } from '../../shared/paint/markup.ts';
import { settledDrawing } from '../editor/diagram.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { drawLink } from '../editor/connecting.ts';
import styles from './Canvas.module.css';
import { connectionTargetAt, endpointFor, type ConnectionTarget } from './connection-target.ts';
import { onEscape } from './use-gestures.ts';

/** The line that follows the pointer while a link is drawn; says whether it may end there. */
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

/** Over something that the link may not end at. */
export const isRefused = (target: ConnectionTarget | null): boolean =>
  target !== null && !target.isPossible;

/** Marks the element that a link would end at. */
export function TargetHalo({ target }: { target: ConnectionTarget | null }) {
  if (!target) return null;
  const { hit } = target;
  if (hit.type === 'node') {
    const { x, y, width, height, rotation } = hit.drawn.node;
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
  return (
    <>
      <path d={pathData(hit.drawn.path)} className={styles['targetHalo']} />
      <circle cx={hit.at.x} cy={hit.at.y} r={5} className={styles['targetAnchor']} />
    </>
  );
}

type ConnectingProps = Pick<ReactFlowProps, 'onConnectStart' | 'onConnectEnd'>;

/** Drawing a link from a node's edge to a node or onto a link: React Flow follows the pointer, we decide the end. */
export function useConnecting(): ConnectingProps {
  const workbench = useWorkbench();
  const { screenToFlowPosition, getZoom } = useReactFlow();
  const isCancelled = useRef(false);
  const stopWaiting = useRef<() => void>(undefined);
  return {
    onConnectStart: () => {
      isCancelled.current = false;
      stopWaiting.current = onEscape(() => {
        isCancelled.current = true;
        // React Flow knows no other way to let go of a link that is being drawn.
        document.dispatchEvent(new MouseEvent('mouseup'));
      });
    },
    onConnectEnd: (event, { fromNode, fromHandle }) => {
      stopWaiting.current?.();
      const at = 'clientX' in event ? event : event.changedTouches[0];
      if (!fromNode || !at || isCancelled.current) return;
      const point = screenToFlowPosition({ x: at.clientX, y: at.clientY }, { snapToGrid: false });
      const source = endpointFor(fromNode.id, fromHandle?.id ?? null);
      const drawing = settledDrawing(workbench);
      const target = connectionTargetAt(drawing, { from: source }, point, getZoom());
      if (!target) return;
      drawLink(workbench, {
        source,
        target: target.end,
        position: target.hit.type === 'link' ? target.hit.position : 0.5,
        menuAt: { x: at.clientX, y: at.clientY },
      });
    },
  };
}
