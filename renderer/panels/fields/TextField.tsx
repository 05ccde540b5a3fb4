import { useId, type KeyboardEvent } from 'react';
import styles from './fields.module.css';
import { useInputDraft } from './input-draft.ts';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (text: string) => void;
  /** UTF-16 code units. */
  readonly maxLength: number;
  /** A box that grows with its text. Enter ends the input of a `label`; in `notes` it breaks the line. */
  readonly lines?: 'one' | 'label' | 'notes';
  readonly placeholder?: string;
}

/** A text of the document. One finished input is one undo step; Escape brings back what was there. */
export function TextField(props: TextFieldProps) {
  const { lines = 'one', maxLength } = props;
  const id = useId();
  const draft = useInputDraft(props.value, () => null, props.onCommit);
  const shared = {
    id,
    value: draft.text,
    maxLength,
    placeholder: props.placeholder,
    dir: 'auto',
    onBlur: draft.commit,
    onKeyDown: (event: KeyboardEvent) => handleFieldKey(event, draft, lines === 'notes'),
  };
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{props.label}</label>
      {lines === 'one' ? (
        <input {...shared} type="text" onChange={(event) => draft.change(event.target.value)} />
      ) : (
        <textarea
          {...shared}
          rows={lines === 'notes' ? 2 : 1}
          onChange={(event) => draft.change(event.target.value)}
        />
      )}
    </div>
  );
}

/**
 * Enter and the application's own shortcuts finish an input, so that Save saves what was typed; Escape gives it up.
 * Keys do not reach the canvas from here.
 */
export function handleFieldKey(
  event: KeyboardEvent,
  draft: { readonly commit: () => void; readonly restore: () => void },
  breaksLines = false,
): void {
  const isShortcut = event.ctrlKey || event.metaKey;
  if (event.key === 'Escape') {
    draft.restore();
    event.stopPropagation();
  } else if (event.key === 'Enter' && (isShortcut || !(breaksLines || event.shiftKey))) {
    // While an input method composes, Enter chooses a word.
    if (event.nativeEvent.isComposing) return;
    draft.commit();
    event.preventDefault();
    event.stopPropagation();
  } else if (isShortcut && !'acvxyz'.includes(event.key.toLowerCase())) {
    draft.commit();
  }
}
