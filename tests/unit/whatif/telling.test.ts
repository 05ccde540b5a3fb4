import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { leftOutWords, sentencesOf, tellInTurn } from '../../../shared/whatif/telling.ts';
import { toScenarioView, type ScenarioView } from '../../../shared/whatif/view.ts';
import { known } from './known.ts';

function ask(template: string, ...low: string[]): ScenarioView {
  const file = new URL(`../../../data/templates/${template}.neuromatrix`, import.meta.url);
  const parsed = parseProject(readFileSync(file, 'utf8'));
  if (!parsed.ok) throw new Error(template);
  const supplies = low.map((node) => ({ node, level: 'low' as const }));
  return toScenarioView(parsed.value, supplies, known);
}

const view = ask('serotonin-melatonin', 'tryptophan', 'iron');
const told = tellInTurn(view.changes.filter(({ nodes }) => nodes.length > 0));

test('what was said of one change is not said again of the next', () => {
  const melatonin = told.find(({ change }) => change.label === 'MT1');
  const [reason] = melatonin?.reasons ?? [];
  expect(reason && sentencesOf(reason, false)).toEqual([
    'See Melatonin.',
    'Less Melatonin means that MT1 signals less.',
  ]);
  const remarks = told.flatMap((one) => one.remarks);
  expect(remarks).toEqual([...new Set(remarks)]);
});

test('of an uncertain thing both sides are heard, where there are two', () => {
  const { changes } = ask('serotonin-melatonin', 'iron');
  const drawn = tellInTurn(changes.filter(({ nodes }) => nodes.length > 0));
  const uncertain = drawn.filter(({ change }) => change.level === 'uncertain');
  const torn = uncertain.filter(
    ({ change }) => new Set(change.causes.map(({ to }) => to)).size > 1,
  );
  expect(torn.length).toBeGreaterThan(0);
  for (const { reasons } of torn) {
    expect(new Set(reasons.map(({ to }) => to)).size).toBe(2);
    expect(reasons.map((reason) => sentencesOf(reason, true)[0]).join(' ')).toMatch(/For lower: /u);
  }
});

test('what the diagram leaves out is said once for all', () => {
  expect(leftOutWords([{ leftOut: ['TH', 'DAT'] }, { leftOut: ['TH'] }])).toBe(
    'The diagram leaves out: TH, DAT.',
  );
  expect(leftOutWords([{ leftOut: [] }])).toBe('');
});

test.each([
  ['serotonin-melatonin', 'tryptophan'],
  ['dopamine-norepinephrine-epinephrine', 'copper'],
  ['gaba-glutamate', 'vitamin-b6'],
  ['methylation-cycle', 'vitamin-b12'],
])('%s: every step of a reason can be read aloud in one breath', (template, low) => {
  const { changes } = ask(template, low);
  const steps = changes.flatMap(({ causes }) => causes.flatMap((cause) => cause.steps));
  expect(steps.length).toBeGreaterThan(0);
  const long = steps.filter(({ sentence }) => sentence.split(/\s+/u).length > 25);
  expect(long).toEqual([]);
});
