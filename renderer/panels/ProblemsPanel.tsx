import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { fixProblems, muteProblems, showProblem } from '../editor/problems.ts';
import { useEditor, useProblems, useWorkbench } from '../editor/workbench.tsx';
import panelStyles from './panel.module.css';
import {
  describeProblemRow,
  problemRows,
  titleOfRule,
  type ProblemRow,
} from './problems/problem-rows.ts';
import { ProblemRowContent } from './problems/ProblemRowContent.tsx';
import { ProblemTools } from './problems/ProblemTools.tsx';
import styles from './problems/problems.module.css';
import { Tree } from './tree/Tree.tsx';

/** What the checks found, by severity. A row leads to its elements; F fixes it, M mutes its rule. */
export function ProblemsPanel() {
  const workbench = useWorkbench();
  const findings = useProblems((state) => state.findings);
  const isCurrent = useProblems((state) => state.isCurrent);
  const muted = useEditor((state) => state.history.present.checks.muted);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => problemRows(findings, muted, toggled), [findings, muted, toggled]);
  const [activeRow, setActive] = useActiveRow(rows);
  const toggle = ({ key }: ProblemRow) => setToggled((now) => withToggled(now, key));
  const open = (row: ProblemRow) => {
    if (row.type === 'finding') showProblem(workbench, row.finding);
    else if (row.isOpen !== undefined) toggle(row);
  };
  const onOtherKey = (event: KeyboardEvent, row: ProblemRow) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const key = event.key.toLowerCase();
    if (key === 'f' && row.type === 'finding' && row.finding.fix) {
      fixProblems(workbench, [row.finding]);
      return true;
    }
    if (key !== 'm' || row.type === 'severity' || row.type === 'muted') return false;
    const rule = row.type === 'rule' ? row.rule : row.finding.rule;
    muteProblems(workbench, rule, titleOfRule(rule), row.type === 'finding');
    return true;
  };
  return (
    <div className={panelStyles['panel']}>
      <div className={styles['tools']} role="toolbar" aria-label="Problem">
        <ProblemTools row={activeRow} />
      </div>
      {rows.length === 0 ? (
        <p className={panelStyles['empty']} role="status">
          {isCurrent ? 'No problems were found in this diagram.' : 'Looking for problems…'}
        </p>
      ) : (
        <Tree
          label="Problems"
          rows={rows}
          activeKey={activeRow?.key ?? null}
          onActiveChange={setActive}
          onToggle={toggle}
          onPick={open}
          onEnter={open}
          onOtherKey={onOtherKey}
          describe={describeProblemRow}
        >
          {(row) => (
            <>
              <Chevron row={row} />
              <ProblemRowContent row={row} />
            </>
          )}
        </Tree>
      )}
    </div>
  );
}

function Chevron({ row: { isOpen } }: { row: ProblemRow }) {
  if (isOpen === undefined) return null;
  const Icon = isOpen ? ChevronDown : ChevronRight;
  return <Icon className={styles['chevron']} size={12} aria-hidden />;
}

/** When the active row goes, as one that is fixed does, the row that takes its place becomes active. */
function useActiveRow(
  rows: readonly ProblemRow[],
): readonly [ProblemRow | undefined, (key: string) => void] {
  const [active, setActive] = useState<{ readonly key: string; readonly at: number } | null>(null);
  const row =
    active === null
      ? undefined
      : (rows.find(({ key }) => key === active.key) ?? rows[Math.min(active.at, rows.length - 1)]);
  const choose = (key: string) =>
    setActive({ key, at: rows.findIndex((candidate) => candidate.key === key) });
  return [row, choose];
}

function withToggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}
