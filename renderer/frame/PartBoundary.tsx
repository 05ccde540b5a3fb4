import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useWorkbench } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './ErrorBoundary.module.css';
import { windowWords } from '../../shared/words/window.ts';

interface CatchingProps {
  readonly children: ReactNode;
  /** What is shown in its place. `retry` draws it again. */
  readonly renderFailed: (details: string, retry: () => void) => ReactNode;
}

interface CatchingState {
  readonly error: unknown;
  readonly failed: boolean;
}

/** Shows something else where drawing fails. */
export class Catching extends Component<CatchingProps, CatchingState> {
  override state: CatchingState = { error: null, failed: false };

  static getDerivedStateFromError(error: unknown): CatchingState {
    return { error, failed: true };
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo) {
    this.setState({ error: `${describeError(error)}\n${componentStack ?? ''}` });
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    const retry = () => this.setState({ error: null, failed: false });
    return this.props.renderFailed(describeError(this.state.error), retry);
  }
}

/** A part of the window: if it cannot be drawn, the others go on. */
export function PartBoundary({
  name,
  onClose,
  children,
}: {
  readonly name: string;
  /** Absent for a part that is always there. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
}) {
  const { host } = useWorkbench();
  return (
    <Catching
      renderFailed={(details, retry) => (
        <div className={styles['part']} role="alert">
          <p>{windowWords.couldNotBe(name)}</p>
          <div className={styles['actions']}>
            <Button onClick={() => void host.writeClipboard({ text: details })}>
              {windowWords.copyDetails}
            </Button>
            {onClose && <Button onClick={onClose}>{windowWords.close}</Button>}
            <Button look="primary" onClick={retry}>
              {windowWords.tryAgain}
            </Button>
          </div>
        </div>
      )}
    >
      {children}
    </Catching>
  );
}

/** A dialog: if it cannot be drawn, closing it is the cure. It needs a key that names the dialog. */
export function DialogBoundary({ children }: { readonly children: ReactNode }) {
  const { host, workspace } = useWorkbench();
  return (
    <Catching
      renderFailed={(details) => (
        <Dialog
          title={windowWords.thisDialogCould}
          kind="alert"
          width="narrow"
          onClose={() => workspace.closeDialog()}
          actions={
            <>
              <Button onClick={() => void host.writeClipboard({ text: details })}>
                {windowWords.copyDetails}
              </Button>
              <Button look="primary" onClick={() => workspace.closeDialog()} data-initial-focus>
                {windowWords.close}
              </Button>
            </>
          }
        >
          <p>{windowWords.somethingInIt}</p>
        </Dialog>
      )}
    >
      {children}
    </Catching>
  );
}

/** All that is known of an error, for a report. */
export function describeError(error: unknown): string {
  if (error instanceof Error) return error.stack ?? `${error.name}: ${error.message}`;
  return typeof error === 'string' ? error : JSON.stringify(error);
}
