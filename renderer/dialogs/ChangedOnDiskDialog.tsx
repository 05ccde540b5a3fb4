import { describeFailure } from '../../shared/messages.ts';
import { save, saveAs } from '../editor/files.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useCloseDialog } from './use-close-dialog.ts';
import styles from './message.module.css';

/** The file is no longer what this window read: neither version may be lost by accident. */
export function ChangedOnDiskDialog({ file }: { file: string }) {
  const workbench = useWorkbench();
  const close = useCloseDialog();
  const { title, detail, advice } = describeFailure({ file, error: { kind: 'changed-on-disk' } });
  const closeAnd = (then: () => Promise<boolean>) => {
    close();
    void then();
  };
  const actions = (
    <>
      <Button onClick={close}>Cancel</Button>
      <Button look="danger" onClick={() => closeAnd(() => save(workbench, true))}>
        Overwrite
      </Button>
      <Button look="primary" onClick={() => closeAnd(() => saveAs(workbench))} data-initial-focus>
        Save As…
      </Button>
    </>
  );
  return (
    <Dialog title={title} kind="alert" onClose={close} actions={actions}>
      <p className={styles['detail']}>{detail}</p>
      <p className={styles['advice']}>{advice}</p>
    </Dialog>
  );
}
