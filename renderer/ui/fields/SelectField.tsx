import { useId, type ReactNode, useEffect, useRef } from 'react';
import { RotateCcw } from 'lucide-react';
import { useWorkbench } from '../../editor/workbench.tsx';
import type { Edit } from '../../../shared/edit/edit.ts';
import { ColorChoices } from './ColorChoices.tsx';
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

/** One of several words; `null` if several elements differ. */
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

/** A few words next to each other, one of which is chosen; `null` if none is, or if several elements differ. */
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

/** Yes or no; `null` if several elements differ. */
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

/** A colour that is set by hand or follows the kind. A choice is shown at once and is one undo step. */
export function ColorField({
  label,
  value,
  inherited,
  source = 'kind',
  editTo,
}: {
  label: string;
  /** The colour set by hand; undefined if the kind decides; `null` if several elements differ. */
  value: string | null | undefined;
  /** The colour while none is set. */
  inherited: string;
  /** The name of what it follows while none is set. */
  source?: 'kind' | 'relation' | 'program';
  /** The edit that sets the colour; with undefined the kind decides again. */
  editTo: (color: string | undefined) => Edit;
}) {
  const { editor } = useWorkbench();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const choosing = useRef(false);
  const shown = value ?? inherited;
  const asSource = source === 'program' ? 'as the program draws it' : `as its ${source}`;
  // The system's dialog reports every colour on the way. Together they are one gesture, which ends with the dialog.
  useEffect(() => {
    const element = input.current;
    const finish = () => {
      if (choosing.current) editor.commit();
      choosing.current = false;
    };
    // React's onChange is the DOM's `input`; the DOM's `change` has no name in React.
    element?.addEventListener('change', finish);
    element?.addEventListener('blur', finish);
    return () => {
      element?.removeEventListener('change', finish);
      element?.removeEventListener('blur', finish);
      finish();
    };
  }, [editor]);
  return (
    <div className={styles['color']}>
      <label htmlFor={id}>{label}</label>
      <span>
        <input
          ref={input}
          id={id}
          type="color"
          value={shown.startsWith('#') ? shown.slice(0, 7) : '#ffffff'}
          onChange={(event) => {
            choosing.current = true;
            editor.preview(editTo(event.target.value));
          }}
        />
        <ColorChoices
          label={label}
          shown={shown}
          onChoose={(color) => editor.edit(editTo(color))}
        />
        <span className={styles['color-name']} title={nameOfColor(value, source)}>
          {nameOfColor(value, source)}
        </span>
        {value !== undefined && (
          <button
            type="button"
            aria-label={`${label}: ${asSource}`}
            title={`${asSource.charAt(0).toUpperCase()}${asSource.slice(1)}`}
            onClick={() => editor.edit(editTo(undefined))}
          >
            <RotateCcw size="0.75rem" aria-hidden="true" />
          </button>
        )}
      </span>
    </div>
  );
}

function nameOfColor(value: string | null | undefined, source: string): string {
  if (value === null) return 'Mixed';
  if (value === undefined) return source === 'program' ? 'Usual' : `As ${source}`;
  return value === 'none' ? 'None' : value;
}
