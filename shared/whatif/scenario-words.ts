import type { Scenario } from '../project/project-schema.ts';

export function nameOfScenario({ name }: Scenario): string {
  return name.trim() === '' ? 'Unnamed scenario' : name;
}

/** `unknown`: nothing that is known leads there. `unchanged`: something does, and its effect is small. */
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
  unchanged: 'little change',
  unknown: 'not known here',
};

/** Of what is uncertain: which way it may go. To one side only, it may also be too little to matter. */
export type Leaning = 'lower' | 'higher' | 'either';

const leaningWords: Readonly<Record<Leaning, string>> = {
  lower: 'perhaps lower',
  higher: 'perhaps higher',
  either: 'either way',
};

/** The word for what a scenario does to a thing. */
export function wordOf(
  { level, leaning }: { readonly level: Level; readonly leaning: Leaning | null },
  words: Readonly<Record<Level, string>> = levelWords,
): string {
  return leaning ? leaningWords[leaning] : words[level];
}

/** Next to another scenario there is less room. */
export const shortWords: Readonly<Record<Level, string>> = {
  ...levelWords,
  unchanged: 'same',
  unknown: 'not known',
};

/** For a transmitter: what a scenario means for it. */
export const riskWords: Readonly<Record<Level, string>> = {
  low: 'at risk',
  high: 'raised',
  uncertain: 'perhaps lower or higher',
  unchanged: 'little change',
  unknown: 'not known here',
};

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
