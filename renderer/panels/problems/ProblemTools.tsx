import { rules } from '../../../shared/check/rules.ts';
import type { Finding } from '../../../shared/check/finding.ts';
import { fixProblems, muteProblems } from '../../editor/problems.ts';
import { useProblems, useWorkbench } from '../../editor/workbench.tsx';
import { isRuleId, titleOfRule, type ProblemRow } from './problem-rows.ts';
import styles from './problems.module.css';

/** What the active row is about, and what can be done about it. */
export function ProblemTools({ row }: { row: ProblemRow | undefined }) {
  const workbench = useWorkbench();
  const alike = useProblems((state) => state.findings).filter(
    (one) => row?.type === 'finding' && one.rule === row.finding.rule && one.fix,
  );
  const rule = ruleOf(row);
  if (rule === null) {
    return <p className={styles['explanation']}>Choose a problem to see it in the diagram.</p>;
  }
  const title = titleOfRule(rule);
  const isMuted = row?.type === 'rule';
  const finding = row?.type === 'finding' ? row.finding : null;
  return (
    <>
      <p className={styles['explanation']} title={explain(rule)}>
        <b>{title}.</b> {explain(rule)}
      </p>
      {finding?.fix && <FixButton finding={finding} />}
      {alike.length > 1 && (
        <button
          type="button"
          className={styles['tool']}
          onClick={() => fixProblems(workbench, alike)}
        >
          Fix all {alike.length.toLocaleString('en')} like this
        </button>
      )}
      <button
        type="button"
        className={styles['tool']}
        onClick={() => muteProblems(workbench, rule, title, !isMuted)}
      >
        {isMuted ? 'Unmute rule' : 'Mute rule'}
      </button>
    </>
  );
}

function FixButton({ finding }: { finding: Finding }) {
  const workbench = useWorkbench();
  return (
    <button
      type="button"
      className={styles['tool']}
      onClick={() => fixProblems(workbench, [finding])}
    >
      {finding.fix?.label}
    </button>
  );
}

function ruleOf(row: ProblemRow | undefined): string | null {
  if (row?.type === 'finding') return row.finding.rule;
  return row?.type === 'rule' ? row.rule : null;
}

function explain(rule: string): string {
  return isRuleId(rule) ? rules[rule].explanation : 'This rule is of another edition.';
}
