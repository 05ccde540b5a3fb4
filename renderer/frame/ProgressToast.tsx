import { useEffect, useState } from 'react';
import { useWorkspace } from '../editor/workbench.tsx';
import styles from './Toasts.module.css';

/** Milliseconds: what takes no longer needs no message, which would only flash up. */
const PATIENCE = 400;

/** What takes a while, how far it is, and a way out. */
export function ProgressToast() {
  const isBusy = useWorkspace(({ progress }) => progress !== null);
  // Begins anew with each piece of work.
  return isBusy && <LateProgress />;
}

function LateProgress() {
  const progress = useWorkspace((state) => state.progress);
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  if (!isLate || !progress) return null;
  return (
    <div className={styles['toast']}>
      <p>{progress.text}</p>
      {/* Without a value it says that it does not know. */}
      <progress
        className={styles['progress']}
        aria-label={progress.text}
        {...(progress.share === null ? {} : { value: progress.share })}
      />
      <button type="button" className={styles['action']} onClick={progress.cancel}>
        Cancel
      </button>
    </div>
  );
}
