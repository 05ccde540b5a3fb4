import { FlaskConical } from 'lucide-react';
import { useDesk, useWorkbench } from '../editor/workbench.tsx';
import { nameOfScenario } from '../../shared/matrix/scenario-words.ts';
import { Tip } from '../ui/Tip.tsx';
import { commands } from '../../shared/commands.ts';
import styles from './ViewSwitch.module.css';

/** Opens the scenarios; while one is shown, says which. */
export function WhatIfButton() {
  const workbench = useWorkbench();
  const shown = useDesk((state) => state.shown);
  const text = shown ? `What-if: ${nameOfScenario(shown.scenario)}` : 'What-if';
  return (
    <Tip text={commands['what-if'].label} keys={commands['what-if'].keys}>
      <button
        type="button"
        className={styles['what-if']}
        aria-label={text}
        data-active={shown !== null}
        onClick={() => workbench.run('what-if')}
      >
        <FlaskConical size={16} aria-hidden />
        <span>{text}</span>
      </button>
    </Tip>
  );
}
