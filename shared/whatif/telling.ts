import type { Confidence } from '../project/project-schema.ts';
import { nodeKinds } from '../project/node-kinds.ts';
import { levelSigns, quietLists, wordOf } from './scenario-words.ts';
import type { ScenarioView, ViewCause, ViewChange, ViewStep } from './view.ts';

/** More ways than these are told only to who asks for them. */
export const reasonsAtFirst = 2;

/** A change as a person reads it: in the window as a card, on the command line and in the report after those before it. */
export interface ToldChange {
  readonly change: ViewChange;
  /** "↓ low", "? perhaps lower". */
  readonly word: string;
  /** The best founded first. */
  readonly reasons: readonly ToldReason[];
  /** How many more ways lead to it. */
  readonly more: number;
  readonly remarks: readonly string[];
}

export interface ToldReason {
  readonly cause: ViewCause;
  readonly confidence: Confidence | null;
  /** "For lower:" where another reason is for the other side; else empty. */
  readonly side: string;
  /** Without the steps that stand above. Their last effect is what the first step here begins with. */
  readonly steps: readonly ViewStep[];
}

/** Tells a change by itself, as the window does. */
export function tellAlone(change: ViewChange, most = reasonsAtFirst): ToldChange {
  const causes = change.causes.slice(0, most);
  const isTorn = change.leaning === 'either' && new Set(causes.map(({ to }) => to)).size > 1;
  return {
    change,
    word: `${levelSigns[change.level]} ${wordOf(change)}`.trim(),
    reasons: causes.map((cause) => ({
      cause,
      confidence: cause.confidence,
      side: isTorn ? `For ${cause.to === 'low' ? 'lower' : 'higher'}:` : '',
      steps: cause.steps,
    })),
    more: change.causes.length - causes.length,
    remarks: [...receptorWords(change), ...change.remarks],
  };
}

/** What follows for receptors, in one line. */
function receptorWords({ receptors, level, leaning }: ViewChange): string[] {
  if (receptors.length === 0) return [];
  const [one, signals] = receptors.length > 1 ? ['its receptors', ''] : ['its receptor', 's'];
  const isLower = level === 'low' || leaning === 'lower';
  const amount = isLower ? 'less' : leaning === 'either' ? 'less or more' : 'more';
  const perhaps = level === 'uncertain' ? ' perhaps' : '';
  return [`And so ${one}${perhaps} signal${signals} ${amount}: ${receptors.join(', ')}.`];
}

/** Without receptors of which another of these changes tells. */
export function withoutFollowers<Change extends ViewChange>(changes: readonly Change[]): Change[] {
  const ids = new Set(changes.map(({ id }) => id));
  return changes.filter(({ follows }) => follows === null || !ids.has(follows));
}

/** Tells changes one after the other: what stands above is not told again. */
export function tellInTurn(changes: readonly ViewChange[], most = reasonsAtFirst): ToldChange[] {
  const told = new Set<string>();
  const said = new Set<string>();
  return withoutFollowers(changes).map((change) => {
    const alone = tellAlone(change, most);
    const reasons = alone.reasons.map((reason) => ({ ...reason, steps: restOf(reason, told) }));
    for (const { cause } of alone.reasons) {
      for (let count = 1; count <= cause.steps.length; count += 1) {
        told.add(keyOf(cause.steps.slice(0, count)));
      }
    }
    const remarks = alone.remarks.filter((remark) => !said.has(remark));
    for (const remark of remarks) said.add(remark);
    return { ...alone, reasons: withoutRepeats(reasons), remarks };
  });
}

/** The last step is always told: it says what leads there. */
function restOf({ steps }: ToldReason, told: ReadonlySet<string>): readonly ViewStep[] {
  for (let count = steps.length - 1; count > 0; count -= 1) {
    if (told.has(keyOf(steps.slice(0, count)))) return steps.slice(count);
  }
  return steps;
}

function withoutRepeats(reasons: readonly ToldReason[]): ToldReason[] {
  return [...new Map(reasons.map((one) => [`${one.side}${keyOf(one.steps)}`, one])).values()];
}

function keyOf(steps: readonly ViewStep[]): string {
  return steps.map(({ sentence }) => sentence).join('\n');
}

/** The sentences of a reason; the first says which side it is for, where there are two. */
export function sentencesOf({ side, steps }: ToldReason): string[] {
  const [first = '', ...others] = steps.map(({ sentence }) => sentence);
  return [`${side} ${first}`.trim(), ...others];
}

/** Things under one heading: "Lower", "Perhaps lower", "Not known here". */
export interface ToldList {
  readonly title: string;
  readonly changes: readonly ViewChange[];
}

/** What is decided stands first, what is not known last. Headings without anything are left out. */
export function listsOf(changes: readonly ViewChange[]): ToldList[] {
  const headings: readonly (readonly [string, (change: ViewChange) => boolean])[] = [
    ['Lower', ({ level }) => level === 'low'],
    ['Higher', ({ level }) => level === 'high'],
    ['Perhaps lower', ({ leaning }) => leaning === 'lower'],
    ['Perhaps higher', ({ leaning }) => leaning === 'higher'],
    ['Either way', ({ leaning }) => leaning === 'either'],
    ...quietLists.map(({ title, isMeant }) => [title, isMeant] as const),
    ['Short of a cofactor', ({ lacks }) => lacks.length > 0],
    ['Not known here', ({ level, lacks }) => level === 'unknown' && lacks.length === 0],
  ];
  return headings.flatMap(([title, isMeant]) => {
    const found = changes.filter((change) => !change.isSupply && isMeant(change));
    return found.length === 0 ? [] : [{ title, changes: found }];
  });
}

/** Findings in short, by what people ask for: transmitters, outcomes, all else that is drawn. */
export interface ToldGroup {
  readonly title: string;
  readonly lists: readonly ToldList[];
}

/** Groups without anything are left out. */
export function groupsOf(changes: readonly ViewChange[]): ToldGroup[] {
  const isTransmitter = ({ kind }: ViewChange) => nodeKinds[kind].isTransmitter;
  const isOutcome = ({ kind }: ViewChange) => kind === 'outcome';
  const groups = [
    { title: 'Neurotransmitters', own: changes.filter(isTransmitter) },
    { title: 'Outcomes', own: changes.filter(isOutcome) },
    {
      title: 'What else is drawn',
      own: changes.filter((one) => !isTransmitter(one) && !isOutcome(one)),
    },
  ];
  return groups
    .map(({ title, own }) => ({ title, lists: listsOf(own) }))
    .filter(({ lists }) => lists.length > 0);
}

/** What a list names: "AADC (P5P (B6))" where something is short of what it needs. */
export function nameInList({ label, lacks, place }: ViewChange): string {
  if (place !== null) return `${label} (${place})`;
  return lacks.length === 0 ? label : `${label} (${lacks.join(', ')})`;
}

/** "Set low: Vitamin B6. Set high: Cortisol." */
export function supplyWords({ changes }: Pick<ScenarioView, 'changes'>): string {
  return (['low', 'high'] as const)
    .flatMap((level) => {
      const set = changes.filter((change) => change.isSupply && change.level === level);
      const names = set.map(({ label }) => label).join(', ');
      return set.length === 0 ? [] : [`Set ${level}: ${names}.`];
    })
    .join(' ');
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
