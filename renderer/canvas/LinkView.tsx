import { useReactFlow, type EdgeProps } from '@xyflow/react';
import { memo, type PointerEvent } from 'react';
import { pathData } from '../../shared/paint/markup.ts';
import { useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import type { DrawnLink } from '../../shared/scene/primitives.ts';
import { Drawing } from '../ui/Drawing.tsx';
import type { Edit } from '../../shared/edit/edit.ts';
import {
  bendsWithCornerAt,
  bendsWithSegmentAt,
  addWaypoint,
  moveWaypoint,
  setWaypoints,
} from '../../shared/edit/waypoints.ts';
import type { Point } from '../../shared/project/value-schemas.ts';
import { distanceBetween, distanceToRoute } from '../../shared/scene/route-geometry.ts';
import styles from './Canvas.module.css';
import type { FlowEdge } from './flow-elements.ts';
import { snap, useGestures } from './use-gestures.ts';
import { useIsFaded } from './EvidenceFilter.tsx';

/** How near to a bend a press must be to move it, in window pixels. */
const bendReach = 9;

/** A link on the canvas: the scene's drawing under a broad invisible stroke that takes the pointer. */
export const LinkView = memo(function LinkView({ id, data, selected }: EdgeProps<FlowEdge>) {
  const { workspace } = useWorkbench();
  const isHidden = useWorkspace((state) => state.tool === 'pan');
  const bend = useBending();
  const isFaded = useIsFaded(id);
  if (!data) return null;
  const { drawn } = data;
  const path = pathData(drawn.path);
  return (
    <>
      {/* The focus ring too; a box round a link would say little. */}
      <path d={path} className={styles['linkHalo']} data-selected={selected === true} />
      <g className={styles['drawing']} data-faded={isFaded || undefined}>
        <Drawing primitives={drawn.primitives} />
      </g>
      <path
        d={path}
        className={styles['linkHit']}
        pointerEvents={isHidden ? 'none' : 'stroke'}
        onPointerDown={(event) => bend(drawn, event)}
        onDoubleClick={(event) => {
          event.stopPropagation();
          workspace.set({ renaming: drawn.link.id });
        }}
      />
    </>
  );
});

/** Starts bending a link where it was pressed. */
function useBending(): (drawn: DrawnLink, start: PointerEvent) => void {
  const { editor, workspace } = useWorkbench();
  const { getZoom } = useReactFlow();
  const gestures = useGestures();
  return (drawn, start) => {
    if (workspace.store.getState().tool !== 'select') return;
    const bend = bendFrom(drawn, gestures.pointUnder(start), bendReach / getZoom());
    gestures.start(start, {
      edit: (to, event) => bend(snap(editor.shown().canvas, to, event)),
      finished: (isKept) => isKept && editor.select([drawn.link.id]),
    });
  };
}

/** What the link becomes with what was taken hold of at a place. */
export type Bend = (to: Point) => Edit;

/**
 * What dragging a link from a point on does: a bend near by moves; else a right-angled link's segment moves aside and
 * any other link gets a new bend. `reach` is how near a bend must be, in diagram units.
 */
function bendFrom(drawn: DrawnLink, point: Point, reach: number): Bend {
  const { link, route } = drawn;
  const near = link.waypoints.findIndex((bend) => distanceBetween(bend, point) <= reach);
  if (near >= 0) return moveBend(drawn, near);
  if (link.routing === 'orthogonal') {
    const { segmentIndex } = distanceToRoute(route, point);
    return (to) => setWaypoints(link.id, bendsWithSegmentAt(route, segmentIndex, to));
  }
  const index = bendsBefore(drawn, point);
  return (to) => addWaypoint(link.id, index, to);
}

/** Moving one bend; of a right-angled link those beside it go along, so that it stays right-angled. */
export function moveBend({ link }: DrawnLink, index: number): Bend {
  if (link.routing !== 'orthogonal') return (to) => moveWaypoint(link.id, index, to);
  return (to) => setWaypoints(link.id, bendsWithCornerAt(link.waypoints, index, to));
}

function bendsBefore({ route, link }: DrawnLink, point: Point): number {
  const { position } = distanceToRoute(route, point);
  return link.waypoints.filter((bend) => distanceToRoute(route, bend).position < position).length;
}
