import { expect, test } from 'vitest';
import { z } from 'zod';
import { readFileSync } from 'node:fs';
import { parseProject } from '../../../shared/project/parse-project.ts';
import {
  leftOutWords,
  listsOf,
  sentencesOf,
  tellAlone,
  tellInTurn,
} from '../../../shared/whatif/telling.ts';
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
  const later = told.find(({ change }) => change.label === '5-HIAA');
  const [reason] = later?.reasons ?? [];
  expect(reason && sentencesOf(reason)).toEqual(
    reason?.cause.steps.slice(1).map(({ sentence }) => sentence),
  );
  const remarks = told.flatMap((one) => one.remarks);
  expect(remarks).toEqual([...new Set(remarks)]);
});

test('receptors that signal as their transmitter does are told in one line of it', () => {
  const melatonin = told.find(({ change }) => change.label === 'Melatonin');
  const [line] = melatonin?.remarks ?? [];
  expect(line).toMatch(/^And so its receptors signal less: .*MT1/u);
  expect(told.map(({ change }) => change.label)).not.toContain('MT1');
  expect(toLevelData(view).find(({ label }) => label === 'MT1')).toMatchObject({ level: 'low' });
});

test('a reason that stands above in full still says what leads to it last', () => {
  for (const { change, reasons } of told) {
    for (const { cause, steps } of reasons) {
      expect(steps.at(-1), change.label).toEqual(cause.steps.at(-1));
      expect(steps).toEqual(cause.steps.slice(-steps.length));
    }
  }
});

const complete = ask('complete-support-matrix', 'vitamin-b6');

test('what may go either way is told apart from what is perhaps too little to matter', () => {
  const open = complete.changes.filter(({ level }) => level === 'uncertain');
  const leanings = new Set(open.map(({ leaning }) => leaning));
  expect(leanings).toEqual(new Set(['lower', 'higher', 'either']));
  const against = open.filter(({ leaning, causes }) =>
    causes.some(
      ({ to }) => (leaning === 'lower' && to === 'high') || (leaning === 'higher' && to === 'low'),
    ),
  );
  expect(against).toEqual([]);
  expect(complete.changes.filter(({ level, leaning }) => level !== 'uncertain' && leaning)).toEqual(
    [],
  );
});

test('of what may go either way both sides are heard, where there are two', () => {
  const torn = complete.changes
    .filter(
      ({ leaning, causes }) => leaning === 'either' && new Set(causes.map(({ to }) => to)).size > 1,
    )
    .map((change) => tellAlone(change));
  expect(torn.length).toBeGreaterThan(0);
  for (const { reasons } of torn) {
    expect(new Set(reasons.map(({ cause }) => cause.to)).size).toBe(2);
    expect(reasons.map((reason) => sentencesOf(reason)[0]).join(' ')).toMatch(/For lower: /u);
  }
});

test('no reason leads over what the same answer found to go the other way', () => {
  const found = new Map(complete.changes.map((change) => [change.label, change.level]));
  const wrong = complete.changes.flatMap(({ label, causes }) =>
    causes.flatMap(({ steps }) =>
      steps.flatMap(({ sentence }) => {
        const [, word = '', of = ''] =
          /^(More|Less) (.+?) (?:means|lowers|raises|slows)/u.exec(sentence) ?? [];
        const level = found.get(of);
        const isWrong =
          (word === 'More' && level === 'low') || (word === 'Less' && level === 'high');
        return isWrong ? [`${label}: ${sentence}`] : [];
      }),
    ),
  );
  expect(wrong).toEqual([]);
});

test('an enzyme without its cofactor is not said to be untouched', () => {
  const aadc = complete.quiet.find(({ entity }) => entity === 'ddc');
  expect(aadc?.verdict).toContain('It lacks P5P (B6)');
  const lists = listsOf(complete.quiet);
  const unknown = lists.find(({ title }) => title === 'Not known here');
  expect(unknown?.changes.map(({ entity }) => entity)).not.toContain('ddc');
});

test('what only animals showed is told as that, also beside a review', () => {
  const found = new Map(complete.changes.map((change) => [change.entity, change]));
  expect(found.get('melatonin')).toMatchObject({ level: 'low', study: 'animal' });
  const lack = ask('complete-support-matrix', 'copper').changes;
  // That a receptor binds its transmitter was seen in a dish, and says nothing of the answer.
  expect(lack.find(({ entity }) => entity === 'adra1a')?.study ?? null).toBeNull();
});

test('an enzyme that lacks what it needs is named', () => {
  const [cause] = complete.changes.find(({ entity }) => entity === 'tryptamine')?.causes ?? [];
  expect(cause?.steps.map(({ sentence }) => sentence).slice(-2)).toEqual([
    'Less P5P (B6) slows AADC, which needs it.',
    'Slower AADC makes less tryptamine.',
  ]);
});

test('where only draws tell that something changes more than what was set, no number is told', () => {
  const { changes } = ask('complete-support-matrix', 'vitamin-b3');
  expect(changes.find(({ entity }) => entity === 'nad')?.verdict).toMatch(
    /^Lower in \d+ of 100 draws; by how much is not known here; /u,
  );
});

test('where a model has a way that no claim has, this way is told', () => {
  const { changes } = ask('complete-support-matrix', 'vitamin-b12');
  const remarks = changes.find(({ entity }) => entity === 'thf')?.remarks.join(' ') ?? '';
  expect(remarks).toContain('the methyl trap');
  expect(remarks).not.toContain('No single chain');
});

test('the whole of a pool that is set is not told as found', () => {
  const { changes } = ask('complete-support-matrix', 'serotonin-released');
  expect(changes.find(({ entity }) => entity === 'serotonin')).toMatchObject({ isSupply: true });
});

test('more than tenfold is no number', () => {
  const levels = toLevelData(ask('complete-support-matrix', 'vitamin-b12', 'vitamin-b9'));
  expect(Math.max(...levels.map(({ median }) => median))).toBeLessThanOrEqual(9);
  expect(Math.max(...levels.map(({ band }) => band[1]))).toBeLessThanOrEqual(9);
  const beyond = levels.filter(({ median }) => median === 9);
  for (const { verdict } of beyond) expect(verdict).toMatch(/higher, more than tenfold \(/u);
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
