import { useStore, ViewportPortal, useReactFlow } from '@xyflow/react';
import { useState, type PointerEvent } from 'react';
import { removeWaypoint, moveAnchor, reconnect, reconnectToLink } from '../../shared/edit/links.ts';
import { standingOf } from '../../shared/project/shown-part.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import type { DiagramPoint, Link } from '../../shared/project/project-schema.ts';
import type { DrawnLink } from '../../shared/scene/primitives.ts';
import { useShownDiagram, settledDrawing } from '../editor/diagram.ts';
import { shownProject, type EditorState } from '../editor/editor.ts';
import { useEditor, useWorkbench } from '../editor/workbench.tsx';
import { distanceToRoute, pointAtLength, routeLength } from '../../shared/scene/route-geometry.ts';
import type { Edit } from '../../shared/edit/edit.ts';
import styles from './Canvas.module.css';
import { isRefused, TargetHalo } from './ConnectionLine.tsx';
import {
  type ConnectionTarget,
  connectionTargetAt,
  linkReach,
  anchorPosition,
} from './connection-target.ts';
import { moveBend } from './ElementViews.tsx';
import { snap, useGestures } from './use-gestures.ts';

/** The grips of the one selected link: its ends, its bends and its anchors. */
export function LinkHandles() {
  const diagram = useShownDiagram();
  const linkId = useEditor(selectedLinkId);
  const isLocked = useEditor(
    (state) => linkId !== null && standingOf(shownProject(state)).locked.has(linkId),
  );
  const drawn = linkId === null ? undefined : diagram.links.get(linkId);
  return drawn && !isLocked ? <Handles key={linkId} drawn={drawn} /> : null;
}

function Handles({ drawn }: { drawn: DrawnLink }) {
  const { editor } = useWorkbench();
  const zoom = useStore((state) => state.transform[2]);
  const selection = useEditor((state) => state.selection);
  const [target, setTarget] = useState<ConnectionTarget | null>(null);
  const drags = useLinkDrags(drawn, setTarget);
  const { link, anchors } = drawn;
  const radius = 5 / zoom;
  const [first, last] = gripsOf(drawn, gripDistance / zoom);
  return (
    <ViewportPortal>
      <svg className={styles['overlay']} aria-hidden="true">
        <g className={isRefused(target) ? styles['refused'] : styles['connecting']}>
          <TargetHalo target={target} />
        </g>
        {first && <Dot at={first} r={radius} kind="end" onPress={drags.end('source')} />}
        {last && <Dot at={last} r={radius} kind="end" onPress={drags.end('target')} />}
        {link.waypoints.map((waypoint, index) => (
          <Dot
            // Waypoints have no identity other than their index in the list.
            key={`waypoint ${index}`}
            at={waypoint}
            r={radius}
            kind="waypoint"
            onPress={drags.waypoint(index)}
            onDoubleClick={() => editor.edit(removeWaypoint(link.id, index))}
          />
        ))}
        {[...anchors].map(([id, at]) => (
          <Dot
            key={id}
            at={at}
            r={radius * 0.9}
            kind="anchor"
            isSelected={selection.has(id)}
            onPress={drags.anchor(id)}
          />
        ))}
      </svg>
    </ViewportPortal>
  );
}

/**
 * The distance of an end's grip from the node where the link ends, in window pixels. It keeps clear of the node's own
 * handles.
 */
const gripDistance = 18;

/** The positions of the grips of both ends. On a node's border a grip would cover the handle that draws a new link. */
function gripsOf(
  { link, route }: DrawnLink,
  distance: number,
): [DiagramPoint | undefined, DiagramPoint | undefined] {
  const inset = Math.min(distance, routeLength(route) / 3);
  const first = link.source.to === 'node' ? pointAtLength(route, inset) : route[0];
  const fromEnd = routeLength(route) - inset;
  const last = link.target.to === 'node' ? pointAtLength(route, fromEnd) : route.at(-1);
  return [first, last];
}

interface DotProps {
  at: DiagramPoint;
  r: number;
  kind: 'end' | 'waypoint' | 'anchor';
  isSelected?: boolean;
  onPress: (event: PointerEvent) => void;
  onDoubleClick?: () => void;
}

function Dot({ at, r, kind, isSelected = false, onPress, onDoubleClick }: DotProps) {
  return (
    <circle
      cx={at.x}
      cy={at.y}
      r={r}
      className={`nodrag nopan ${styles['dot']}`}
      data-handle={kind}
      data-selected={isSelected}
      onPointerDown={(event) => {
        event.stopPropagation();
        onPress(event);
      }}
      onDoubleClick={(event) => {
        event.stopPropagation();
        onDoubleClick?.();
      }}
    />
  );
}

/** The link that is selected alone, itself or by one of its anchors. */
function selectedLinkId(state: EditorState): string | null {
  const [id] = state.selection;
  if (id === undefined || state.selection.size > 1) return null;
  const { links, anchors } = indexProject(state.history.present);
  return links.has(id) ? id : (anchors.get(id)?.link.id ?? null);
}

type Press = (start: PointerEvent) => void;

/** Drags the ends, bends and anchors of a link. `showTarget` gets the element at which an end would be put. */
function useLinkDrags(
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
      // Targets are looked up in the diagram as it was: the draft contains the anchor that letting go would make.
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

/**
 * What letting go of a link's end over a target does: it ends there. Over a target that refuses it, nothing changes.
 * Over empty canvas the end becomes free, at `free`. `anchorId` is the id of an anchor that is made on a link.
 */
function reconnectTo(
  target: ConnectionTarget | null,
  link: Link,
  end: 'source' | 'target',
  { anchorId, free }: { readonly anchorId: string; readonly free: DiagramPoint },
): Edit {
  if (!target) return reconnect(link.id, end, { to: 'point', x: free.x, y: free.y });
  if (!target.isPossible) return (project) => project;
  if (target.hit.type === 'link') {
    const { id, position } = target.hit;
    return reconnectToLink(link.id, end, { link: id, id: anchorId, position });
  }
  return target.end.to === 'link' ? (project) => project : reconnect(link.id, end, target.end);
}
