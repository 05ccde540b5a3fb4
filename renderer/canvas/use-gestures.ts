import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useMemo, type PointerEvent as ReactPointerEvent } from 'react';
import type { Edit } from '../../shared/edit/edit.ts';
import type { Point } from '../../shared/project/value-schemas.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { edgePan } from './edge-pan.ts';
import { followPointer } from './pointer-drag.ts';

/** One drag of something that the canvas draws itself. */
interface Gesture {
  /** What the document becomes with the pointer at a point of the diagram. */
  edit(to: Point, event: PointerEvent): Edit;
  /** After the gesture, kept or not. */
  finished?(isKept: boolean): void;
  click?(event: PointerEvent): void;
}

interface Gestures {
  /** The point of the diagram under the pointer. */
  pointUnder(event: { readonly clientX: number; readonly clientY: number }): Point;
  /** Follows the pointer from a press on: a draft while it lasts, one undo step at its end, nothing after Escape. */
  start(start: ReactPointerEvent, gesture: Gesture): void;
}

export function useGestures(): Gestures {
  const { editor } = useWorkbench();
  const { screenToFlowPosition } = useReactFlow();
  const store = useStoreApi();
  return useMemo(() => {
    const pointUnder = ({ clientX, clientY }: { clientX: number; clientY: number }) =>
      screenToFlowPosition({ x: clientX, y: clientY }, { snapToGrid: false });
    const finish = (gesture: Gesture, isKept: boolean) => gesture.finished?.(isKept);
    return {
      pointUnder,
      start: (start, gesture) =>
        followPointer(start, {
          move: (event) => editor.preview(gesture.edit(pointUnder(event), event)),
          end: (event) => {
            editor.edit(gesture.edit(pointUnder(event), event));
            finish(gesture, true);
          },
          cancel: () => {
            editor.cancel();
            finish(gesture, false);
          },
          click: (event) => gesture.click?.(event),
          pan: (event) => {
            const { domNode, panBy } = store.getState();
            const shift = domNode && edgePan(event, domNode.getBoundingClientRect());
            if (!shift) return false;
            void panBy(shift);
            return true;
          },
        }),
    };
  }, [editor, screenToFlowPosition, store]);
}
