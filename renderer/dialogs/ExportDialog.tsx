import { Copy } from 'lucide-react';
import { useId, useState, type FormEvent } from 'react';
import type { ImageOptions } from '../../shared/paint/image-options.ts';
import { copyImage, exportImage } from '../editor/export-image.ts';
import { printProject } from '../editor/print.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './export/export.module.css';
import { ImageOutcome } from './export/ImageOutcome.tsx';
import { ImagePreview } from './export/ImagePreview.tsx';
import { OptionsForm } from './export/OptionsForm.tsx';
import { useShownImage } from './export/use-shown-image.ts';
import { useCloseDialog } from './use-close-dialog.ts';

interface ExportDialogProps {
  readonly purpose: 'export' | 'print';
  /** How it was last done. */
  readonly initial: ImageOptions;
}

/** Shows what an image or a print will be like while its options are chosen, and makes it. */
export function ExportDialog({ purpose, initial }: ExportDialogProps) {
  const { editor } = useWorkbench();
  const formId = useId();
  // What it was on opening: the dialog is modal, nothing else changes it meanwhile.
  const [{ project, selection }] = useState(() => {
    const { history, selection: selected } = editor.store.getState();
    return { project: history.present, selection: [...selected] };
  });
  const [options, setOptions] = useState(initial);
  const change = (patch: Partial<ImageOptions>) => setOptions((now) => ({ ...now, ...patch }));
  const { preview, facts, frame } = useShownImage(project, options);
  const isPrint = purpose === 'print';
  const outcome = useOutcome(isPrint, options, facts.problem !== null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    outcome.make();
  };
  const actions = (
    <>
      {!isPrint && <CopyButton isDisabled={outcome.isDisabled} onClick={outcome.copy} />}
      <Button onClick={outcome.cancel}>Cancel</Button>
      <Button
        look="primary"
        type="submit"
        form={formId}
        aria-disabled={outcome.isDisabled}
        data-initial-focus
      >
        {isPrint ? 'Print…' : 'Export…'}
      </Button>
    </>
  );
  return (
    <Dialog
      title={isPrint ? 'Print' : 'Export Image'}
      width="full"
      onClose={outcome.cancel}
      actions={actions}
    >
      <div className={styles['export']}>
        <div className={styles['shown']}>
          <ImagePreview preview={preview} label={`Preview: ${facts.size}`} />
          <ImageOutcome
            facts={facts}
            onScale={(scale) => change({ size: { by: 'scale', scale } })}
          />
        </div>
        <form id={formId} className={styles['options']} onSubmit={submit} noValidate>
          <OptionsForm {...{ isPrint, project, selection, frame, options }} onChange={change} />
        </form>
      </div>
    </Dialog>
  );
}

/** The ways to leave the dialog. What cannot be made is not tried. */
function useOutcome(isPrint: boolean, options: ImageOptions, isDisabled: boolean) {
  const workbench = useWorkbench();
  const cancel = useCloseDialog();
  const leaveFor = (run: () => Promise<void>) => () => {
    if (isDisabled) return;
    cancel();
    void run();
  };
  return {
    isDisabled,
    cancel,
    make: leaveFor(() => (isPrint ? printProject : exportImage)(workbench, options)),
    copy: leaveFor(() => copyImage(workbench, options)),
  };
}

function CopyButton({ isDisabled, onClick }: { isDisabled: boolean; onClick: () => void }) {
  return (
    <Button className={styles['aside']} aria-disabled={isDisabled} onClick={onClick}>
      <Copy size={14} aria-hidden />
      Copy
    </Button>
  );
}
