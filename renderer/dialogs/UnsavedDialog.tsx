import { documentName } from '../editor/files.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './message.module.css';

type Choice = 'save' | 'discard' | 'cancel';

/** Asks before another document takes this one's place. Who asked closes it with the answer. */
export function UnsavedDialog({ answer }: { answer: (choice: Choice) => void }) {
  const workbench = useWorkbench();
  const actions = (
    <>
      <Button look="danger" onClick={() => answer('discard')}>
        Don’t Save
      </Button>
      <Button onClick={() => answer('cancel')}>Cancel</Button>
      <Button look="primary" onClick={() => answer('save')} data-initial-focus>
        Save
      </Button>
    </>
  );
  return (
    <Dialog
      title={`Save the changes to “${documentName(workbench)}”?`}
      kind="alert"
      width="narrow"
      onClose={() => answer('cancel')}
      actions={actions}
    >
      <p className={styles['detail']}>Without saving, they are lost.</p>
    </Dialog>
  );
}
