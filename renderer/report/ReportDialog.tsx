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

const choices = {
  a4: { label: 'PDF document, A4', format: 'pdf', paper: 'a4' },
  a3: { label: 'PDF document, A3', format: 'pdf', paper: 'a3' },
  letter: { label: 'PDF document, Letter', format: 'pdf', paper: 'letter' },
  html: { label: 'Web page (HTML)', format: 'html', paper: 'a4' },
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
      <Button onClick={close}>Cancel</Button>
      <Button look="primary" onClick={run} data-initial-focus>
        Make Report…
      </Button>
    </>
  );
  return (
    <Dialog title="Report" onClose={close} actions={actions}>
      <div className={styles['form']}>
        <label className={styles['field']}>
          <span>Format</span>
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
          The diagram, its support matrix, {scenarioWords(scenarios)}, notes and references, ready
          to print or to hand out. Qualitative and educational.
        </p>
      </div>
    </Dialog>
  );
}

function scenarioWords(count: number): string {
  if (count === 0) return 'scenarios (there are none yet)';
  return count === 1 ? 'one scenario with its reasons' : `${count} scenarios with their reasons`;
}

/** Makes a report of the project and asks where to put it; says what went wrong or where it is. */
export async function exportReport(
  workbench: Workbench,
  wish: Pick<ReportOptions, 'format' | 'paper'>,
): Promise<void> {
  const { editor, host, workspace } = workbench;
  const project = editor.store.getState().history.present;
  const name = withoutExtension(documentName(workbench));
  const made = await withProgress(workspace, 'Making the report…', (watch) =>
    renderReport(project, { ...wish, name }, watch),
  );
  if (!made.ok) {
    workspace.refuse(describeImageFailure(made.error));
    return;
  }
  const { bytes, missing } = made.value;
  const suggestedName = `${name} report`;
  const saved = await host.exportFile({ kind: wish.format, suggestedName, data: bytes });
  if (!saved.ok) showFailure(workbench, saved.error);
  else if (saved.value) {
    workspace.toast(`${saved.value.name} exported.`);
    if (missing.length > 0) workspace.toast(describeMissingText(missing));
  }
}
