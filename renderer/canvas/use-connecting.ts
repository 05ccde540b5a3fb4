import { useReactFlow, type ReactFlowProps } from '@xyflow/react';
import type { Endpoint, Side } from '../../shared/project/link-schema.ts';
import { sideSchema } from '../../shared/project/link-schema.ts';
import { drawLink } from '../editor/connecting.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { connectionTargetAt } from './connection-target.ts';

/** Drawing a link from a node's edge to a node or onto a link: React Flow follows the pointer, we decide the end. */
export function useConnecting(): Pick<ReactFlowProps, 'onConnectEnd'> {
  const workbench = useWorkbench();
  const { screenToFlowPosition, getZoom } = useReactFlow();
  return {
    onConnectEnd: (event, { fromNode, fromHandle }) => {
      if (!fromNode || !('clientX' in event || event.changedTouches.length > 0)) return;
      const at = 'clientX' in event ? event : event.changedTouches[0];
      if (!at) return;
      const point = screenToFlowPosition({ x: at.clientX, y: at.clientY });
      const source = endpointFor(fromNode.id, fromHandle?.id ?? null);
      const except = new Set([fromNode.id]);
      const target = connectionTargetAt(workbench, source, point, getZoom(), except);
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

/** A link keeps to the side it was drawn from; from the middle of a node it finds its own. */
function endpointFor(id: string, handle: string | null): Endpoint {
  const side = sideSchema.safeParse(handle);
  return side.success ? { to: 'node', id, side: side.data satisfies Side } : { to: 'node', id };
}
