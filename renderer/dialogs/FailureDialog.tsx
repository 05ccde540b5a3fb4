import type { HostFailure } from '../../shared/host.ts';
import { describeFailure } from '../../shared/messages.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useCloseDialog } from './use-close-dialog.ts';
import styles from './message.module.css';

/** Why a file could not be opened or written, and what to do. The document stays as it is. */
export function FailureDialog({ failure }: { failure: HostFailure }) {
  const { host, workspace } = useWorkbench();
  const close = useCloseDialog();
  const { title, detail, advice } = describeFailure(failure);
  const copy = async () => {
    await host.writeClipboard({ text: [title, detail, advice].join('\n') });
    workspace.announce('Copied.');
  };
  const actions = (
    <>
      <Button onClick={() => void copy()}>Copy</Button>
      <Button look="primary" onClick={close} data-initial-focus>
        Close
      </Button>
    </>
  );
  return (
    <Dialog title={title} kind="alert" onClose={close} actions={actions}>
      <ul className={styles['detail']}>
        {detail.split('\n').map((line, index) => (
          // Lines may repeat and are never reordered.
          <li key={index}>{line}</li>
        ))}
      </ul>
      <p className={styles['advice']}>{advice}</p>
    </Dialog>
  );
}
