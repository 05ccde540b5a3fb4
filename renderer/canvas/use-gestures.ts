import { useStoreApi } from '@xyflow/react';
import { useMemo, type PointerEvent as ReactPointerEvent } from 'react';
import type { Edit } from '../../shared/edit/edit.ts';
import {
  windowPoint,
  type DiagramPoint,
  type WindowPoint,
  type CanvasSettings,
} from '../../shared/project/project-schema.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { useToDiagram, windowPointOf } from './window-points.ts';

/** How long a finger rests until it asks for the menu, in milliseconds. */
export const longPress = 500;

/** One drag of a part that the canvas draws itself. */
interface Gesture {
  /** The edit that the gesture makes when the pointer is at a point of the diagram. */
  edit(to: DiagramPoint, event: PointerEvent): Edit;
  /** Called after the gesture, whether its result was kept or not. */
  finished?(isKept: boolean): void;
  click?(event: PointerEvent): void;
}

interface Gestures {
  /** The point of the diagram under the pointer. */
  pointUnder(event: { readonly clientX: number; readonly clientY: number }): DiagramPoint;
  /** Follows the pointer from a press: a draft during the drag, one undo step at its end, nothing after Escape. */
  start(start: ReactPointerEvent, gesture: Gesture): void;
}

export function useGestures(): Gestures {
  const { editor } = useWorkbench();
  const toDiagram = useToDiagram();
  const store = useStoreApi();
  return useMemo(() => {
    const pointUnder: Gestures['pointUnder'] = (event) => toDiagram(windowPointOf(event));
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
  }, [editor, toDiagram, store]);
}

interface PointerDrag {
  /** Called from the first move beyond the threshold, and again when the view moves under a resting pointer. */
  move(event: PointerEvent): void;
  /** The pointer was let go after at least one move. */
  end(event: PointerEvent): void;
  /** Escape was pressed or the system took the pointer away, after at least one move. */
  cancel(): void;
  /** The pointer was let go where it was pressed. */
  click?(event: PointerEvent): void;
  /** Moves the view if the pointer is at its edge; returns whether it did. */
  pan?(event: PointerEvent): boolean;
}

/** Below this many window pixels a press is a click. */
const threshold = 4;

/** Follows one pointer from its press to its release, also outside the canvas. */
function followPointer(start: ReactPointerEvent, drag: PointerDrag): void {
  if (start.button !== 0) return;
  let last: PointerEvent | null = null;
  let frame = 0;
  const stop = new AbortController();
  const finish = () => {
    stop.abort();
    stopWaiting();
    cancelAnimationFrame(frame);
  };
  const abandon = () => {
    finish();
    if (last) drag.cancel();
  };
  const glide = () => {
    if (last && drag.pan?.(last)) drag.move(last);
    frame = requestAnimationFrame(glide);
  };
  const listen = (name: 'pointermove' | 'pointerup', heard: (event: PointerEvent) => void) =>
    window.addEventListener(
      name,
      (event) => {
        if (event.pointerId === start.pointerId) heard(event);
      },
      { signal: stop.signal, capture: true },
    );

  listen('pointermove', (event) => {
    const distance = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY);
    if (!last && distance < threshold) return;
    if (!last && drag.pan) frame = requestAnimationFrame(glide);
    last = event;
    drag.move(event);
  });
  listen('pointerup', (event) => {
    finish();
    if (last) drag.end(event);
    else drag.click?.(event);
  });
  window.addEventListener('pointercancel', abandon, { signal: stop.signal, capture: true });
  const stopWaiting = onEscape(abandon);
}

/**
 * The distance from the edge of the canvas at which a pointer moves the view, and the most that the view moves in a
 * frame, in window pixels.
 */
const reach = 36;
const fastest = 15;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** By how many window pixels the view moves while a drag rests there; null away from the edges. */
function edgePan(
  pointer: { readonly clientX: number; readonly clientY: number },
  { left, top, right, bottom }: Box,
): WindowPoint | null {
  const x = push(pointer.clientX - left) - push(right - pointer.clientX);
  const y = push(pointer.clientY - top) - push(bottom - pointer.clientY);
  return x === 0 && y === 0 ? null : windowPoint(x, y);
}

/** Faster the nearer, fastest at the edge and beyond it. */
function push(distance: number): number {
  return (fastest * (reach - Math.max(0, Math.min(reach, distance)))) / reach;
}

/** The closest point of the grid, in diagram coordinates; the point itself if snapping is off or Alt is held. */
export function snap(
  canvas: CanvasSettings,
  point: DiagramPoint,
  keys?: { readonly altKey: boolean },
): DiagramPoint {
  if (!canvas.snap || keys?.altKey) return { x: round(point.x, 0.5), y: round(point.y, 0.5) };
  return { x: round(point.x, canvas.grid), y: round(point.y, canvas.grid) };
}

function round(value: number, step: number): number {
  return Math.round(value / step) * step;
}

/**
 * Calls `cancel` at the next Escape. No other handler gets that key, because it belongs to the gesture. Returns a
 * function that stops waiting for it.
 */
export function onEscape(cancel: () => void): () => void {
  const stop = new AbortController();
  const hear = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.preventDefault();
    stop.abort();
    cancel();
  };
  window.addEventListener('keydown', hear, { signal: stop.signal, capture: true });
  return () => stop.abort();
}

/** What the browser makes of the lifting of a press, until the next press or key, reaches nobody. */
export function ignoreLifting(): void {
  const stop = new AbortController();
  const options = { capture: true, signal: stop.signal };
  for (const name of ['mousedown', 'mouseup', 'click'] as const)
    window.addEventListener(
      name,
      (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      options,
    );
  window.addEventListener('pointerdown', () => stop.abort(), options);
  window.addEventListener('keydown', () => stop.abort(), options);
}
