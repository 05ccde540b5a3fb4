import type { PointerEvent as ReactPointerEvent } from 'react';
import { onEscape } from './escape.ts';

export interface PointerDrag {
  /** Called from the first move past the threshold on, and again where the view glides under a resting pointer. */
  move(event: PointerEvent): void;
  /** The pointer was let go after at least one move. */
  end(event: PointerEvent): void;
  /** Escape was pressed or the system took the pointer away, after at least one move. */
  cancel(): void;
  /** The pointer was let go where it was pressed. */
  click?(event: PointerEvent): void;
  /** Shifts the view where the pointer is at its edge; answers whether it did. */
  pan?(event: PointerEvent): boolean;
}

/** Below this many window pixels a press is a click. */
const threshold = 4;

/** Follows one pointer from a press to its release, wherever it goes. */
export function followPointer(start: ReactPointerEvent, drag: PointerDrag): void {
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
