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

export const levelWords: Readonly<Record<Level, string>> = {
  low: 'low',
  high: 'high',
  uncertain: 'uncertain',
  unchanged: 'little change',
  unknown: 'not known here',
};

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
  uncertain: 'uncertain',
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
