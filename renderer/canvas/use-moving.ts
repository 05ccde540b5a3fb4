import type { Node, ReactFlowProps } from '@xyflow/react';
import { adoptByPosition } from '../../shared/edit/grouping.ts';
import { moveElements } from '../../shared/edit/move-nodes.ts';
import { indexProject } from '../../shared/graph/project-index.ts';
import type { Point } from '../../shared/project/value-schemas.ts';
import { useWorkbench, type Workbench } from '../editor/workbench.tsx';

type MovingProps = Pick<
  ReactFlowProps,
  'onNodeDrag' | 'onNodeDragStop' | 'onSelectionDrag' | 'onSelectionDragStop'
>;

/** Dragging nodes: shown as a draft while it lasts, one undo step at its end. */
export function useMoving(): MovingProps {
  const workbench = useWorkbench();
  const stop = () => finish(workbench);
  return {
    onNodeDrag: (_event, node) => preview(workbench, node),
    onNodeDragStop: stop,
    onSelectionDrag: (_event, [node]) => node && preview(workbench, node),
    onSelectionDragStop: stop,
  };
}

/** React Flow says where the dragged node is to be; everything selected goes along by as much. */
function preview({ editor }: Workbench, dragged: Node): void {
  const { history, selection } = editor.store.getState();
  const start = indexProject(history.present).nodes.get(dragged.id);
  if (!start) return;
  const delta: Point = { x: dragged.position.x - start.x, y: dragged.position.y - start.y };
  const moved = selection.has(dragged.id) ? [...selection] : [dragged.id];
  editor.preview(moveElements({ nodes: moved, links: moved }, delta));
}

function finish({ editor }: Workbench): void {
  const { draft, selection } = editor.store.getState();
  if (draft) editor.commit(adoptByPosition(selection));
}
