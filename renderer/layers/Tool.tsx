import type { LucideIcon } from 'lucide-react';
import styles from './layers.module.css';

/** A small button of a row, named by its label. */
export function Tool({
  label,
  Icon,
  onClick,
}: {
  label: string;
  Icon: LucideIcon;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      className={styles['flag']}
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <Icon size="0.875rem" aria-hidden="true" />
    </button>
  );
}
