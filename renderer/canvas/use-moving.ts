import type { Node, ReactFlowProps } from '@xyflow/react';
import { adoptByPosition } from '../../shared/edit/grouping.ts';
import { moveElements } from '../../shared/edit/move-nodes.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import type { Point } from '../../shared/project/value-schemas.ts';
import { useWorkbench, type Workbench } from '../editor/workbench.tsx';
import { snap } from './snapping.ts';

type MovingProps = Pick<
  ReactFlowProps,
  'onNodeDrag' | 'onNodeDragStop' | 'onSelectionDrag' | 'onSelectionDragStop'
>;

/** Dragging nodes: shown as a draft while it lasts, one undo step at its end. */
export function useMoving(): MovingProps {
  const workbench = useWorkbench();
  const stop = () => finish(workbench);
  return {
    onNodeDrag: (event, node) => preview(workbench, node, 'altKey' in event && event.altKey),
    onNodeDragStop: stop,
    onSelectionDrag: (event, [node]) => node && preview(workbench, node, event.altKey),
    onSelectionDragStop: stop,
  };
}

/** A press that moves by less, in diagram units, is a click. React Flow's own threshold would be missing from the way. */
const jitter = 3;

/**
 * React Flow says where the dragged node is to be; its centre is brought onto the grid, so that nodes of different
 * sizes line up, and everything selected goes along by as much.
 */
function preview({ editor }: Workbench, dragged: Node, altKey: boolean): void {
  const { history, draft, selection } = editor.store.getState();
  const start = indexProject(history.present).nodes.get(dragged.id);
  if (!start) return;
  if (!draft && Math.hypot(dragged.position.x - start.x, dragged.position.y - start.y) < jitter)
    return;
  const half = { x: start.width / 2, y: start.height / 2 };
  const center = { x: dragged.position.x + half.x, y: dragged.position.y + half.y };
  const snapped = snap(history.present.canvas, center, { altKey });
  const delta: Point = { x: snapped.x - half.x - start.x, y: snapped.y - half.y - start.y };
  const moved = selection.has(dragged.id) ? [...selection] : [dragged.id];
  editor.preview(moveElements({ nodes: moved, links: moved }, delta));
}

function finish({ editor }: Workbench): void {
  const { draft, selection } = editor.store.getState();
  if (draft) editor.commit(adoptByPosition(selection));
}
