import { useState } from 'react';
import { usualPaper } from '../export/export-image.ts';
import { useEditor, useWorkbench, type Workbench } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog, useCloseDialog } from '../ui/Dialog.tsx';
import styles from '../ui/form.module.css';
import { withoutExtension } from '../../shared/formats/known-formats.ts';
import { describeImageFailure, describeMissingText } from '../../shared/messages.ts';
import { renderReport } from '../workers/render-image.ts';
import type { ReportOptions } from '../workers/render-messages.ts';
import { documentName, showFailure } from '../files/files.ts';
import { withProgress } from '../editor/workspace.ts';
import { exportWords } from '../../shared/words/export.ts';
import { windowWords } from '../../shared/words/window.ts';

const choices = {
  a4: {
    get label() {
      return exportWords.pdfDocumentA4;
    },
    format: 'pdf',
    paper: 'a4',
  },
  a3: {
    get label() {
      return exportWords.pdfDocumentA3;
    },
    format: 'pdf',
    paper: 'a3',
  },
  letter: {
    get label() {
      return exportWords.pdfDocumentLetter;
    },
    format: 'pdf',
    paper: 'letter',
  },
  html: {
    get label() {
      return exportWords.webPageHtml;
    },
    format: 'html',
    paper: 'a4',
  },
} as const;

type Choice = keyof typeof choices;

// The keys of an object literal are those of its type.
const choiceNames = Object.keys(choices) as Choice[];

/** Makes a report to print or to hand out. */
export function ReportDialog() {
  const workbench = useWorkbench();
  const close = useCloseDialog();
  const [choice, setChoice] = useState<Choice>(() => usualPaper(navigator.language));
  const scenarios = useEditor(({ history }) => history.present.scenarios.length);
  const run = () => {
    close();
    const { format, paper } = choices[choice];
    void exportReport(workbench, { format, paper });
  };
  const actions = (
    <>
      <Button onClick={close}>{exportWords.cancel}</Button>
      <Button look="primary" onClick={run} data-initial-focus>
        {exportWords.makeReport}
      </Button>
    </>
  );
  return (
    <Dialog title={exportWords.report} onClose={close} actions={actions}>
      <div className={styles['form']}>
        <label className={styles['field']}>
          <span>{exportWords.format}</span>
          <select
            value={choice}
            onChange={({ target }) =>
              setChoice(choiceNames.find((name) => name === target.value) ?? 'a4')
            }
          >
            {choiceNames.map((name) => (
              <option key={name} value={name}>
                {choices[name].label}
              </option>
            ))}
          </select>
        </label>
        <p className={styles['hint']}>
          {exportWords.diagramItsSupportMatrixNotesAnd(scenarioWords(scenarios))}
        </p>
      </div>
    </Dialog>
  );
}

function scenarioWords(count: number): string {
  if (count === 0) return exportWords.scenariosThereAreNoneYet;
  return count === 1
    ? exportWords.oneScenarioWithItsReasons
    : exportWords.scenariosWithTheirReasons(count);
}

/** Makes a report of the project and asks where to put it; says what went wrong or where it is. */
export async function exportReport(
  workbench: Workbench,
  wish: Pick<ReportOptions, 'format' | 'paper'>,
): Promise<void> {
  const { editor, host, workspace } = workbench;
  const project = editor.store.getState().history.present;
  const name = withoutExtension(documentName(workbench));
  const made = await withProgress(workspace, exportWords.makingReport, (watch) =>
    renderReport(project, { ...wish, name }, watch),
  );
  if (!made.ok) {
    workspace.refuse(describeImageFailure(made.error));
    return;
  }
  const { bytes, missing } = made.value;
  const suggestedName = exportWords.report2(name);
  const saved = await host.exportFile({ kind: wish.format, suggestedName, data: bytes });
  if (!saved.ok) showFailure(workbench, saved.error);
  else if (saved.value) {
    workspace.toast(windowWords.exported(saved.value.name));
    if (missing.length > 0) workspace.toast(describeMissingText(missing));
  }
}
