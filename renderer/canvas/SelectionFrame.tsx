import { useStore, ViewportPortal } from '@xyflow/react';
import type { PointerEvent } from 'react';
import { resizeNode, rotateNodes } from '../../shared/edit/resize-node.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import type { PathwayNode } from '../../shared/project/node-schema.ts';
import { shownProject, type EditorState } from '../editor/editor.ts';
import { useEditor, useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import styles from './Canvas.module.css';
import { draggedBox, type Grip } from './dragged-box.ts';
import { turnedBy } from './turning.ts';
import { snap } from './snapping.ts';
import { useGestures } from './use-gestures.ts';

/** What resizes and turns the one selected node, on the corners of its frame, turned as it is. */
export function SelectionFrame() {
  const node = useEditor(selectedNode);
  const isSelecting = useWorkspace((state) => state.tool === 'select');
  const renaming = useWorkspace((state) => state.renaming);
  // They would lie on the text that is being typed.
  const isRenaming = node !== undefined && node.id === renaming;
  return node && isSelecting && !isRenaming ? <Frame node={node} /> : null;
}

/** Diagram units between a node and its frame; as in the style sheet. */
const frameMargin = 4;
/** Window pixels. */
const gripSize = 9;
const turnerDistance = 14;
/** A side shorter than this has no room for a grip in its middle. */
const roomySide = 44;

function Frame({ node }: { node: PathwayNode }) {
  const zoom = useStore((state) => state.transform[2]);
  const { x, y, width, height, rotation } = node;
  const turn = `rotate(${rotation} ${x + width / 2} ${y + height / 2})`;
  const grips = allGrips.filter(
    (grip) =>
      (grip.x !== 0 || width * zoom >= roomySide) && (grip.y !== 0 || height * zoom >= roomySide),
  );
  return (
    <ViewportPortal>
      <svg className={styles['overlay']} aria-hidden="true">
        <g transform={turn}>
          {grips.map((grip) => (
            <GripDot key={`${grip.x} ${grip.y}`} node={node} grip={grip} size={gripSize / zoom} />
          ))}
          {!nodeKinds[node.kind].contains && (
            <Turner node={node} distance={turnerDistance / zoom} r={5.5 / zoom} />
          )}
        </g>
      </svg>
    </ViewportPortal>
  );
}

const allGrips: readonly Grip[] = [
  { x: -1, y: -1 },
  { x: 0, y: -1 },
  { x: 1, y: -1 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
  { x: -1, y: 1 },
  { x: -1, y: 0 },
];

/** Shift keeps the proportions, Ctrl or Cmd the centre; Alt leaves the grid. */
function GripDot({ node, grip, size }: { node: PathwayNode; grip: Grip; size: number }) {
  const { editor } = useWorkbench();
  const gestures = useGestures();
  const { x, y, width, height, rotation } = node;
  const resize = (start: PointerEvent) => {
    start.stopPropagation();
    const from = gestures.pointUnder(start);
    gestures.start(start, {
      edit: (to, event) => {
        const drag = {
          grip,
          delta: { x: to.x - from.x, y: to.y - from.y },
          snap: (point: { x: number; y: number }) => snap(editor.shown().canvas, point, event),
          keepsRatio: event.shiftKey,
          isFromCentre: event.ctrlKey || event.metaKey,
        };
        return resizeNode(node.id, draggedBox(node, rotation, drag));
      },
    });
  };
  return (
    <rect
      x={x + ((grip.x + 1) / 2) * width + grip.x * frameMargin - size / 2}
      y={y + ((grip.y + 1) / 2) * height + grip.y * frameMargin - size / 2}
      width={size}
      height={size}
      rx={size / 5}
      className={`nodrag nopan ${styles['grip']}`}
      style={{ cursor: cursorFor(grip, rotation) }}
      data-grip={`${grip.x} ${grip.y}`}
      onPointerDown={resize}
    />
  );
}

/** Turns by steps of 15 degrees where the diagram snaps; with Alt by single ones. */
function Turner({ node, distance, r }: { node: PathwayNode; distance: number; r: number }) {
  const { editor } = useWorkbench();
  const gestures = useGestures();
  const centre = { x: node.x + node.width / 2, y: node.y + node.height / 2 };
  const turn = (start: PointerEvent) => {
    start.stopPropagation();
    const from = gestures.pointUnder(start);
    gestures.start(start, {
      edit: (to, event) => {
        const step = editor.shown().canvas.snap && !event.altKey ? 15 : 1;
        return rotateNodes([node.id], turnedBy(centre, from, to, node.rotation, step));
      },
    });
  };
  return (
    <circle
      cx={node.x + node.width + frameMargin + distance}
      cy={node.y - frameMargin - distance}
      r={r}
      className={`nodrag nopan ${styles['grip']} ${styles['turner']}`}
      data-grip="turn"
      onPointerDown={turn}
    />
  );
}

const cursors = ['ns-resize', 'nesw-resize', 'ew-resize', 'nwse-resize'] as const;

/** The arrow along which the grip moves, to the nearest eighth of a turn. */
function cursorFor({ x, y }: Grip, rotation: number): string {
  const angle = (Math.atan2(x, -y) * 180) / Math.PI + rotation;
  const eighth = ((Math.round(angle / 45) % 4) + 4) % 4;
  return cursors[eighth] ?? 'move';
}

function selectedNode(state: EditorState): PathwayNode | undefined {
  const [id, ...others] = state.selection;
  return id === undefined || others.length > 0
    ? undefined
    : indexProject(shownProject(state)).nodes.get(id);
}
