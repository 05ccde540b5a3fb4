import type { Node, ReactFlowProps } from '@xyflow/react';
import { useMemo } from 'react';
import { inSequence, type Edit } from '../../shared/edit/edit.ts';
import { adoptByPosition, adopterOf, growContainers } from '../../shared/edit/grouping.ts';
import { moveElements } from '../../shared/edit/move-and-resize.ts';
import { guidesOf, pullOf, type Surroundings } from '../../shared/edit/guides.ts';
import { indexProject, outermost, withDescendants } from '../../shared/graph/project-index.ts';
import { boundsAround } from '../../shared/graph/spatial-index.ts';
import { reachOf } from '../../shared/scene/later-drawing.ts';
import {
  covers,
  overlaps,
  type Axis,
  type Bounds,
  type DrawnLink,
} from '../../shared/scene/primitives.ts';
import { pointAt } from '../../shared/scene/route-geometry.ts';
import type {
  CanvasSettings,
  Endpoint,
  Project,
  PathwayNode,
  DiagramPoint,
} from '../../shared/project/project-schema.ts';
import { announceNewParents } from '../editor/announcing.ts';
import { copyWithoutOffset } from '../editor/clipboard.ts';
import { settledDrawing } from '../editor/diagram.ts';
import { useWorkbench, type Workbench } from '../editor/workbench.tsx';
import type { Insertion } from '../editor/editing-part.ts';
import { longPress, onEscape, snap } from './use-gestures.ts';

type MovingProps = Pick<ReactFlowProps, 'onNodeDragStart' | 'onNodeDrag' | 'onNodeDragStop'>;

interface Move {
  /** Alt was held when it began, so a copy moves. */
  readonly isCopy: boolean;
  /** What moves, and in which project; null until the pointer has moved far enough. */
  moved: { readonly project: Project; readonly ids: readonly string[] } | null;
  /** What it may be put in line with; null until it is looked for. */
  nearby: Nearby | null;
  /** The link into which it would be put. */
  into: Insertion | null;
  isCancelled: boolean;
  stopWaiting: () => void;
  /** As events count time, in milliseconds. */
  readonly startedAt: number;
}

interface Keys {
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * Drags nodes: a draft during the drag, one undo step at its end, nothing after Escape. Alt held at the start moves a
 * copy; held later it ignores the grid and what could be in line. Shift held later keeps to one axis. Let go over a link, a
 * node without links goes into it, unless Ctrl or Cmd is held.
 */
export function useMoving(): MovingProps {
  const workbench = useWorkbench();
  // React Flow tells all that listen to it of each new function: these are made once.
  return useMemo(() => createMoving(workbench), [workbench]);
}

function createMoving(workbench: Workbench): MovingProps {
  let move: Move | null = null;
  return {
    onNodeDragStart: (event) => {
      move?.stopWaiting();
      move = startMove(workbench, event);
    },
    onNodeDrag: (event, node) => {
      if (move) preview(workbench, move, node, event);
    },
    onNodeDragStop: (event, node) => {
      if (move) finish(workbench, move);
      if (move && isClick(move, event)) workbench.editor.select([node.id]);
      move = null;
    },
  };
}

/**
 * A press that moved nothing leaves only its own node selected. React Flow lets the others stay, since with them it could
 * have become a drag.
 */
function isClick(move: Move, event: MouseEvent | TouchEvent): boolean {
  const { moved, isCancelled, startedAt } = move;
  // A finger that rested asked for the menu of all that is selected.
  const hasRested = 'touches' in event && event.timeStamp - startedAt >= longPress;
  if (moved || isCancelled || hasRested) return false;
  return !event.shiftKey && !event.ctrlKey && !event.metaKey;
}

function startMove(workbench: Workbench, event: MouseEvent | TouchEvent): Move {
  const { editor } = workbench;
  const move: Move = {
    isCopy: event.altKey,
    moved: null,
    nearby: null,
    into: null,
    isCancelled: false,
    stopWaiting: () => undefined,
    startedAt: event.timeStamp,
  };
  move.stopWaiting = onEscape(() => {
    move.isCancelled = true;
    endMarks(workbench);
    editor.cancel();
  });
  return move;
}

/**
 * A press that moves less, in diagram units, is a click. React Flow's own threshold would be missing from the distance.
 */
const jitter = 3;

/**
 * React Flow gives the position of the dragged node. Its centre is moved onto the grid, so that nodes of different
 * sizes line up, and everything selected moves by the same distance.
 */
function preview(workbench: Workbench, move: Move, dragged: Node, keys: Keys): void {
  const { editor } = workbench;
  const { history, selection } = editor.store.getState();
  const start = indexProject(history.present).nodes.get(dragged.id);
  if (!start || move.isCancelled) return;
  const way = { x: dragged.position.x - start.x, y: dragged.position.y - start.y };
  if (!move.moved && Math.hypot(way.x, way.y) < jitter) return;
  move.moved ??= whatMoves(workbench, move, selection.has(start.id) ? selection : [start.id]);
  const free = keys.altKey && !move.isCopy;
  const onGrid = deltaFor(history.present.canvas, start, way, {
    ...keys,
    altKey: free,
  });
  const delta = free ? onGrid : inLineWith(workbench, move, way, onGrid, keys);
  if (free) hideGuides(workbench);
  const { project, ids } = move.moved;
  const next = moveElements({ nodes: ids, links: ids }, delta)(project);
  editor.preview(() => next);
  const dropTarget = adopterOf(next, ids);
  const { workspace } = workbench;
  if (workspace.store.getState().dropTarget !== dropTarget) workspace.set({ dropTarget });
  move.into = null;
  const [only] = ids;
  if (ids.length === 1 && only !== undefined && !keys.ctrlKey && !keys.metaKey)
    void workbench.editing.use(({ insertionUnder }) => {
      move.into = insertionUnder(workbench, next, only);
    });
  showInsertion(workbench, move.into);
}

function showInsertion({ workspace }: Workbench, into: Insertion | null): void {
  const dropLink = into?.link ?? null;
  if (workspace.store.getState().dropLink !== dropLink) workspace.set({ dropLink });
}

function whatMoves(workbench: Workbench, { isCopy }: Move, ids: Iterable<string>) {
  const project = workbench.editor.store.getState().history.present;
  return isCopy ? copyWithoutOffset(workbench, ids) : { project, ids: [...ids] };
}

function deltaFor(
  canvas: CanvasSettings,
  start: PathwayNode,
  way: DiagramPoint,
  keys: Keys,
): DiagramPoint {
  const half = { x: start.width / 2, y: start.height / 2 };
  const centre = { x: start.x + half.x, y: start.y + half.y };
  const to = snap(canvas, { x: centre.x + way.x, y: centre.y + way.y }, keys);
  const delta = { x: to.x - centre.x, y: to.y - centre.y };
  if (!keys.shiftKey) return delta;
  return Math.abs(way.x) >= Math.abs(way.y) ? { x: delta.x, y: 0 } : { x: 0, y: delta.y };
}

/** Window pixels within which something is pulled into line. */
const pullReach = 5;

/** The way of what moves if what is nearby pulls it; the guides are shown that hold there. */
function inLineWith(
  workbench: Workbench,
  move: Move,
  way: DiagramPoint,
  onGrid: DiagramPoint,
  keys: Keys,
): DiagramPoint {
  const { canvas, workspace } = workbench;
  if (!move.moved || !canvas.current) return onGrid;
  const nearby = nearbyOf(workbench, move.moved, move.nearby, canvas.current.visible());
  move.nearby = nearby;
  const { box, surroundings } = nearby;
  const pull = pullOf(
    shiftedBox(box, way),
    surroundings,
    pullReach / workspace.store.getState().zoom,
  );
  const isHeld = (axis: Axis) => keys.shiftKey && onGrid[axis] === 0;
  const along = (axis: Axis) =>
    pull[axis] === undefined || isHeld(axis) ? onGrid[axis] : way[axis] + pull[axis];
  const delta = { x: along('x'), y: along('y') };
  const guides = guidesOf(shiftedBox(box, delta), surroundings);
  if (guides.length === 0) hideGuides(workbench);
  else workspace.set({ guides });
  return delta;
}

function shiftedBox(box: Bounds, by: DiagramPoint): Bounds {
  return { ...box, x: box.x + by.x, y: box.y + by.y };
}

function endMarks(workbench: Workbench): void {
  hideGuides(workbench);
  workbench.workspace.set({ dropTarget: null, dropLink: null });
}

function hideGuides({ workspace }: Workbench): void {
  if (workspace.store.getState().guides.length > 0) workspace.set({ guides: [] });
}

/** What moves and what stands still around it in the view, as it was before the move. */
interface Nearby {
  readonly visible: Bounds;
  readonly box: Bounds;
  readonly surroundings: Surroundings;
}

/** The same as before while the view stays. */
function nearbyOf(
  workbench: Workbench,
  { project, ids }: NonNullable<Move['moved']>,
  known: Nearby | null,
  visible: Bounds,
): Nearby {
  if (known && covers(known.visible, visible) && covers(visible, known.visible)) return known;
  const index = indexProject(project);
  const moving = withDescendants(index, ids);
  const { diagram } = settledDrawing(workbench);
  const boxes = [...diagram.nodes.values()]
    .filter(({ node, box }) => !moving.has(node.id) && overlaps(box, visible))
    .map(({ box }) => box);
  const isMoving = (end: Endpoint) => end.to === 'node' && moving.has(end.id);
  const points = [...diagram.links.values()]
    .filter(
      (drawn) =>
        isSeen(drawn, visible) && !isMoving(drawn.link.source) && !isMoving(drawn.link.target),
    )
    .map(({ route }) => pointAt(route, 0.5));
  const box = boundsAround(outermost(index, ids)) ?? { x: 0, y: 0, width: 0, height: 0 };
  return { visible, box, surroundings: { boxes, points } };
}

/** Links of which all that they may cover is in view are not drawn to find that out. */
function isSeen(drawn: DrawnLink, visible: Bounds): boolean {
  const reach = reachOf(drawn);
  return overlaps(reach, visible) && (covers(visible, reach) || overlaps(drawn.bounds, visible));
}

function finish(
  workbench: Workbench,
  { moved, into, isCancelled, isCopy, stopWaiting }: Move,
): void {
  stopWaiting();
  endMarks(workbench);
  const { editor } = workbench;
  if (!moved || isCancelled) return;
  const before = editor.store.getState().history.present;
  const settle = inSequence(adoptByPosition(moved.ids), growContainers(moved.ids));
  const [only] = moved.ids;
  if (into && only !== undefined) return commitInto(workbench, into, only, settle);
  editor.commit(settle);
  if (isCopy) editor.select(moved.ids);
  announceNewParents(workbench, before, moved.ids);
}

/** The move and what it does to the link are one step. */
function commitInto(workbench: Workbench, { link, cut }: Insertion, id: string, settle: Edit) {
  void workbench.editing.use((part) => {
    const insert = part.insertIntoLink(link, id, cut, workbench.newId());
    workbench.editor.commit(inSequence(insert, settle));
    workbench.editor.select([id]);
    part.announceHalves(workbench, id);
  });
}
