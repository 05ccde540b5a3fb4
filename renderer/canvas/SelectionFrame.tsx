import { useStore, ViewportPortal } from '@xyflow/react';
import type { PointerEvent } from 'react';
import type { Edit } from '../../shared/edit/edit.ts';
import { resizeNode, resizeTogether, rotateNodes } from '../../shared/edit/move-and-resize.ts';
import { standingOf } from '../../shared/project/shown-part.ts';
import { guidesOf, pulledSide, sizeGuides, type Guide } from '../../shared/edit/guides.ts';
import { indexProject, withDescendants } from '../../shared/graph/project-index.ts';
import { settledDrawing } from '../editor/diagram.ts';
import { pictureOf } from '../../shared/project/inserted-picture.ts';
import { nodeKinds } from '../../shared/project/node-kinds.ts';
import type { PathwayNode, DiagramPoint, Project } from '../../shared/project/project-schema.ts';
import { shownProject, type EditorState } from '../editor/editor.ts';
import { useEditor, useWorkbench, useWorkspace, type Workbench } from '../editor/workbench.tsx';
import { boundsAround } from '../../shared/graph/spatial-index.ts';
import {
  grown,
  lengthOf,
  overlaps,
  rotatePoint,
  type Bounds,
} from '../../shared/scene/primitives.ts';
import styles from './Canvas.module.css';
import { snap, useGestures } from './use-gestures.ts';

/** The grips that resize and turn the one selected node, on the corners of its frame, which is turned with it. */
export function SelectionFrame() {
  const node = useEditor(selectedNode);
  const isSelecting = useWorkspace((state) => state.tool === 'select');
  const renaming = useWorkspace((state) => state.renaming);
  // They would cover the text that is being typed.
  const isRenaming = node !== undefined && node.id === renaming;
  const isMany = useEditor((state) => state.selection.size > 1);
  if (isMany && isSelecting) return <ManyFrame />;
  return node && isSelecting && !isRenaming ? <Frame node={node} /> : null;
}

/** What a frame is around, and what a drag of its grips does. */
interface Framed {
  readonly ids: readonly string[];
  readonly box: Bounds;
  readonly rotation: number;
  /** Its proportions are kept unless Shift is held; for others it is the other way round. */
  readonly keepsRatio: boolean;
  resize(to: Bounds): Edit;
}

/** The grips that resize several nodes at once, on the corners of the box around them. */
function ManyFrame() {
  const zoom = useStore((state) => state.transform[2]);
  const project = useEditor(shownProject);
  const selection = useEditor((state) => state.selection);
  const framed = framedTogether(project, selection);
  if (!framed) return null;
  const { x, y, width, height } = grown(framed.box, frameMargin);
  return (
    <ViewportPortal>
      <svg className={styles['overlay']} aria-hidden="true">
        <rect {...{ x, y, width, height }} className={styles['manyFrame']} strokeWidth={1 / zoom} />
        {gripsFor(framed.box, zoom).map((grip) => (
          <GripDot key={`${grip.x} ${grip.y}`} framed={framed} grip={grip} size={gripSize / zoom} />
        ))}
      </svg>
    </ViewportPortal>
  );
}

/** The selected nodes that can be resized; null where there are fewer than two. */
function framedTogether(project: Project, selection: ReadonlySet<string>): Framed | null {
  const { hidden, locked } = standingOf(project);
  const { nodes } = indexProject(project);
  const ids = [...selection].filter((id) => nodes.has(id) && !hidden.has(id) && !locked.has(id));
  const box = boundsAround(ids.flatMap((id) => nodes.get(id) ?? []));
  if (!box || ids.length < 2) return null;
  return { ids, box, rotation: 0, keepsRatio: false, resize: (to) => resizeTogether(ids, box, to) };
}

function gripsFor({ width, height }: Bounds, zoom: number): readonly Grip[] {
  return allGrips.filter(
    (grip) =>
      (grip.x !== 0 || width * zoom >= roomySide) && (grip.y !== 0 || height * zoom >= roomySide),
  );
}

/** Diagram units between a node and its frame; as in the style sheet. */
const frameMargin = 4;
/** Window pixels. */
const gripSize = 9;
const turnerDistance = 14;
/** A shorter side has no room for a grip in its middle. */
const roomySide = 44;

function Frame({ node }: { node: PathwayNode }) {
  const zoom = useStore((state) => state.transform[2]);
  const { x, y, width, height, rotation } = node;
  const hasContent = useEditor((state) => indexProject(shownProject(state)).children.has(node.id));
  const turn = `rotate(${rotation} ${x + width / 2} ${y + height / 2})`;
  const framed: Framed = {
    ids: [node.id],
    box: node,
    rotation,
    keepsRatio: pictureOf(node) !== null,
    resize: (to) => resizeNode(node.id, to),
  };
  return (
    <ViewportPortal>
      <svg className={styles['overlay']} aria-hidden="true">
        <g transform={turn}>
          {gripsFor(node, zoom).map((grip) => (
            <GripDot
              key={`${grip.x} ${grip.y}`}
              framed={framed}
              grip={grip}
              size={gripSize / zoom}
            />
          ))}
          {!nodeKinds[node.kind].contains && (
            <Turner node={node} distance={turnerDistance / zoom} r={5.5 / zoom} />
          )}
          {hasContent && <CloseToggle node={node} size={gripSize / zoom} />}
        </g>
      </svg>
    </ViewportPortal>
  );
}

/** Closes or opens a container: the pointer's way to the command of that name. */
function CloseToggle({ node, size }: { node: PathwayNode; size: number }) {
  const { run } = useWorkbench();
  const [x, y] = [node.x + node.width - 2 * size - frameMargin, node.y + 2 * size];
  const bar = size * 0.55;
  const isClosed = node.collapsed !== undefined;
  return (
    <g
      className={`nodrag nopan ${styles['closer']}`}
      data-closer={isClosed ? 'closed' : 'open'}
      onPointerDown={(event) => {
        event.stopPropagation();
        run('collapse');
      }}
    >
      <circle cx={x} cy={y} r={size} />
      <path d={`M${x - bar} ${y}h${2 * bar}${isClosed ? `M${x} ${y - bar}v${2 * bar}` : ''}`} />
    </g>
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

/** Shift keeps the proportions (of a picture: frees them), Ctrl or Cmd keeps the centre, Alt ignores the grid. */
function GripDot({ framed, grip, size }: { framed: Framed; grip: Grip; size: number }) {
  const workbench = useWorkbench();
  const { editor, workspace } = workbench;
  const gestures = useGestures();
  const { box: before, rotation } = framed;
  const { x, y, width, height } = before;
  const resize = (start: PointerEvent) => {
    start.stopPropagation();
    const from = gestures.pointUnder(start);
    const lines = rotation === 0 ? linesAround(workbench, framed, grip) : null;
    gestures.start(start, {
      edit: (to, event) => {
        const isFromCentre = event.ctrlKey || event.metaKey;
        const keepsRatio = event.shiftKey !== framed.keepsRatio;
        // Proportions and a fixed centre leave no side free to be put in line.
        const isFree = event.altKey || keepsRatio || isFromCentre;
        const drag = {
          grip,
          delta: { x: to.x - from.x, y: to.y - from.y },
          snap: (point: { x: number; y: number }) => {
            const onGrid = snap(editor.shown().canvas, point, event);
            return lines && !isFree ? lines.pull(point, onGrid) : onGrid;
          },
          keepsRatio,
          isFromCentre,
        };
        const box = draggedBox(before, rotation, drag);
        workspace.set({ guides: lines && !isFree ? lines.guidesFor(box) : [] });
        return framed.resize(box);
      },
      finished: () => workspace.set({ guides: [] }),
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

/** Window pixels within which a side is pulled into line. */
const pullReach = 5;

/** What the sides of a node that is resized can be put in line with: edges and sizes of what is in view. */
function linesAround(workbench: Workbench, { ids, box: before }: Framed, grip: Grip) {
  const { editor, workspace, canvas } = workbench;
  const visible = canvas.current?.visible();
  if (!visible) return null;
  const inside = withDescendants(indexProject(editor.shown()), ids);
  const surroundings = {
    boxes: [...settledDrawing(workbench).diagram.nodes.values()]
      .filter((drawn) => !inside.has(drawn.node.id) && overlaps(drawn.box, visible))
      .map(({ box }) => box),
    points: [],
  };
  const axes = (['x', 'y'] as const).filter((axis) => grip[axis] !== 0);
  return {
    pull: (point: DiagramPoint, onGrid: DiagramPoint): DiagramPoint => {
      const reach = pullReach / workspace.store.getState().zoom;
      const along = (axis: 'x' | 'y') => {
        if (grip[axis] === 0) return onGrid[axis];
        const opposite = grip[axis] > 0 ? before[axis] : before[axis] + lengthOf(before, axis);
        return (
          pulledSide({ side: point[axis], opposite }, axis, surroundings, reach) ?? onGrid[axis]
        );
      };
      return { x: along('x'), y: along('y') };
    },
    guidesFor: (box: Bounds): readonly Guide[] => [
      ...guidesOf(box, surroundings).filter(
        ({ type, axis }) => type === 'line' && axes.includes(axis),
      ),
      ...axes.flatMap((axis) => sizeGuides(box, surroundings, axis)),
    ],
  };
}

/** Turns in steps of 15 degrees if the diagram snaps; with Alt in steps of one degree. */
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

/** The arrow in the direction in which the grip moves, to the nearest eighth of a turn. */
function cursorFor({ x, y }: Grip, rotation: number): string {
  const angle = (Math.atan2(x, -y) * 180) / Math.PI + rotation;
  const eighth = ((Math.round(angle / 45) % 4) + 4) % 4;
  return cursors[eighth] ?? 'move';
}

function selectedNode(state: EditorState): PathwayNode | undefined {
  const [id] = state.selection;
  if (id === undefined || state.selection.size > 1) return undefined;
  const project = shownProject(state);
  const { hidden, locked } = standingOf(project);
  return hidden.has(id) || locked.has(id) ? undefined : indexProject(project).nodes.get(id);
}

/** Which part of a box is dragged: -1 left or top, 0 the middle, 1 right or bottom. */
interface Grip {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

interface BoxDrag {
  readonly grip: Grip;
  /** The distance of the pointer from the press, in diagram units. */
  readonly delta: DiagramPoint;
  /** Moves a point onto the grid. Only upright boxes have sides that can lie on it. */
  readonly snap: (point: DiagramPoint) => DiagramPoint;
  readonly keepsRatio: boolean;
  /** The opposite side moves by the same distance in the other direction. */
  readonly isFromCentre: boolean;
}

/** Diagram units: the least size that a person can give a box by hand. */
const least = 8;

/** A box after one of its grips was dragged; `rotation` in degrees about its centre. The opposite side or corner stays. */
function draggedBox(start: Bounds, rotation: number, drag: BoxDrag): Bounds {
  const { grip, isFromCentre } = drag;
  const moved = movedSides(start, rotation, drag);
  const factor = isFromCentre ? 2 : 1;
  const free = {
    width: Math.max(least, start.width + grip.x * moved.x * factor),
    height: Math.max(least, start.height + grip.y * moved.y * factor),
  };
  const { width, height } = drag.keepsRatio ? inRatio(start, free, grip) : free;
  const centre = { x: start.x + start.width / 2, y: start.y + start.height / 2 };
  const shift = isFromCentre
    ? { x: 0, y: 0 }
    : { x: (grip.x * (width - start.width)) / 2, y: (grip.y * (height - start.height)) / 2 };
  const to = rotatePoint({ x: centre.x + shift.x, y: centre.y + shift.y }, centre, rotation);
  return { x: to.x - width / 2, y: to.y - height / 2, width, height };
}

/**
 * The pointer's movement along the axes of the box, so that the moved sides of an upright box come to lie on the grid.
 */
function movedSides(start: Bounds, rotation: number, { grip, delta, snap }: BoxDrag): DiagramPoint {
  const along = rotatePoint(delta, { x: 0, y: 0 }, -rotation);
  if (rotation % 90 !== 0) return along;
  const side = {
    x: grip.x < 0 ? start.x : start.x + start.width,
    y: grip.y < 0 ? start.y : start.y + start.height,
  };
  const snapped = snap({ x: side.x + along.x, y: side.y + along.y });
  return { x: snapped.x - side.x, y: snapped.y - side.y };
}

function inRatio(
  start: Bounds,
  free: { readonly width: number; readonly height: number },
  grip: Grip,
): { readonly width: number; readonly height: number } {
  const byWidth = free.width / Math.max(start.width, 1);
  const byHeight = free.height / Math.max(start.height, 1);
  const wanted = grip.x === 0 ? byHeight : grip.y === 0 ? byWidth : Math.max(byWidth, byHeight);
  const scale = Math.max(wanted, least / Math.max(Math.min(start.width, start.height), 1));
  return { width: start.width * scale, height: start.height * scale };
}

/**
 * By how many degrees, clockwise, a thing turns about its centre as a pointer goes from one place to another, so that
 * its angle becomes a whole number of steps.
 */
function turnedBy(
  centre: DiagramPoint,
  from: DiagramPoint,
  to: DiagramPoint,
  rotation: number,
  step: number,
): number {
  const way = angleOf(centre, to) - angleOf(centre, from);
  return Math.round((rotation + way) / step) * step - rotation;
}

function angleOf(centre: DiagramPoint, { x, y }: DiagramPoint): number {
  return (Math.atan2(y - centre.y, x - centre.x) * 180) / Math.PI;
}
