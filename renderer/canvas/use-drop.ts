import { useReactFlow } from '@xyflow/react';
import type { DragEvent } from 'react';
import { nodeKindSchema } from '../../shared/project/node-schema.ts';
import { entityDragType, kindDragType, addEntityById, addNodeOfKind } from '../editor/placing.ts';
import { useWorkbench } from '../editor/workbench.tsx';

interface DropProps {
  onDragOver(event: DragEvent): void;
  onDrop(event: DragEvent): void;
}

/** Takes what is dragged out of the library. Files dropped on the window are taken by the window itself. */
export function useDrop(): DropProps {
  const workbench = useWorkbench();
  const { screenToFlowPosition } = useReactFlow();
  return {
    onDragOver: (event) => {
      const { types } = event.dataTransfer;
      if (!types.includes(entityDragType) && !types.includes(kindDragType)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    },
    onDrop: (event) => {
      const at = screenToFlowPosition(
        { x: event.clientX, y: event.clientY },
        { snapToGrid: false },
      );
      const entity = event.dataTransfer.getData(entityDragType);
      const kind = nodeKindSchema.safeParse(event.dataTransfer.getData(kindDragType));
      if (!entity && !kind.success) return;
      event.preventDefault();
      event.stopPropagation();
      // What was dropped is what the next key is about; a plain kind's name is typed at once.
      workbench.canvas.current?.focus();
      if (entity) void addEntityById(workbench, entity, at);
      else if (kind.success) addNodeOfKind(workbench, kind.data, at);
    },
  };
}
