import { Pencil, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import styles from './OwnLibraryDialog.module.css';

/** An entry of the own library, with its form behind a button. */
export function OwnEntry({
  name,
  onRemove,
  form,
}: {
  name: string;
  onRemove: () => void;
  /** Given what closes it. */
  form: (done: () => void) => ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <div className={styles['entry']}>
        <bdi>{name}</bdi>
        <button
          type="button"
          aria-label={`Edit ${name}`}
          aria-expanded={isOpen}
          title="Edit"
          onClick={() => setOpen(!isOpen)}
        >
          <Pencil size={14} aria-hidden="true" />
        </button>
        <button type="button" aria-label={`Remove ${name}`} title="Remove" onClick={onRemove}>
          <Trash2 size={14} aria-hidden="true" />
        </button>
      </div>
      {isOpen && form(() => setOpen(false))}
    </li>
  );
}
