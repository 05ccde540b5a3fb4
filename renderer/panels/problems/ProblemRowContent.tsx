import type { MouseEvent } from 'react';
import { unreachable } from '../../../shared/result.ts';
import { fixProblems, muteProblems } from '../../editor/problems.ts';
import { useWorkbench } from '../../editor/workbench.tsx';
import panelStyles from '../panel.module.css';
import { describeProblemRow, titleOfRule, type ProblemRow } from './problem-rows.ts';
import styles from './problems.module.css';
import { SeverityIcon } from './SeverityIcon.tsx';

/** What a row of the list of problems shows after its chevron. */
export function ProblemRowContent({ row }: { row: ProblemRow }) {
  const workbench = useWorkbench();
  switch (row.type) {
    case 'severity':
    case 'muted':
      return <span className={panelStyles['heading']}>{describeProblemRow(row)}</span>;
    case 'finding': {
      const { finding } = row;
      return (
        <>
          <SeverityIcon severity={finding.severity} />
          <span className={styles['sentence']} title={finding.sentence}>
            {finding.sentence}
          </span>{' '}
          {finding.fix && (
            <RowButton onClick={() => fixProblems(workbench, [finding])} title="Fix (F)">
              {finding.fix.label}
            </RowButton>
          )}{' '}
          <span className={styles['rule']}>{titleOfRule(finding.rule)}</span>
        </>
      );
    }
    case 'rule':
      return (
        <>
          <span className={styles['sentence']}>{row.title}</span>{' '}
          <RowButton
            onClick={() => muteProblems(workbench, row.rule, row.title, false)}
            title="Check it again (M)"
          >
            Unmute
          </RowButton>
        </>
      );
    default:
      return unreachable(row);
  }
}

/** The tree has one tab stop: from the keyboard it is a key, or a button above the list. */
function RowButton(props: { children: string; title: string; onClick: () => void }) {
  const run = (event: MouseEvent) => {
    event.stopPropagation();
    props.onClick();
  };
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles['row-button']}
      title={props.title}
      onClick={run}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      {props.children}
    </button>
  );
}
