import { useReactFlow, type ReactFlowInstance } from '@xyflow/react';
import { useCallback } from 'react';
import {
  windowPoint,
  type DiagramPoint,
  type WindowPoint,
} from '../../shared/project/project-schema.ts';

/** Where a pointer is. */
export function windowPointOf(event: {
  readonly clientX: number;
  readonly clientY: number;
}): WindowPoint {
  return windowPoint(event.clientX, event.clientY);
}

/** The point of the diagram that is shown at a point of the window. */
export function windowToDiagram(
  flow: Pick<ReactFlowInstance, 'screenToFlowPosition'>,
  point: WindowPoint,
): DiagramPoint {
  return flow.screenToFlowPosition(point, { snapToGrid: false });
}

/** The same for a component. */
export function useToDiagram(): (point: WindowPoint) => DiagramPoint {
  const flow = useReactFlow();
  return useCallback((point) => windowToDiagram(flow, point), [flow]);
}
