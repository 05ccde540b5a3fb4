import { useEffect, useState } from 'react';
import {
  formatIds,
  formatOf,
  withoutExtension,
  type FormatId,
} from '../../shared/formats/known-formats.ts';
import type { WrittenFile } from '../../shared/formats/project-format.ts';
import { documentName, showFailure } from '../files/files.ts';
import { useWorkbench } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog, useCloseDialog } from '../ui/Dialog.tsx';
import formStyles from '../ui/form.module.css';
import styles from '../files/FileDialogs.module.css';
import { LossList } from '../files/FileDialogs.tsx';
import { exportWords } from '../../shared/words/export.ts';
import { windowWords } from '../../shared/words/window.ts';

const offered = formatIds.filter((id) => id !== 'neuromatrix' && formatOf(id).writes);

/** Writes the diagram in another program's format. Says first what that format cannot say. */
export function ExportFileDialog() {
  const workbench = useWorkbench();
  const close = useCloseDialog();
  const [format, setFormat] = useState<FormatId>(() => {
    return workbench.editor.store.getState().imported?.format ?? offered[0] ?? 'neuromatrix';
  });
  const written = useWritten(format);
  const run = async ({ text }: WrittenFile) => {
    close();
    const suggestedName = withoutExtension(documentName(workbench));
    const data = new TextEncoder().encode(text);
    const saved = await workbench.host.exportFile({ kind: format, suggestedName, data });
    if (!saved.ok) showFailure(workbench, saved.error);
    else if (saved.value) workbench.workspace.toast(windowWords.exported(saved.value.name));
  };
  const actions = (
    <>
      <Button onClick={close}>{exportWords.cancel}</Button>
      <Button
        look="primary"
        disabled={written === null}
        onClick={() => void (written && run(written))}
        data-initial-focus
      >
        {exportWords.export}
      </Button>
    </>
  );
  return (
    <Dialog title={exportWords.exportAs} onClose={close} actions={actions}>
      <div className={formStyles['form']}>
        <label className={formStyles['field']}>
          <span>{exportWords.format}</span>
          <select value={format} onChange={({ target }) => setFormat(idOf(target.value))}>
            {offered.map((id) => (
              <option key={id} value={id}>
                {formatOf(id).label} (.{formatOf(id).extensions[0]})
              </option>
            ))}
          </select>
        </label>
        <Preview written={written} label={formatOf(format).label} />
      </div>
    </Dialog>
  );
}

function idOf(value: string): FormatId {
  return offered.find((id) => id === value) ?? 'neuromatrix';
}

/** A preview of the file; null while it is being made. */
function useWritten(format: FormatId): WrittenFile | null {
  const { editor, formats } = useWorkbench();
  const [made, setMade] = useState<{ format: FormatId; written: WrittenFile } | null>(null);
  useEffect(() => {
    let isWanted = true;
    const make = async () => {
      const written = await formats.write(editor.store.getState().history.present, format);
      if (isWanted) setMade({ format, written });
    };
    void make();
    return () => {
      isWanted = false;
    };
  }, [editor, formats, format]);
  return made?.format === format ? made.written : null;
}

function Preview({ written, label }: { written: WrittenFile | null; label: string }) {
  if (written === null) return <p className={formStyles['hint']}>{exportWords.preparing}</p>;
  const { losses } = written.report;
  if (losses.length === 0) {
    return <p className={formStyles['hint']}>{exportWords.saysAllThatIsInThis(label)}</p>;
  }
  return (
    <section className={styles['part']}>
      <p>{exportWords.cannotSayAllThatIsIn(label)}</p>
      <LossList losses={losses} />
    </section>
  );
}
