import { expect, test } from 'vitest';
import { z } from 'zod';
import { readFileSync } from 'node:fs';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { leftOutWords, sentencesOf, tellInTurn } from '../../../shared/whatif/telling.ts';
import { toLevelData, toScenarioView, type ScenarioView } from '../../../shared/whatif/view.ts';
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

test('a program gets each field of each thing in its form, and no other', () => {
  const step = z.strictObject({ sentence: z.string().min(1), references: z.array(z.string()) });
  const level = z.strictObject({
    id: z.string().min(1),
    entity: z.string().nullable(),
    label: z.string(),
    level: z.enum(['low', 'high', 'uncertain', 'unchanged', 'unknown']),
    pool: z.enum(['cytosolic', 'vesicular', 'released']).nullable(),
    place: z.string().nullable(),
    share: z.number().min(0).max(1),
    median: z.number().min(-1),
    band: z.tuple([z.number().min(-1), z.number()]).refine(([from, to]) => from <= to),
    basis: z.enum(['model', 'draws']),
    model: z.unknown(),
    confidence: z.enum(['established', 'supported', 'contested']).nullable(),
    study: z.string().nullable(),
    verdict: z.string().min(1),
    reasons: z.array(
      z.strictObject({
        to: z.enum(['low', 'high']),
        path: z.array(z.string()),
        steps: z.array(step).min(1),
      }),
    ),
    remarks: z.array(z.string()),
    markers: z.array(z.unknown()),
    leftOut: z.array(z.string()),
  });
  const levels = toLevelData(ask('serotonin-melatonin', 'tryptophan'));
  const told: unknown = JSON.parse(JSON.stringify(levels));
  expect(z.array(level).min(1).safeParse(told).error?.issues ?? []).toEqual([]);
});
