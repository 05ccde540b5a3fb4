import { useReactFlow, type ReactFlowProps } from '@xyflow/react';
import { useRef } from 'react';
import { drawLink } from '../editor/connecting.ts';
import { settledDrawing } from '../editor/diagram.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { connectionTargetAt, endpointFor } from './connection-target.ts';
import { onEscape } from './escape.ts';

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
