import { useEffect, useState, type ReactNode } from 'react';
import { describeFailure } from '../../shared/messages.ts';
import { serializeProject } from '../../shared/project/serialize-project.ts';
import { useWorkbench, type Workbench } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import { Catching, describeError } from './PartBoundary.tsx';
import styles from './ErrorBoundary.module.css';
import { windowWords } from '../../shared/words/window.ts';

/** Keeps the document available if the window itself fails to draw. */
export function ErrorBoundary({ children }: { readonly children: ReactNode }) {
  return (
    <Catching renderFailed={(details, retry) => <Rescue details={details} onRetry={retry} />}>
      {children}
    </Catching>
  );
}

function Rescue({ details, onRetry }: { details: string; onRetry: () => void }) {
  const workbench = useWorkbench();
  const [outcome, setOutcome] = useState('');
  const copy = (text: string) => void workbench.host.writeClipboard({ text });
  return (
    <main className={styles['rescue']}>
      <h1>{windowWords.somethingWentWrong}</h1>
      <p>{windowWords.windowCouldNot}</p>
      <div className={styles['actions']}>
        <Button look="primary" onClick={() => void saveCopy(workbench).then(setOutcome)}>
          {windowWords.saveAs}
        </Button>
        <Button
          onClick={() => copy(serializeProject(workbench.editor.store.getState().history.present))}
        >
          {windowWords.copyProjectText}
        </Button>
        <Button onClick={onRetry}>{windowWords.tryAgain}</Button>
      </div>
      <p className={styles['outcome']} role="status">
        {outcome}
      </p>
      <h2>{windowWords.details}</h2>
      <pre>{details}</pre>
      <Button onClick={() => copy(details)}>{windowWords.copyDetails}</Button>
    </main>
  );
}

/**
 * Goes directly to the host, because the rest of the editor has just failed. Returns how it went; empty if cancelled.
 */
async function saveCopy({ host, editor }: Workbench): Promise<string> {
  const { document, history, fileName } = editor.store.getState();
  const project = history.present;
  const suggestedName = fileName ?? 'Rescued.neuromatrix';
  const saved = await host.saveProjectAs({ document, project, suggestedName });
  if (!saved.ok) return describeFailure(saved.error).title;
  if (!saved.value) return '';
  if (saved.value.isCurrent) {
    editor.markSaved(project, project, saved.value.name, Date.now(), true);
  }
  return windowWords.savedAs(saved.value.name);
}

/** Shown in place of the window if none of it could be made: there is no host to ask, and no theme. */
export function StartFailure({ error }: { error: unknown }) {
  const details = describeError(error);
  // Thrown again, so that the log and the tests get it too.
  useEffect(() => reportError(error), [error]);
  return (
    <main className={styles['rescue']}>
      <h1>{windowWords.neuromatrixCouldNot}</h1>
      <p>{windowWords.yourFilesAre}</p>
      <div className={styles['actions']}>
        <Button look="primary" onClick={() => location.reload()}>
          {windowWords.tryAgain}
        </Button>
        <Button onClick={() => void navigator.clipboard.writeText(details)}>
          {windowWords.copyDetails}
        </Button>
      </div>
      <h2>{windowWords.details}</h2>
      <pre>{details}</pre>
    </main>
  );
}

// Chromium reports in this way that it finished measuring in the next frame; nothing is wrong.
const harmless = /ResizeObserver loop/u;

/** Tells the person about every unexpected error and offers its details. The browser logs it too. */
export function reportErrors(page: Window, { host, workspace }: Workbench): void {
  const report = (error: unknown) => {
    const text = describeError(error);
    if (harmless.test(text)) return;
    workspace.toast(windowWords.somethingWentWrongYour, {
      label: windowWords.copyDetails2,
      run: () => void host.writeClipboard({ text }),
    });
  };
  page.addEventListener('error', (event) => report(event.error ?? event.message));
  page.addEventListener('unhandledrejection', (event) => report(event.reason));
}
