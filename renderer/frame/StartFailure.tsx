import { useEffect } from 'react';
import { Button } from '../ui/Button.tsx';
import { describeError } from './describe-error.ts';
import styles from './ErrorBoundary.module.css';

/** Shown in place of the window when nothing of it could be made: there is no host to ask, and no theme. */
export function StartFailure({ error }: { error: unknown }) {
  const details = describeError(error);
  // Whoever reads the log, or runs the tests, has to hear of it too.
  useEffect(() => reportError(error), [error]);
  return (
    <main className={styles['rescue']}>
      <h1>Neuromatrix could not start</h1>
      <p>
        Your files are untouched. Try again; if it goes on, install Neuromatrix anew or tell its
        authors what is below.
      </p>
      <div className={styles['actions']}>
        <Button look="primary" onClick={() => location.reload()}>
          Try Again
        </Button>
        <Button onClick={() => void navigator.clipboard.writeText(details)}>Copy Details</Button>
      </div>
      <h2>Details</h2>
      <pre>{details}</pre>
    </main>
  );
}
