import type { ViewChange } from './scenario-view.ts';
import type { Scenario } from '../project/project-schema.ts';

export function nameOfScenario({ name }: Scenario): string {
  return name.trim() === '' ? 'Unnamed scenario' : name;
}

type ShownLevel = ViewChange['level'] | 'unchanged';

/** A sign beside the colour, for people who do not see it. */
export const levelSigns: Readonly<Record<ShownLevel, string>> = {
  low: '↓',
  high: '↑',
  uncertain: '?',
  unchanged: '',
};

export const levelWords: Readonly<Record<ShownLevel, string>> = {
  low: 'low',
  high: 'high',
  uncertain: 'uncertain',
  unchanged: 'unchanged',
};

/** Next to another scenario there is less room. */
export const shortWords: Readonly<Record<ShownLevel, string>> = {
  ...levelWords,
  unchanged: 'same',
};

/** For a transmitter: what a scenario means for it. */
export const riskWords: Readonly<Record<ShownLevel, string>> = {
  low: 'at risk',
  high: 'raised',
  uncertain: 'uncertain',
  unchanged: 'supported',
};
