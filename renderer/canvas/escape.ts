/**
 * Calls `cancel` at the next Escape, which nothing else then hears: it means the gesture in progress. Returns a
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
