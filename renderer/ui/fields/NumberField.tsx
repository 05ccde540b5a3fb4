import { useId } from 'react';
import styles from './fields.module.css';
import { useInputDraft, handleFieldKey } from './TextField.tsx';

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
        // A number that cannot be taken is not kept: the field goes back to what holds.
        onBlur={draft.problem === null ? draft.commit : draft.restore}
        onKeyDown={(event) => {
          if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
            stepBy((event.key === 'ArrowUp' ? 1 : -1) * step * (event.shiftKey ? 10 : 1));
            event.preventDefault();
            event.stopPropagation();
          } else handleFieldKey(event, draft);
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

/** Reads what a person typed as a number, decimal comma included; in words what is wrong with it, for it to be mended. */
export function readNumber(
  text: string,
  { min, max }: NumberRange,
): { readonly value: number } | { readonly problem: string } {
  const plain = text.trim().replace('−', '-').replace(',', '.');
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(plain))
    return { problem: 'Type a number, such as 12.5.' };
  const value = Number(plain);
  if (value < min) return { problem: `Must be ${shortNumber(min)} or more.` };
  if (value > max) return { problem: `Must be ${shortNumber(max)} or less.` };
  return { value: value === 0 ? 0 : value };
}

/** At most two decimals: what a person can tell apart on the canvas. */
export function shortNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
