import styles from './fields.module.css';

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
