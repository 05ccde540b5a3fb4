import { useReactFlow, useStore, ViewportPortal } from '@xyflow/react';
import { useState, type PointerEvent } from 'react';
import { moveAnchor } from '../../shared/edit/anchors.ts';
import type { Edit } from '../../shared/edit/edit.ts';
import { moveWaypoint, removeWaypoint } from '../../shared/edit/waypoints.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import type { Point } from '../../shared/project/value-schemas.ts';
import type { DrawnLink } from '../../shared/scene/drawn.ts';
import { distanceToRoute } from '../../shared/scene/route-geometry.ts';
import { useShownDiagram } from '../editor/diagram.ts';
import type { EditorState } from '../editor/editor.ts';
import { useEditor, useWorkbench } from '../editor/workbench.tsx';
import styles from './Canvas.module.css';
import { isRefused, TargetHalo } from './ConnectionLine.tsx';
import type { ConnectionTarget } from './connection-target.ts';
import { followPointer } from './pointer-drag.ts';
import { reconnectAt } from './reconnecting.ts';
import { snap } from './snapping.ts';

/** What one selected link can be taken hold of by: its ends, its bends and its anchors. */
export function LinkHandles() {
  const diagram = useShownDiagram();
  const linkId = useEditor(selectedLinkId);
  const drawn = linkId === null ? undefined : diagram.links.get(linkId);
  return drawn ? <Handles drawn={drawn} /> : null;
}

function Handles({ drawn }: { drawn: DrawnLink }) {
  const workbench = useWorkbench();
  const { editor, newId } = workbench;
  const { screenToFlowPosition } = useReactFlow();
  const zoom = useStore((state) => state.transform[2]);
  const [target, setTarget] = useState<ConnectionTarget | null>(null);
  const { link, route, anchors } = drawn;

  const drag =
    (editFor: (point: Point, event: globalThis.PointerEvent) => Edit) => (start: PointerEvent) => {
      start.stopPropagation();
      const at = (event: globalThis.PointerEvent) =>
        screenToFlowPosition({ x: event.clientX, y: event.clientY });
      followPointer(start, {
        move: (event) => editor.preview(editFor(at(event), event)),
        end: (event) => {
          setTarget(null);
          editor.edit(editFor(at(event), event));
        },
        cancel: () => {
          setTarget(null);
          editor.cancel();
        },
      });
    };
  const dragEnd = (end: 'source' | 'target') => {
    const anchorId = newId();
    return drag((point, event) => {
      const { edit, target: found } = reconnectAt(workbench, link, end, point, {
        anchorId,
        zoom,
        free: snap(editor.shown().canvas, point, event),
      });
      setTarget(event.type === 'pointerup' ? null : found);
      return edit;
    });
  };
  const dragWaypoint = (index: number) =>
    drag((point, event) => moveWaypoint(link.id, index, snap(editor.shown().canvas, point, event)));
  const dragAnchor = (id: string) =>
    drag((point) => moveAnchor(id, distanceToRoute(route, point).position));

  const radius = 5 / zoom;
  const [first, last] = [route[0], route.at(-1)];
  return (
    <ViewportPortal>
      <svg className={styles['linkHandles']} aria-hidden="true">
        <g className={isRefused(target) ? styles['refused'] : styles['connecting']}>
          <TargetHalo target={target} />
        </g>
        {first && <Dot at={first} r={radius} kind="end" onPointerDown={dragEnd('source')} />}
        {last && <Dot at={last} r={radius} kind="end" onPointerDown={dragEnd('target')} />}
        {link.waypoints.map((waypoint, index) => (
          <Dot
            // Waypoints have no identity but their place in the list.
            key={`waypoint ${index}`}
            at={waypoint}
            r={radius}
            kind="waypoint"
            onPointerDown={dragWaypoint(index)}
            onDoubleClick={() => editor.edit(removeWaypoint(link.id, index))}
          />
        ))}
        {[...anchors].map(([id, at]) => (
          <Dot key={id} at={at} r={radius * 0.9} kind="anchor" onPointerDown={dragAnchor(id)} />
        ))}
      </svg>
    </ViewportPortal>
  );
}

function Dot({
  at,
  r,
  kind,
  onPointerDown,
  onDoubleClick,
}: {
  at: Point;
  r: number;
  kind: 'end' | 'waypoint' | 'anchor';
  onPointerDown: (event: PointerEvent) => void;
  onDoubleClick?: () => void;
}) {
  return (
    <circle
      cx={at.x}
      cy={at.y}
      r={r}
      className={`nodrag nopan ${styles['dot']} ${styles[kind]}`}
      data-handle={kind}
      onPointerDown={onPointerDown}
      onDoubleClick={(event) => {
        event.stopPropagation();
        onDoubleClick?.();
      }}
    />
  );
}

/** The link that alone is selected, itself or by an anchor of its. */
function selectedLinkId(state: EditorState): string | null {
  const [id, ...others] = state.selection;
  if (id === undefined || others.length > 0) return null;
  const { links, anchors } = indexProject(state.history.present);
  return links.has(id) ? id : (anchors.get(id)?.link.id ?? null);
}
