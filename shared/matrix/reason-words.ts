import type { NodeKind } from '../project/node-schema.ts';
import { unreachable } from '../result.ts';
import { isSubstance } from './things.ts';

/** How one change brings about the next. */
export type Relationship =
  'set' | 'is-converted' | 'makes' | 'brings' | 'is-needed' | 'influences' | 'drains' | 'gathers';

export interface CauseStep {
  readonly label: string;
  readonly kind: NodeKind;
  readonly to: 'low' | 'high';
  /** To the step before. */
  readonly relationship: Relationship;
}

/** One sentence for a chain of changes: "Vitamin B6 is low, so less P5P is made, so AADC, which needs it, is slowed, …". */
export function tellCauses(steps: readonly CauseStep[]): string {
  const parts = steps.map((step, at) => tellStep(step, steps[at - 1]));
  const sentence = parts.join(', so ');
  return `${sentence}.`;
}

function tellStep(
  { label, kind, to, relationship }: CauseStep,
  before: CauseStep | undefined,
): string {
  const isLow = to === 'low';
  switch (relationship) {
    case 'set':
      return `${label} is set ${to}`;
    case 'is-converted':
      return `${isLow ? 'less' : 'more'} ${label} is made from it`;
    case 'makes':
      return `${isLow ? 'less' : 'more'} ${label} is made`;
    case 'brings':
      return `${isLow ? 'less' : 'more'} ${label} is brought in or released`;
    case 'is-needed':
      return isSubstance(kind)
        ? `${label}, which needs it, is low`
        : `${label}, which needs it, is slowed`;
    case 'influences':
      return tellInfluence(label, kind, isLow, before?.to === to);
    case 'drains':
      return `more ${label} is used up`;
    case 'gathers':
      return `${label} is used more slowly and builds up`;
    default:
      return unreachable(relationship);
  }
}

function tellInfluence(label: string, kind: NodeKind, isLow: boolean, isSame: boolean): string {
  const what = isSubstance(kind)
    ? isLow
      ? 'goes down'
      : 'goes up'
    : isLow
      ? 'works less'
      : 'works more';
  const by = isSame ? 'which it supports' : 'which it holds back';
  return `${label}, ${by}, ${what}`;
}
