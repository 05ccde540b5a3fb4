import type { Scenario } from '../project/project-schema.ts';

export function nameOfScenario({ name }: Scenario): string {
  return name.trim() === '' ? 'Unnamed scenario' : name;
}

/**
 * `unknown`: nothing that is known leads there. `unchanged`: by what was worked out its effect is small, or somebody
 * measured so.
 */
export type Level = 'low' | 'high' | 'uncertain' | 'unchanged' | 'unknown';

/** A sign beside the colour, for people who do not see it. */
export const levelSigns: Readonly<Record<Level, string>> = {
  low: '↓',
  high: '↑',
  uncertain: '?',
  unchanged: '',
  unknown: '–',
};

/** Where the answer itself is at hand, `wordOf` says which of the two it perhaps is. */
export const levelWords: Readonly<Record<Level, string>> = {
  low: 'low',
  high: 'high',
  uncertain: 'perhaps lower or higher',
  unchanged: 'no effect found here',
  unknown: 'not known here',
};

/** That something hardly changes is known where it was measured only: what is worked out leaves ways out. */
const measuredWords = 'little change';

/** Of what is uncertain: which way it may go. To one side only, it may also be too little to matter. */
export type Leaning = 'lower' | 'higher' | 'either';

const leaningWords: Readonly<Record<Leaning, string>> = {
  lower: 'perhaps lower',
  higher: 'perhaps higher',
  either: 'either way',
};

/** What a word is chosen by. */
interface Worded {
  readonly level: Level;
  readonly leaning: Leaning | null;
  /** That it hardly changes was measured. */
  readonly isMeasured: boolean;
}

/** The word for what a scenario does to a thing. */
export function wordOf(
  { level, leaning, isMeasured }: Worded,
  words: Readonly<Record<Level, string>> = levelWords,
): string {
  if (level === 'unchanged' && isMeasured) return measuredWords;
  return leaning ? leaningWords[leaning] : words[level];
}

/** Next to another scenario there is less room. */
export const shortWords: Readonly<Record<Level, string>> = {
  ...levelWords,
  unchanged: 'no effect found',
  unknown: 'not known',
};

/** For a transmitter: what a scenario means for it. */
export const riskWords: Readonly<Record<Level, string>> = {
  low: 'at risk',
  high: 'raised',
  uncertain: 'perhaps lower or higher',
  unchanged: 'no effect found here',
  unknown: 'not known here',
};

/** Headings of what does not move, apart from what nobody measured. */
export const quietLists: readonly {
  readonly title: string;
  readonly isMeant: (change: Pick<Worded, 'level' | 'isMeasured'>) => boolean;
}[] = [
  {
    title: 'Little change',
    isMeant: ({ level, isMeasured }) => level === 'unchanged' && isMeasured,
  },
  {
    title: 'No effect found here',
    isMeant: ({ level, isMeasured }) => level === 'unchanged' && !isMeasured,
  },
];

/** Of a thing that a first answer leaves open. */
export const openWords = 'Still being worked out.';

/** What a first answer is worth, and how many things it leaves open. */
export function provisionalWords({
  draws,
  open,
}: {
  readonly draws: number;
  readonly open: number | null;
}): string {
  const rest = open === null || open === 0 ? '' : ` ${open} more are still being worked out.`;
  return `Provisional: from the first ${draws} draws; the numbers will be finer.${rest}`;
}
