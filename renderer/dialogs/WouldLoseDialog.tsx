import type { LossReport } from '../../shared/formats/loss-report.ts';
import type { HostFailure } from '../../shared/host.ts';
import { describeFailure } from '../../shared/messages.ts';
import { saveAs, saveLosing } from '../editor/files.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { LossList } from './LossList.tsx';
import styles from './message.module.css';
import { useCloseDialog } from './use-close-dialog.ts';

/** The file's format cannot say all that is in the diagram: nothing goes without the person's word. */
export function WouldLoseDialog({ failure, report }: { failure: HostFailure; report: LossReport }) {
  const workbench = useWorkbench();
  const close = useCloseDialog();
  const { title, detail, advice } = describeFailure(failure);
  const closeAnd = (then: () => Promise<boolean>) => {
    close();
    void then();
  };
  const actions = (
    <>
      <Button onClick={close}>Cancel</Button>
      <Button look="danger" onClick={() => closeAnd(() => saveLosing(workbench, report))}>
        Save Anyway
      </Button>
      <Button look="primary" onClick={() => closeAnd(() => saveAs(workbench))} data-initial-focus>
        Save as Project…
      </Button>
    </>
  );
  return (
    <Dialog title={title} kind="alert" onClose={close} actions={actions}>
      <p className={styles['detail']}>{detail}</p>
      <LossList losses={report.losses} />
      <p className={styles['advice']}>{advice}</p>
    </Dialog>
  );
}
