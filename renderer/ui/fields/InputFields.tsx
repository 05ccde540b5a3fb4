import { useId, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { isCommandInField } from '../../editor/key-presses.ts';
import { useWorkbench, type Workbench } from '../../editor/workbench.tsx';
import { TextMarks } from './TextMarks.tsx';
import styles from './fields.module.css';
import { partsWords } from '../../../shared/words/parts.ts';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (text: string) => void;
  /** UTF-16 code units. */
  readonly maxLength: number;
  /** A box that grows with its text. Enter ends the input of a `label`; in `notes` it breaks the line. */
  readonly lines?: 'one' | 'label' | 'notes';
  readonly placeholder?: string;
  /** Parts of the text can be bold, italic, raised or lowered: with buttons for that. */
  readonly marked?: boolean;
}

/** A text of the document. One finished input is one undo step; Escape brings back what was there. */
export function TextField(props: TextFieldProps) {
  const { lines = 'one', maxLength } = props;
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const workbench = useWorkbench();
  const draft = useInputDraft(props.value, () => null, props.onCommit);
  const shared = {
    id,
    value: draft.text,
    maxLength,
    placeholder: props.placeholder,
    dir: 'auto',
    onBlur: draft.commit,
    onKeyDown: (event: KeyboardEvent) => handleFieldKey(event, draft, workbench, lines === 'notes'),
  };
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{props.label}</label>
      {lines === 'one' ? (
        <input {...shared} type="text" onChange={(event) => draft.change(event.target.value)} />
      ) : (
        <textarea
          {...shared}
          ref={box}
          rows={lines === 'notes' ? 2 : 1}
          onChange={(event) => draft.change(event.target.value)}
        />
      )}
      {props.marked && <TextMarks field={box} onChange={draft.change} />}
    </div>
  );
}

/**
 * Enter and the application's own shortcuts finish an input, so that Save saves what was typed; Escape drops it. Undo and
 * redo are the field's own until it is left. The canvas gets no keys from here.
 */
function handleFieldKey(
  event: KeyboardEvent,
  draft: { readonly commit: () => void; readonly restore: () => void },
  workbench: Workbench,
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
  } else if (isCommandInField(event.nativeEvent, workbench)) {
    draft.commit();
  }
}

interface InputDraft {
  readonly text: string;
  /** Why the text is not accepted; null if it is. */
  readonly problem: string | null;
  readonly change: (text: string) => void;
  /** Passes the text on, once: the input was left, or Enter was pressed. */
  readonly commit: () => void;
  readonly restore: () => void;
}

/**
 * The text being typed into an input that shows a part of the document. It becomes one edit when the input is left in
 * any way, so that undo removes a word and not a letter. Until then the editor only knows that it exists. An input
 * needs a `key` that names the element; otherwise the text for one element would go to the next.
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
    // A text that is not accepted stays in the input until it is corrected or dropped.
    if (draft === null || problem !== null) return;
    setDraft(null);
    if (draft !== value) onCommit(draft);
  };

  const commitOnly = () => {
    if (draft !== null && problem === null && draft !== value) onCommit(draft);
  };

  const latest = useRef({ commit, commitOnly, saved: store.getState().saved });
  useEffect(() => {
    // The document for which the text was typed: another one may have elements with the same ids.
    latest.current = {
      commit,
      commitOnly,
      saved: draft === null ? store.getState().saved : latest.current.saved,
    };
  });
  const isTyped = draft !== null && draft !== value && problem === null;
  useEffect(
    () =>
      isTyped
        ? editor.beginTyping(
            () => latest.current.commit(),
            () => latest.current.commitOnly(),
          )
        : undefined,
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

/**
 * A number of the document; `null` shows an empty field. Arrow up and down change it by `step`. Only with `onClear`
 * may it be emptied.
 */
export function NumberField({
  label,
  value,
  range,
  step = 1,
  unit,
  placeholder,
  onCommit,
  onClear,
}: {
  label: string;
  value: number | null;
  range: NumberRange;
  step?: number;
  unit?: string;
  placeholder?: string;
  onCommit: (value: number) => void;
  onClear?: () => void;
}) {
  const id = useId();
  const workbench = useWorkbench();
  const isCleared = (text: string) => onClear !== undefined && text.trim() === '';
  const problemIn = (text: string): string | null => {
    if (isCleared(text)) return null;
    const read = readNumber(text, range);
    return 'problem' in read ? read.problem : null;
  };
  const draft = useInputDraft(value === null ? '' : shortNumber(value), problemIn, (text) => {
    if (isCleared(text)) return onClear?.();
    const read = readNumber(text, range);
    if ('value' in read) onCommit(read.value);
  });
  const stepBy = (amount: number) => {
    const read = readNumber(draft.text, { min: -Infinity, max: Infinity });
    const from = 'value' in read ? read.value : Number(placeholder ?? 0) || 0;
    draft.change(shortNumber(Math.min(Math.max(from + amount, range.min), range.max)));
  };
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{unit === undefined ? label : `${label} (${unit})`}</label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        value={draft.text}
        placeholder={placeholder}
        aria-invalid={draft.problem !== null}
        aria-describedby={draft.problem === null ? undefined : `${id}-problem`}
        onChange={(event) => draft.change(event.target.value)}
        // A number that is not accepted is dropped: the field shows the present value again.
        onBlur={draft.problem === null ? draft.commit : draft.restore}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
            stepBy((event.key === 'ArrowUp' ? 1 : -1) * step * (event.shiftKey ? 10 : 1));
            event.preventDefault();
            event.stopPropagation();
          } else handleFieldKey(event, draft, workbench);
        }}
      />
      {draft.problem !== null && (
        <p id={`${id}-problem`} className={styles['problem']} role="alert">
          {draft.problem}
        </p>
      )}
    </div>
  );
}

export interface NumberRange {
  readonly min: number;
  readonly max: number;
}

/**
 * Reads what a person typed as a number, with decimal point or comma; otherwise a sentence that says what is wrong with
 * it.
 */
export function readNumber(
  text: string,
  { min, max }: NumberRange,
): { readonly value: number } | { readonly problem: string } {
  const plain = text.trim().replace('−', '-').replace(',', '.');
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(plain))
    return { problem: partsWords.typeNumberSuchAs125 };
  const value = Number(plain);
  if (value < min) return { problem: partsWords.mustBeOrMore(shortNumber(min)) };
  if (value > max) return { problem: partsWords.mustBeOrLess(shortNumber(max)) };
  return { value: value === 0 ? 0 : value };
}

/** At most two decimals: people see no finer difference on the canvas. */
export function shortNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
