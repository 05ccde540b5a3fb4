import { useWorkbench } from '../editor/workbench.tsx';
import type { DialogProps } from '../editor/workspace.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, useCloseDialog } from '../ui/Dialog.tsx';
import { describeFailure } from '../../shared/messages.ts';
import type { Damage, LossReport, Loss } from '../../shared/project/file-outcome.ts';
import type { FileFailure } from '../../shared/session/opened-project.ts';
import { ScrolledList } from '../ui/ScrolledList.tsx';
import { documentName, openRescued, save, saveAs, saveInPlace, saveLosing } from './files.ts';
import styles from './FileDialogs.module.css';
import { windowWords } from '../../shared/words/window.ts';

type Choice = 'save' | 'discard' | 'cancel';

/** Asks before another document replaces this one. The caller closes it when it has the answer. */
export function UnsavedDialog({ answer }: { answer: (choice: Choice) => void }) {
  const workbench = useWorkbench();
  const actions = (
    <>
      <Button look="danger" onClick={() => answer('discard')}>
        {windowWords.dontSave}
      </Button>
      <Button onClick={() => answer('cancel')}>{windowWords.cancel}</Button>
      <Button look="primary" onClick={() => answer('save')} data-initial-focus>
        {windowWords.save}
      </Button>
    </>
  );
  return (
    <Dialog
      title={windowWords.saveChangesTo(documentName(workbench))}
      kind="alert"
      width="narrow"
      onClose={() => answer('cancel')}
      actions={actions}
    >
      <p className={styles['detail']}>{windowWords.withoutSavingThey}</p>
    </Dialog>
  );
}

/** The file is no longer the one that this window read: neither version may be lost by accident. */
export function ChangedOnDiskDialog({ file }: { file: string }) {
  const workbench = useWorkbench();
  const close = useCloseDialog();
  const { title, detail, advice } = describeFailure({ file, error: { kind: 'changed-on-disk' } });
  const closeAnd = useCloseAnd();
  const actions = (
    <>
      <Button onClick={close}>{windowWords.cancel}</Button>
      <Button look="danger" onClick={() => closeAnd(() => save(workbench, true))}>
        {windowWords.overwrite}
      </Button>
      <Button look="primary" onClick={() => closeAnd(() => saveAs(workbench))} data-initial-focus>
        {windowWords.saveAs}
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

/** Closes the dialog, and then does what its button says. */
function useCloseAnd(): (then: () => Promise<boolean>) => void {
  const close = useCloseDialog();
  return (then) => {
    close();
    void then();
  };
}

/** The file's format cannot say all that is in the diagram: nothing is lost unless the person agrees. */
export function WouldLoseDialog({ failure, report }: { failure: FileFailure; report: LossReport }) {
  const workbench = useWorkbench();
  const close = useCloseDialog();
  const { title, detail, advice } = describeFailure(failure);
  const closeAnd = useCloseAnd();
  const actions = (
    <>
      <Button onClick={close}>{windowWords.cancel}</Button>
      <Button look="danger" onClick={() => closeAnd(() => saveLosing(workbench, report))}>
        {windowWords.saveAnyway}
      </Button>
      <Button look="primary" onClick={() => closeAnd(() => saveAs(workbench))} data-initial-focus>
        {windowWords.saveAsProject}
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

/** The file cannot be replaced as a whole: its content is written over only if the person agrees, once for a file. */
export function InPlaceDialog({ failure }: { failure: FileFailure }) {
  const workbench = useWorkbench();
  const close = useCloseDialog();
  const { title, detail, advice } = describeFailure(failure);
  const closeAnd = useCloseAnd();
  const actions = (
    <>
      <Button onClick={close}>{windowWords.cancel}</Button>
      <Button onClick={() => closeAnd(() => saveAs(workbench))}>{windowWords.saveAs}</Button>
      <Button
        look="primary"
        onClick={() => closeAnd(() => saveInPlace(workbench))}
        data-initial-focus
      >
        {windowWords.saveInPlace}
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

/** Why a file could not be opened or written, and what to do. The document stays as it is. */
export function FailureDialog({ failure, saveElsewhere }: DialogProps['failure']) {
  const workbench = useWorkbench();
  const { host, workspace } = workbench;
  const close = useCloseDialog();
  const { title, detail, advice } = describeFailure(failure);
  const copy = async () => {
    await host.writeClipboard({ text: [title, detail, advice].join('\n') });
    workspace.announce('Copied.');
  };
  const { error } = failure;
  const text = error.kind === 'damaged' || error.kind === 'not-json' ? error.text : undefined;
  const actions = (
    <>
      <Button onClick={() => void copy()}>{windowWords.copy}</Button>
      {text !== undefined && (
        <Button
          onClick={() => {
            close();
            void openRescued(workbench, failure.file, text);
          }}
        >
          {windowWords.rescueWhatIsIntact}
        </Button>
      )}
      {saveElsewhere && (
        <Button
          onClick={() => {
            close();
            saveElsewhere();
          }}
        >
          {windowWords.saveAs}
        </Button>
      )}
      <Button look="primary" onClick={close} data-initial-focus>
        {windowWords.close}
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

/** What of a damaged file is not in the project that was made of the rest. */
export function RescuedDialog({
  file,
  leftOut,
}: {
  readonly file: string;
  readonly leftOut: readonly Damage[];
}) {
  const close = useCloseDialog();
  const more = leftOut.length - shown;
  return (
    <Dialog
      title={windowWords.whatIsIntact(file)}
      onClose={close}
      actions={
        <Button look="primary" onClick={close} data-initial-focus>
          {windowWords.close}
        </Button>
      }
    >
      <p className={styles['detail']}>{windowWords.itIsNew}</p>
      <ScrolledList className={styles['list']} aria-label={windowWords.leftOutOrChanged}>
        {leftOut.slice(0, shown).map(({ where, why }, index) => (
          // They may repeat and are never reordered.
          <li key={index}>
            <strong>
              <bdi>{where}</bdi>
            </strong>{' '}
            <span>{why}</span>
          </li>
        ))}
        {more > 0 && <li>{windowWords.andMore(more)}</li>}
      </ScrolledList>
    </Dialog>
  );
}

/** A person reads no more, and a window cannot draw more at once. */
const shown = 300;

interface Props {
  readonly losses: readonly Loss[];
  /** Shows the element of a loss; absent if there is nothing to show. */
  readonly onReveal?: (loss: Loss) => void;
}

/** What was lost, by element. */
export function LossList({ losses, onReveal }: Props) {
  const more = losses.length - shown;
  return (
    <ScrolledList className={styles['list']} aria-label={windowWords.whatWasLost}>
      {losses.slice(0, shown).map((loss, index) => (
        // Losses may repeat and are never reordered.
        <li key={index}>
          {onReveal && loss.elementId !== undefined ? (
            <button type="button" onClick={() => onReveal(loss)}>
              <LossWords loss={loss} />
            </button>
          ) : (
            <LossWords loss={loss} />
          )}
        </li>
      ))}
      {more > 0 && <li>{windowWords.andMore(more)}</li>}
    </ScrolledList>
  );
}

function LossWords({ loss: { kind, where, what } }: { loss: Loss }) {
  return (
    <>
      <strong>
        <bdi>{where}</bdi>
      </strong>{' '}
      <span>{what}</span>{' '}
      <small>{kind === 'dropped' ? windowWords.leftOut : windowWords.somethingCloseStands}</small>
    </>
  );
}
