import { useReactFlow } from '@xyflow/react';
import type { PointerEvent } from 'react';
import { moveAnchor } from '../../shared/edit/anchors.ts';
import type { DrawnLink } from '../../shared/scene/drawn.ts';
import { distanceToRoute } from '../../shared/scene/route-geometry.ts';
import { settledDrawing } from '../editor/diagram.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { moveBend } from './bending.ts';
import { connectionTargetAt, linkReach, type ConnectionTarget } from './connection-target.ts';
import { reconnectTo } from './reconnecting.ts';
import { snap } from './snapping.ts';
import { anchorPosition } from './straightening.ts';
import { useGestures } from './use-gestures.ts';

type Press = (start: PointerEvent) => void;

/** Dragging the ends, bends and anchors of a link; `showTarget` is told what an end would be put on. */
export function useLinkDrags(
  drawn: DrawnLink,
  showTarget: (target: ConnectionTarget | null) => void,
): {
  readonly end: (end: 'source' | 'target') => Press;
  readonly waypoint: (index: number) => Press;
  readonly anchor: (id: string) => Press;
} {
  const workbench = useWorkbench();
  const { editor, newId } = workbench;
  const { getZoom } = useReactFlow();
  const gestures = useGestures();
  const { link, route } = drawn;
  return {
    end: (end) => (start) => {
      const anchorId = newId();
      // What the end can be put on is the diagram as it was: a draft holds the anchor that letting go would make.
      const drawing = settledDrawing(workbench);
      gestures.start(start, {
        edit: (to, event) => {
          const target = connectionTargetAt(drawing, { link, end }, to, getZoom());
          showTarget(target);
          const free = snap(drawing.project.canvas, to, event);
          return reconnectTo(target, link, end, { anchorId, free });
        },
        finished: () => showTarget(null),
      });
    },
    waypoint: (index) => (start) => {
      const bend = moveBend(drawn, index);
      const edit = (to: Parameters<typeof bend>[0], event: globalThis.PointerEvent) =>
        bend(snap(editor.shown().canvas, to, event));
      gestures.start(start, { edit });
    },
    anchor: (id) => (start) =>
      gestures.start(start, {
        edit: (to) => {
          const nearest = distanceToRoute(route, to);
          const drawing = settledDrawing(workbench);
          const reach = linkReach / getZoom();
          return moveAnchor(id, anchorPosition(drawing, route, id, nearest, reach));
        },
        click: () => editor.select([id]),
      }),
  };
}
