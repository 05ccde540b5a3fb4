import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { renameElement } from '../../shared/edit/annotate.ts';
import { keepingTextWhole } from '../../shared/edit/keep-text-whole.ts';
import { limits } from '../../shared/project/limits.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import styles from './Canvas.module.css';

/** Types a label where it stands. Enter or leaving keeps it, Shift+Enter breaks the line, Escape drops it. */
export function RenameField({
  element,
}: {
  element: { readonly id: string; readonly label: string };
}) {
  const { editor, workspace, canvas } = useWorkbench();
  const field = useRef<HTMLTextAreaElement>(null);
  const isDropped = useRef(false);
  const [isTyped, setTyped] = useState(false);

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  const keep = () => {
    const text = field.current?.value ?? element.label;
    if (!isDropped.current)
      editor.edit(keepingTextWhole(element.id, renameElement(element.id, text)));
    workspace.set({ renaming: null });
  };
  useEffect(
    () => (isTyped ? editor.beginTyping(keep) : undefined),
    // It reads the field when it is called; of the element only the id, which does not change.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [isTyped, editor],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    // The application's own shortcuts mean the diagram with this text in it; other keys are the field's.
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const isKept = event.key === 'Enter' && !event.shiftKey;
    if (!isKept && event.key !== 'Escape') return;
    event.preventDefault();
    isDropped.current = event.key === 'Escape';
    keep();
    canvas.current?.focus();
  };
  return (
    <textarea
      ref={field}
      className={`nodrag nopan nowheel ${styles['renameField']}`}
      aria-label="Label"
      defaultValue={element.label}
      maxLength={limits.labelLength}
      rows={Math.min(6, element.label.split('\n').length)}
      onInput={(event) => setTyped(event.currentTarget.value !== element.label)}
      onKeyDown={onKeyDown}
      onBlur={keep}
    />
  );
}
