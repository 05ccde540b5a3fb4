import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { askWhatIf, type Setting } from '../../../shared/whatif/answer.ts';
import { gatherFacts } from '../../../shared/whatif/facts.ts';
import { pathwayNamed } from '../matrix/a-pathway.ts';
import { known } from './known.ts';

const table = readFileSync(new URL('../../fixtures/whatif/scenarios.tsv', import.meta.url), 'utf8');
const project = pathwayNamed('complete-support-matrix');
const facts = gatherFacts(project, known.library);

const names = (cell = '') => cell.split(',').filter((name) => name !== '');

const cases = table
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [id = '', low, high, lower, higher, same, open, why = ''] = line.split('\t');
    const set = (list: string | undefined, level: 'low' | 'high'): Setting[] =>
      names(list).map((subject) => ({ subject, level }));
    const expected = [
      ...names(lower).map((name) => [name, ['low']] as const),
      ...names(higher).map((name) => [name, ['high']] as const),
      ...names(same).map((name) => [name, ['unchanged', 'unknown']] as const),
      ...names(open).map((name) => [name, ['uncertain']] as const),
    ];
    return { id, why, settings: [...set(low, 'low'), ...set(high, 'high')], expected };
  });

test.each(cases)('$id: $why', ({ settings, expected }) => {
  const { verdicts } = askWhatIf(facts, settings, known.knowledge);
  const told = expected.flatMap(([name, wanted]) => {
    const level = verdicts.get(name)?.level ?? 'missing';
    return wanted.some((one) => one === level) ? [] : [`${name} ${level}`];
  });
  expect(told).toEqual([]);
});
