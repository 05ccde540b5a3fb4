import {
  keyOfFinding,
  severities,
  type Finding,
  type RuleId,
  type Severity,
} from '../../shared/check/finding.ts';
import { rules } from '../../shared/check/check-project.ts';
import { unreachable } from '../../shared/result.ts';
import type { TreeRow } from '../ui/tree/tree-rows.ts';

/** A line of the list of problems. */
export type ProblemRow =
  | (TreeRow & { readonly type: 'severity'; readonly severity: Severity; readonly count: number })
  | (TreeRow & { readonly type: 'finding'; readonly finding: Finding })
  | (TreeRow & { readonly type: 'muted'; readonly count: number })
  | (TreeRow & { readonly type: 'rule'; readonly rule: string; readonly title: string });

const headings = { error: 'Errors', warning: 'Warnings', hint: 'Hints' } as const;

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
      return `${headings[row.severity]} ${row.count.toLocaleString('en')}`;
    case 'muted':
      return `Muted rules ${row.count.toLocaleString('en')}`;
    case 'rule':
      return `${row.title} Unmute`;
    case 'finding': {
      const { sentence, fix, rule } = row.finding;
      return [sentence, ...(fix ? [fix.label] : []), titleOfRule(rule)].join(' ');
    }
    default:
      return unreachable(row);
  }
}
