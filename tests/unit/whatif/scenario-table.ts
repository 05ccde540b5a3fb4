import { readFileSync } from 'node:fs';
import type { Setting, WhatIf } from '../../../shared/whatif/answer.ts';

const file = new URL('../../fixtures/whatif/scenarios.tsv', import.meta.url);

/** One worked case: what is set, and of what which levels are right. */
export interface WorkedCase {
  readonly id: string;
  readonly why: string;
  readonly settings: readonly Setting[];
  readonly expected: readonly (readonly [name: string, levels: readonly string[]])[];
}

/** The cases that were worked out by hand from the literature. */
export const workedCases: readonly WorkedCase[] = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [id = '', low, high, lower, higher, same, open, why = ''] = line.split('\t');
    const set = (list: string | undefined, level: 'low' | 'high'): Setting[] =>
      names(list).map((subject) => ({ subject, level }));
    return {
      id,
      why,
      settings: [...set(low, 'low'), ...set(high, 'high')],
      expected: [
        ...names(lower).map((name) => [name, ['low']] as const),
        ...names(higher).map((name) => [name, ['high']] as const),
        ...names(same).map((name) => [name, ['unchanged', 'unknown']] as const),
        ...names(open).map((name) => [name, ['uncertain']] as const),
      ],
    };
  });

function names(cell = ''): string[] {
  return cell.split(',').filter((name) => name !== '');
}

/** What an answer says other than the case expects. */
export function misses({ expected }: WorkedCase, { verdicts }: WhatIf) {
  return expected.flatMap(([name, levels]) => {
    const level = verdicts.get(name)?.level ?? 'missing';
    return levels.includes(level) ? [] : [{ name, level, wanted: levels[0] ?? '' }];
  });
}
