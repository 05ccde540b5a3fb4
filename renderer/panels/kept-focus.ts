import { useEffect, type RefObject } from 'react';

const focusable = 'button, input, textarea, select, a[href], [tabindex="0"]';

/**
 * Keeps the focus in a panel when what had it goes away with its work done: a form that closes, a card that is
 * removed, a link that was followed to another element. It goes to the end of the nearest part that is still there, or
 * to the panel itself, which needs a `tabIndex`.
 */
export function useKeptFocus(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = panel.current;
    if (!root) return undefined;
    let path: readonly Element[] = [];
    const remember = ({ target }: FocusEvent) => {
      path = target instanceof Element ? ancestorsOf(target, root) : [];
    };
    const forgetIfLeft = () =>
      // What goes away is told of before it has gone.
      queueMicrotask(() => {
        if (path[0]?.isConnected === true && !root.contains(document.activeElement)) path = [];
      });
    const observer = new MutationObserver(() => {
      const hasLost = path[0]?.isConnected === false && document.activeElement === document.body;
      if (!hasLost) return;
      const left = path.find((element) => element.isConnected);
      const next = left?.querySelectorAll<HTMLElement>(focusable);
      ([...(next ?? [])].at(-1) ?? root).focus();
    });
    root.addEventListener('focusin', remember);
    root.addEventListener('focusout', forgetIfLeft);
    observer.observe(root, { childList: true, subtree: true });
    return () => {
      root.removeEventListener('focusin', remember);
      root.removeEventListener('focusout', forgetIfLeft);
      observer.disconnect();
    };
  }, [panel]);
}

/** The element itself first, up to but without the root. */
function ancestorsOf(element: Element, root: Element): Element[] {
  const path: Element[] = [];
  for (let at: Element | null = element; at && at !== root; at = at.parentElement) path.push(at);
  return path;
}
