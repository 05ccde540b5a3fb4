import { useId, type ReactNode } from 'react';
import styles from './fields.module.css';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface ChoiceGroup<Value extends string> {
  /** Empty for choices without a heading. */
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
}

/** One of several words; `null` where several elements differ. */
export function SelectField<Value extends string>({
  label,
  value,
  groups,
  onChange,
}: {
  label: string;
  value: Value | null;
  groups: readonly ChoiceGroup<Value>[];
  onChange: (value: Value) => void;
}) {
  const id = useId();
  const choices = groups.flatMap((group) => group.choices);
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? '(mixed)'}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {value === null && (
          <option value="(mixed)" disabled>
            Mixed
          </option>
        )}
        {groups.map((group) => optionsOf(group))}
      </select>
    </div>
  );
}

function optionsOf<Value extends string>({ label, choices }: ChoiceGroup<Value>): ReactNode {
  const options = choices.map((choice) => (
    <option key={`${label} ${choice.value}`} value={choice.value}>
      {choice.label}
    </option>
  ));
  if (label === '') return options;
  return (
    <optgroup key={label} label={label}>
      {options}
    </optgroup>
  );
}

/** A few words of which one holds, side by side; `null` where none does or several elements differ. */
export function Segmented<Value extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: Value | null;
  choices: readonly Choice<Value>[];
  onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles['segmented']}>
      <legend>{label}</legend>
      <div>
        {choices.map((choice) => (
          <label key={choice.value}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Yes or no; `null` where several elements differ. */
export function CheckField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: boolean | null;
  onChange: (value: boolean) => void;
}) {
  return (
    <label className={styles['check']}>
      <input
        type="checkbox"
        checked={value === true}
        ref={(element) => {
          if (element) element.indeterminate = value === null;
        }}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  );
}
