/** Whether a person types text there, so that keys and the clipboard are its own. */
export function isTextField(element: Element | EventTarget | null): boolean {
  if (element instanceof HTMLTextAreaElement) return true;
  if (element instanceof HTMLInputElement) return !unwritten.has(element.type);
  return element instanceof HTMLElement && element.isContentEditable;
}

const unwritten = new Set(['button', 'checkbox', 'color', 'radio', 'range', 'submit']);

/** Whether keys pressed there mean the diagram: on the canvas, or nowhere in particular. */
export function isOnCanvas(target: EventTarget | null): boolean {
  if (target === document.body) return true;
  return (
    target instanceof Element && target.closest('.react-flow') !== null && !isTextField(target)
  );
}
