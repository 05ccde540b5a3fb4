import { useReactFlow } from '@xyflow/react';
import type { PointerEvent } from 'react';
import { addWaypoint } from '../../shared/edit/waypoints.ts';
import type { Point } from '../../shared/project/value-schemas.ts';
import type { DrawnLink } from '../../shared/scene/drawn.ts';
import { distanceToRoute } from '../../shared/scene/route-geometry.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { followPointer } from './pointer-drag.ts';
import { snap } from './snapping.ts';

/** Starts bending a link where it was pressed: a new waypoint follows the pointer. */
export function useBendLink(): (drawn: DrawnLink, start: PointerEvent) => void {
  const { editor } = useWorkbench();
  const { screenToFlowPosition } = useReactFlow();
  return (drawn, start) => {
    const place = (event: { clientX: number; clientY: number }): Point =>
      screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const index = bendIndexAt(drawn, place(start));
    followPointer(start, {
      move: (event) => {
        const point = snap(editor.shown().canvas, place(event), event);
        editor.preview(addWaypoint(drawn.link.id, index, point));
      },
      end: () => {
        editor.commit();
        editor.select([drawn.link.id]);
      },
      cancel: () => editor.cancel(),
    });
  };
}

/** Between which bends a point on a link lies: how many come before it. */
function bendIndexAt({ route, link }: DrawnLink, point: Point): number {
  const { position } = distanceToRoute(route, point);
  return link.waypoints.filter((bend) => distanceToRoute(route, bend).position < position).length;
}
