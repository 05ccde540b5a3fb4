import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { latinLetterOf } from '../editor/key-matcher.ts';
import { useEditor, useProblems, useWorkbench } from '../editor/workbench.tsx';
import panelStyles from '../ui/panel.module.css';
import { Tree } from '../ui/tree/Tree.tsx';
import { unreachable } from '../../shared/result.ts';
import { rules } from '../../shared/check/check-project.ts';
import {
  type Finding,
  keyOfFinding,
  severities,
  type RuleId,
  type Severity,
} from '../../shared/check/finding.ts';
import type { TreeRow } from '../ui/tree/tree-rows.ts';
import { fixProblems, muteProblems, showProblem } from './problems.ts';
import styles from './problems.module.css';
import { SeverityIcon } from './SeverityIcon.tsx';
import { listsWords } from '../../shared/words/lists.ts';

/** The findings of the checks, by severity. A row leads to its elements; F fixes it, M mutes its rule. */
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
    const key = latinLetterOf(event);
    if (key === 'f' && row.type === 'finding' && row.finding.fix) {
      void fixProblems(workbench, [row.finding]);
      return true;
    }
    if (key !== 'm' || row.type === 'severity' || row.type === 'muted') return false;
    const rule = row.type === 'rule' ? row.rule : row.finding.rule;
    muteProblems(workbench, rule, titleOfRule(rule), row.type === 'finding');
    return true;
  };
  return (
    <div className={panelStyles['panel']}>
      <div className={styles['tools']} role="toolbar" aria-label={listsWords.problem}>
        <ProblemTools row={activeRow} />
      </div>
      {rows.length === 0 ? (
        <p className={panelStyles['empty']} role="status">
          {isCurrent ? listsWords.noProblemsWereFoundInThis : listsWords.lookingForProblems}
        </p>
      ) : (
        <Tree
          label={listsWords.problems}
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
  return <Icon className={styles['chevron']} size="0.75rem" aria-hidden />;
}

/** If the active row is removed, for example because its problem was fixed, the row at its position becomes active. */
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
            <RowButton
              onClick={() => void fixProblems(workbench, [finding])}
              title={listsWords.fixF}
            >
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
            title={listsWords.checkItAgainM}
          >
            {listsWords.unmute}
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

/** The elements of the active row, and what can be done about the problem. */
export function ProblemTools({ row }: { row: ProblemRow | undefined }) {
  const workbench = useWorkbench();
  const alike = useProblems((state) => state.findings).filter(
    (one) => row?.type === 'finding' && one.rule === row.finding.rule && one.fix,
  );
  const rule = ruleOf(row);
  if (rule === null) {
    return <p className={styles['explanation']}>{listsWords.chooseProblemToSeeItIn}</p>;
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
          onClick={() => void fixProblems(workbench, alike)}
        >
          {listsWords.fixAllLikeThis(alike.length)}
        </button>
      )}
      <button
        type="button"
        className={styles['tool']}
        onClick={() => muteProblems(workbench, rule, title, !isMuted)}
      >
        {isMuted ? listsWords.unmuteRule : listsWords.muteRule}
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
      onClick={() => void fixProblems(workbench, [finding])}
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
  return isRuleId(rule) ? rules[rule].explanation : listsWords.thisRuleIsOfAnotherEdition;
}

/** A line of the list of problems. */
export type ProblemRow =
  | (TreeRow & { readonly type: 'severity'; readonly severity: Severity; readonly count: number })
  | (TreeRow & { readonly type: 'finding'; readonly finding: Finding })
  | (TreeRow & { readonly type: 'muted'; readonly count: number })
  | (TreeRow & { readonly type: 'rule'; readonly rule: string; readonly title: string });

/** Worst first, by severity; the muted rules last and closed, all others open, unless toggled. */
export function problemRows(
  findings: readonly Finding[],
  muted: readonly string[],
  toggled: ReadonlySet<string>,
): readonly ProblemRow[] {
  const groups = severities.filter((name) => findings.some(({ severity }) => severity === name));
  const siblings = groups.length + (muted.length > 0 ? 1 : 0);
  const rows = groups.flatMap((severity, at) => {
    const own = findings.filter((finding) => finding.severity === severity);
    const isOpen = !toggled.has(severity);
    const heading: ProblemRow = {
      type: 'severity',
      key: severity,
      level: 1,
      position: at + 1,
      siblings,
      isOpen,
      severity,
      count: own.length,
    };
    return [heading, ...(isOpen ? findingRows(own) : [])];
  });
  return [...rows, ...mutedRows(muted, siblings, toggled.has('muted'))];
}

function findingRows(findings: readonly Finding[]): ProblemRow[] {
  const seen = new Map<string, number>();
  return findings.map((finding, at) => {
    const key = keyOfFinding(finding);
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return {
      type: 'finding',
      key: times === 0 ? key : `${key} ${times}`,
      level: 2,
      position: at + 1,
      siblings: findings.length,
      finding,
    };
  });
}

function mutedRows(muted: readonly string[], siblings: number, isOpen: boolean): ProblemRow[] {
  if (muted.length === 0) return [];
  const heading: ProblemRow = {
    type: 'muted',
    key: 'muted',
    level: 1,
    position: siblings,
    siblings,
    isOpen,
    count: muted.length,
  };
  const entries = muted.map((rule, at): ProblemRow => ({
    type: 'rule',
    key: `rule ${rule}`,
    level: 2,
    position: at + 1,
    siblings: muted.length,
    rule,
    title: titleOfRule(rule),
  }));
  return isOpen ? [heading, ...entries] : [heading];
}

/** A rule that this version does not know is shown by its id. */
export function titleOfRule(rule: string): string {
  return isRuleId(rule) ? rules[rule].title : rule;
}

export function isRuleId(rule: string): rule is RuleId {
  return Object.hasOwn(rules, rule);
}

/** A row in words, as they stand in it. */
export function describeProblemRow(row: ProblemRow): string {
  switch (row.type) {
    case 'severity':
      return `${listsWords.headings[row.severity]} ${row.count.toLocaleString('en')}`;
    case 'muted':
      return listsWords.mutedRules(row.count);
    case 'rule':
      return listsWords.unmute2(row.title);
    case 'finding': {
      const { sentence, fix, rule } = row.finding;
      return [sentence, ...(fix ? [fix.label] : []), titleOfRule(rule)].join(' ');
    }
    default:
      return unreachable(row);
  }
}
