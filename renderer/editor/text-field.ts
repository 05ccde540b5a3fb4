/** Whether a person types text there, so that keys and the clipboard are its own. */
export function isTextField(element: Element | EventTarget | null): boolean {
  if (element instanceof HTMLTextAreaElement) return true;
  if (element instanceof HTMLInputElement) return !unwritten.has(element.type);
  return element instanceof HTMLElement && element.isContentEditable;
}

const unwritten = new Set(['button', 'checkbox', 'color', 'radio', 'range', 'submit']);
