import { useStore, ViewportPortal } from '@xyflow/react';
import { useState, type PointerEvent } from 'react';
import { removeWaypoint } from '../../shared/edit/waypoints.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import type { Point } from '../../shared/project/value-schemas.ts';
import type { DrawnLink } from '../../shared/scene/drawn.ts';
import { useShownDiagram } from '../editor/diagram.ts';
import type { EditorState } from '../editor/editor.ts';
import { useEditor, useWorkbench } from '../editor/workbench.tsx';
import styles from './Canvas.module.css';
import { isRefused, TargetHalo } from './ConnectionLine.tsx';
import type { ConnectionTarget } from './connection-target.ts';
import { useLinkDrags } from './use-link-drags.ts';

/** What one selected link can be taken hold of by: its ends, its bends and its anchors. */
export function LinkHandles() {
  const diagram = useShownDiagram();
  const linkId = useEditor(selectedLinkId);
  const drawn = linkId === null ? undefined : diagram.links.get(linkId);
  return drawn ? <Handles key={linkId} drawn={drawn} /> : null;
}

function Handles({ drawn }: { drawn: DrawnLink }) {
  const { editor } = useWorkbench();
  const zoom = useStore((state) => state.transform[2]);
  const selection = useEditor((state) => state.selection);
  const [target, setTarget] = useState<ConnectionTarget | null>(null);
  const drags = useLinkDrags(drawn, setTarget);
  const { link, route, anchors } = drawn;
  const radius = 5 / zoom;
  const [first, last] = [route[0], route.at(-1)];
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
            // Waypoints have no identity but their place in the list.
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

interface DotProps {
  at: Point;
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
      className={`nodrag nopan ${styles['dot']} ${styles[kind]}`}
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

/** The link that alone is selected, itself or by an anchor of its. */
function selectedLinkId(state: EditorState): string | null {
  const [id, ...others] = state.selection;
  if (id === undefined || others.length > 0) return null;
  const { links, anchors } = indexProject(state.history.present);
  return links.has(id) ? id : (anchors.get(id)?.link.id ?? null);
}
