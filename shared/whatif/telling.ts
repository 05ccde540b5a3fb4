import type { Confidence } from '../project/project-schema.ts';
import type { ViewCause, ViewChange, ViewStep } from './view.ts';

/** More ways than these are told only to who asks for them. */
export const reasonsAtFirst = 2;

/** A change as it is read after those before it: what they said is not said again. */
export interface ToldChange {
  readonly change: ViewChange;
  /** The best founded first. */
  readonly reasons: readonly ToldReason[];
  /** How many more ways lead to it. */
  readonly more: number;
  readonly remarks: readonly string[];
}

export interface ToldReason {
  readonly to: 'low' | 'high';
  readonly confidence: Confidence | null;
  /** The change whose reasons begin with the same steps; what follows are the steps after those. */
  readonly after: string | null;
  readonly steps: readonly ViewStep[];
}

/** Shorter beginnings are told again: to look them up takes longer than to read them. */
const leastShared = 2;

/** Tells changes one after the other. */
export function tellInTurn(changes: readonly ViewChange[], most = reasonsAtFirst): ToldChange[] {
  const labelOf = new Map<string, string>();
  const said = new Set<string>();
  return changes.map((change) => {
    const causes = change.causes.slice(0, most);
    const reasons = causes.map((cause) => toReason(cause, labelOf));
    for (const { steps } of causes) {
      for (let count = leastShared; count <= steps.length; count += 1) {
        const key = keyOf(steps.slice(0, count));
        if (!labelOf.has(key)) labelOf.set(key, change.label);
      }
    }
    const remarks = change.remarks.filter((remark) => !said.has(remark));
    for (const remark of remarks) said.add(remark);
    return { change, reasons, more: change.causes.length - causes.length, remarks };
  });
}

function toReason(
  { to, confidence, steps }: ViewCause,
  labelOf: ReadonlyMap<string, string>,
): ToldReason {
  for (let count = steps.length; count >= leastShared; count -= 1) {
    const after = labelOf.get(keyOf(steps.slice(0, count)));
    if (after !== undefined) return { to, confidence, after, steps: steps.slice(count) };
  }
  return { to, confidence, after: null, steps };
}

function keyOf(steps: readonly ViewStep[]): string {
  return steps.map(({ sentence }) => sentence).join('\n');
}

/** The sentences of a reason. Of an uncertain thing, the first says which way it pushes. */
export function sentencesOf({ to, after, steps }: ToldReason, isUncertain: boolean): string[] {
  const told = steps.map(({ sentence }) => sentence);
  const all = after === null ? told : [`See ${after}.`, ...told];
  const [first = '', ...others] = all;
  return isUncertain ? [`For ${to === 'low' ? 'lower' : 'higher'}: ${first}`, ...others] : all;
}

/** What stands on the paths of changes and not in the diagram, in one sentence; empty if there is nothing. */
export function leftOutWords(changes: readonly Pick<ViewChange, 'leftOut'>[]): string {
  const names = [...new Set(changes.flatMap(({ leftOut }) => leftOut))];
  if (names.length === 0) return '';
  const rest = names.length - mostNames;
  const listed = rest > 1 ? [...names.slice(0, mostNames), `${rest} more`] : names;
  return `The diagram leaves out: ${listed.join(', ')}.`;
}

const mostNames = 12;
