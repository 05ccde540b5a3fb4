import { useId, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { latinLetterOf } from '../../editor/key-matcher.ts';
import { useWorkbench } from '../../editor/workbench.tsx';
import styles from './fields.module.css';

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
  // With Alt as well it is AltGr on Windows, which types a character.
  const isShortcut = (event.ctrlKey || event.metaKey) && !event.altKey;
  if (event.key === 'Escape') {
    draft.restore();
    event.stopPropagation();
  } else if (event.key === 'Enter' && (isShortcut || !(breaksLines || event.shiftKey))) {
    draft.commit();
    event.preventDefault();
    event.stopPropagation();
  } else if (isShortcut && !textEditing.has(latinLetterOf(event))) {
    draft.commit();
  }
}

/** With Ctrl or Cmd: select all, copy, paste, cut, redo, undo. They are the field's own. */
const textEditing: ReadonlySet<string> = new Set(['a', 'c', 'v', 'x', 'y', 'z']);

interface InputDraft {
  readonly text: string;
  /** Why the text cannot be taken as it is; null if it can. */
  readonly problem: string | null;
  readonly change: (text: string) => void;
  /** Hands the text over, once: the input was left, or Enter pressed. */
  readonly commit: () => void;
  readonly restore: () => void;
}

/**
 * What is being typed into an input that shows a part of the document. It becomes one edit when the input is left in
 * any way, so that undo takes back a word and not a letter; until then the editor knows of it only that it is there. An
 * input must be given a `key` that names the element, or the text of one would go to the next.
 */
export function useInputDraft(
  value: string,
  check: (text: string) => string | null,
  onCommit: (text: string) => void,
): InputDraft {
  const { editor } = useWorkbench();
  const { store } = editor;
  const [draft, setDraft] = useState<string | null>(null);
  const problem = draft === null ? null : check(draft);
  const commit = () => {
    // A text that cannot be taken stays where it is until it is mended or given up.
    if (draft === null || problem !== null) return;
    setDraft(null);
    if (draft !== value) onCommit(draft);
  };

  const latest = useRef({ commit, saved: store.getState().saved });
  useEffect(() => {
    // Which document the text was typed for: another one may have elements of the same ids.
    latest.current = {
      commit,
      saved: draft === null ? store.getState().saved : latest.current.saved,
    };
  });
  const isTyped = draft !== null && draft !== value && problem === null;
  useEffect(
    () => (isTyped ? editor.beginTyping(() => latest.current.commit()) : undefined),
    [isTyped, editor],
  );
  useEffect(
    () => () => {
      if (store.getState().saved === latest.current.saved) latest.current.commit();
    },
    [store],
  );

  return {
    text: draft ?? value,
    problem,
    change: setDraft,
    commit,
    restore: () => setDraft(null),
  };
}
