import type { FormEvent, ReactNode } from 'react';
import styles from './inspector.module.css';

/** A few inputs that become one edit when they are submitted; Escape is Cancel. */
export function SmallForm({
  label,
  submit,
  isComplete,
  onSubmit,
  onRemove,
  onClose,
  children,
}: {
  label: string;
  submit: string;
  isComplete: boolean;
  onSubmit: () => void;
  onRemove?: (() => void) | undefined;
  onClose: () => void;
  children: ReactNode;
}) {
  const finish = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete) onSubmit();
  };
  return (
    // Escape is heard from whichever input has the focus.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className={styles['form']}
      aria-label={label}
      onSubmit={finish}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      {children}
      <div className={styles['actions']}>
        <button type="submit" className={styles['primary']} disabled={!isComplete}>
          {submit}
        </button>
        <button type="button" onClick={onClose}>
          Cancel
        </button>
        {onRemove && (
          <button type="button" className={styles['remove']} onClick={onRemove}>
            Remove
          </button>
        )}
      </div>
    </form>
  );
}
