import styles from './export.module.css';

interface OptionCheckProps {
  readonly label: string;
  /** What it means, where the label leaves that open. */
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
