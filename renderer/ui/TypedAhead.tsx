import { useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import { isTextField } from '../editor/key-presses.ts';
import styles from './hidden.module.css';
import { windowWords } from '../../shared/words/window.ts';

/** As many characters as anybody types while a part of the program is loaded. */
const mostTyped = 200;

/**
 * Stands where a part of the window that takes keys is still being loaded: it takes the letters of somebody who types at
 * once, and hands them to the field that then has the focus.
 */
export function TypedAhead({ onCancel }: { readonly onCancel: () => void }) {
  const ref = useRef<HTMLInputElement>(null);
  /** Enter ends what is for the first field. */
  const isEntered = useRef(false);
  // Done at once: what replaces this takes the focus in the same step, and gives it back later to who had it before.
  useLayoutEffect(() => {
    const input = ref.current;
    if (!input) return undefined;
    const before = document.activeElement;
    input.focus();
    return () => {
      const text = input.value;
      const hasFocus = document.activeElement === input;
      if (!hasFocus) return;
      if (before instanceof HTMLElement) before.focus();
      if (text !== '') queueMicrotask(() => handOver(text, isEntered.current));
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    // The editor must not get keys that are meant for what is on its way.
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') onCancel();
    if (event.key === 'Enter' && ref.current) {
      isEntered.current = true;
      ref.current.readOnly = true;
    }
    if (event.key === 'Enter' || event.key === 'Tab') event.preventDefault();
  };
  return (
    <input
      ref={ref}
      className={styles['hidden']}
      aria-label={windowWords.opening}
      autoComplete="off"
      spellCheck={false}
      maxLength={mostTyped}
      onKeyDown={onKeyDown}
    />
  );
}

/** Types it into the field that has the focus. Without one it was meant for nothing. */
function handOver(text: string, isEntered: boolean): void {
  const field = document.activeElement;
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (!isField || !isTextField(field) || field.readOnly) return;
  const { selectionStart: from, selectionEnd: to } = field;
  // A field for numbers or dates has no selection.
  if (from === null || to === null) return;
  field.setRangeText(text, from, to, 'end');
  field.dispatchEvent(
    new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }),
  );
  if (!isEntered) return;
  // What was typed is looked up first. As before, nothing more is taken after Enter.
  field.readOnly = true;
  setTimeout(() => {
    field.readOnly = false;
    if (document.activeElement !== field) return;
    const enter = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true };
    field.dispatchEvent(new KeyboardEvent('keydown', enter));
  });
}
