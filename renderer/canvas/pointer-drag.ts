import type { PointerEvent as ReactPointerEvent } from 'react';

export interface PointerDrag {
  /** Called from the first move past the threshold on. */
  move(event: PointerEvent): void;
  /** The pointer was let go after at least one move. */
  end(event: PointerEvent): void;
  /** Escape was pressed or the system took the pointer away, after at least one move. */
  cancel(): void;
}

/** Below this many window pixels a press is a click. */
const threshold = 4;

/** Follows one pointer from a press to its release, wherever it goes. */
export function followPointer(start: ReactPointerEvent, drag: PointerDrag): void {
  if (start.button !== 0) return;
  let isDragging = false;
  const stop = new AbortController();
  const listen = <Name extends keyof WindowEventMap>(
    name: Name,
    listener: (event: WindowEventMap[Name]) => void,
  ) => window.addEventListener(name, listener, { signal: stop.signal, capture: true });

  listen('pointermove', (event) => {
    if (event.pointerId !== start.pointerId) return;
    const distance = Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY);
    isDragging ||= distance >= threshold;
    if (isDragging) drag.move(event);
  });
  listen('pointerup', (event) => {
    if (event.pointerId !== start.pointerId) return;
    stop.abort();
    if (isDragging) drag.end(event);
  });
  const abandon = () => {
    stop.abort();
    if (isDragging) drag.cancel();
  };
  listen('pointercancel', abandon);
  listen('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    abandon();
  });
}
