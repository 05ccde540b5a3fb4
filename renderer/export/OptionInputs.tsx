import { useId, useState } from 'react';
import type { ImageOptions } from '../../shared/project/image-formats.ts';
import { readNumber, shortNumber, type NumberRange } from '../ui/fields/InputFields.tsx';
import styles from './export.module.css';
import { exportWords } from '../../shared/words/export.ts';

/** The value of a group of fields, and the function that changes it. */
export interface OptionFields {
  readonly options: ImageOptions;
  readonly onChange: (patch: Partial<ImageOptions>) => void;
}

interface OptionNumberProps {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly range: NumberRange;
  readonly step: number;
  readonly isWhole?: boolean;
  readonly onChange: (value: number) => void;
}

/** A number that takes effect while it is typed. An invalid one is reported, and removed when the field is left. */
export function OptionNumber(props: OptionNumberProps) {
  const { label, unit, value, range, step, isWhole = false, onChange } = props;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const read = draft === null ? { value } : readWhole(draft, range, isWhole);
  const problem = 'problem' in read ? read.problem : null;
  const type = (text: string) => {
    setDraft(text);
    const next = readWhole(text, range, isWhole);
    if ('value' in next) onChange(next.value);
  };
  const stepBy = (amount: number) => {
    setDraft(null);
    onChange(Math.min(Math.max(value + amount, range.min), range.max));
  };
  return (
    <div className={styles['number']}>
      <label htmlFor={id}>{label}</label>
      <span>
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          value={draft ?? shortNumber(value)}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          onChange={(event) => type(event.target.value)}
          onBlur={() => setDraft(null)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
            stepBy((event.key === 'ArrowUp' ? 1 : -1) * step);
            event.preventDefault();
          }}
        />
        <span className={styles['unit']}>{unit}</span>
      </span>
      {problem !== null && (
        <p id={`${id}-problem`} className={styles['wrong']} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function readWhole(
  text: string,
  range: NumberRange,
  isWhole: boolean,
): ReturnType<typeof readNumber> {
  const read = readNumber(text, range);
  if (!isWhole || 'problem' in read || Number.isInteger(read.value)) return read;
  return { problem: exportWords.typeWholeNumber };
}

interface OptionCheckProps {
  readonly label: string;
  /** An explanation, if the label is not clear enough. */
  readonly hint?: string;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** Something that is in the image or not. */
export function OptionCheck({ label, hint, value, onChange }: OptionCheckProps) {
  return (
    <label className={styles['check']}>
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {label}
        {hint !== undefined && <small>{hint}</small>}
      </span>
    </label>
  );
}
