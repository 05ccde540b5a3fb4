import { expect, test } from 'vitest';
import { bundledModels } from '../../../cli/bundled-models.ts';
import {
  askModels,
  outputsOf,
  simulate,
  simulateGroup,
  solveJoined,
} from '../../../shared/kinetics/simulate.ts';
import type { ModelSpec } from '../../../shared/kinetics/model.ts';
import { perturbationTables } from './bundled-models.ts';

const models = bundledModels();

function specOf(id: string): ModelSpec {
  const spec = models.specs.get(id);
  if (!spec) throw new Error(id);
  return spec;
}

test.each([...models.specs.keys()])('%s settles where its paper prints it', (id) => {
  const spec = specOf(id);
  const run = simulate(spec);
  if (!run.ok) throw new Error(run.error);
  expect(run.value.steadyState.filter(({ published }) => published !== undefined)).toHaveLength(
    spec.published.length,
  );
  const off = spec.published.filter(({ quantity, value, tolerance }) => {
    const found = run.value.steadyState.find((line) => line.id === quantity);
    return !found || Math.abs(found.value / value - 1) > tolerance;
  });
  expect(off).toEqual([]);
});

type Change = Readonly<Record<string, number>>;

/** "abs synthesis < 0.15" and "vht < -0.1", as the tables write them. */
function holds(claim: string, change: Change): boolean {
  const [, absolute, id = '', sign, limit] = /^(abs )?(\w+) ([<>]) (-?[\d.]+)$/u.exec(claim) ?? [];
  const value = change[id] ?? Number.NaN;
  const told = absolute ? Math.abs(value) : value;
  return sign === '<' ? told < Number(limit) : told > Number(limit);
}

test.each(perturbationTables)('$model answers each change as the table does', ({ model, rows }) => {
  const spec = specOf(model);
  const found = new Map<string, Change>();
  const wrong: string[] = [];
  for (const { id, multiply, variant, expect: expected, relativeChange = {} } of rows) {
    const run = simulate(spec, { multiply, ...(variant !== undefined && { variant }) });
    if (!run.ok || expected) {
      if (run.ok || run.error !== expected) wrong.push(`${id}: ${run.ok ? 'stable' : run.error}`);
      continue;
    }
    const change = Object.fromEntries(
      run.value.changes.map((line) => [line.id, line.relativeChange]),
    );
    found.set(id, change);
    for (const [output, value] of Object.entries(relativeChange)) {
      // The tables hold four digits.
      const off = Math.abs(Number((change[output] ?? Number.NaN).toPrecision(4)) - value);
      if (!(off <= 2e-4 * (1 + Math.abs(value)))) wrong.push(`${id} ${output}: ${change[output]}`);
    }
  }
  for (const { id, assert, assertAgainst } of rows) {
    const change = found.get(id);
    if (!change) continue;
    wrong.push(
      ...assert.filter((claim) => !holds(claim, change)).map((claim) => `${id}: ${claim}`),
    );
    const other = found.get(assertAgainst?.row ?? '') ?? {};
    const relative = Object.fromEntries(
      Object.entries(other).map(([key, value]) => [
        key,
        (1 + (change[key] ?? 0)) / (1 + value) - 1,
      ]),
    );
    const claims = assertAgainst?.assert ?? [];
    wrong.push(
      ...claims.filter((claim) => !holds(claim, relative)).map((claim) => `${id}: ${claim}`),
    );
  }
  expect(wrong).toEqual([]);
});

test('the folate and methionine cycles agree on what they share', () => {
  const joined = solveJoined(models, ['folate', 'methionine']);
  if (!joined.ok) throw new Error(joined.error);
  const of = (model: string, output: string) => {
    const solved = joined.value.get(model);
    return solved && outputsOf(solved).get(output);
  };
  expect(of('folate', 'mthf5')).toBeCloseTo(5.173, 2);
  expect(of('methionine', 'hcy')).toBeCloseTo(0.8843, 3);
  expect(of('methionine', 'sam')).toBeCloseTo(137.84, 1);
});

test.each([
  ['folateTotal', 0.5, [-57, 6]],
  ['folateTotal', 0.25, [Number.NaN, 9]],
  ['folateTotal', 2, [Number.NaN, -12]],
  ['xMthfr', 0.5, [Number.NaN, 4.8]],
])('joined, %s × %d moves folate and homocysteine as the specification says', (id, by, said) => {
  const group = ['folate', 'methionine'].map(specOf);
  const run = simulateGroup(models, group, { multiply: { [id]: by } });
  if (!run.ok) throw new Error(run.error);
  const changeOf = (output: string) =>
    100 * (run.value.changes.find((line) => line.id === output)?.relativeChange ?? Number.NaN);
  const [folate = Number.NaN, homocysteine = Number.NaN] = said;
  // Where the specification names no number for folate, there is none to hold it to.
  expect(Number.isNaN(folate) || Math.abs(changeOf('mthf5') - folate) < 0.6).toBe(true);
  expect(Math.abs(changeOf('hcy') - homocysteine)).toBeLessThan(0.6);
});

test('an amount that only grows is no steady state, however slow its growth is by then', () => {
  for (const [model, parameter] of [
    ['methionine', 'xCbs'],
    ['methionine', 'xAh'],
    ['serotonin', 'xAadc'],
    ['dopamine', 'kHva'],
  ] as const) {
    const run = simulate(specOf(model), { multiply: { [parameter]: 0 } });
    expect(run.ok ? 'a number' : run.error).toBe('no bounded steady state');
  }
});

test('a shortage of B12 traps folate and raises homocysteine', () => {
  const { answers } = askModels(models, [{ entity: 'vitamin-b12', level: 'low' }]);
  const changeOf = (entity: string) => answers.find((one) => one.entity === entity)?.median ?? 0;
  expect(changeOf('5-mthf')).toBeGreaterThan(1);
  expect(changeOf('thf')).toBeLessThan(-0.3);
  expect(changeOf('homocysteine')).toBeGreaterThan(0.02);
  expect(changeOf('sam')).toBeLessThan(-0.02);
});

test('dopamine stays flat over the tyrosine of meals, serotonin follows tryptophan', () => {
  const changes = (model: string, parameter: string, output: string) =>
    [0.25, 0.5, 2, 3.25].map((factor) => {
      const run = simulate(specOf(model), { multiply: { [parameter]: factor } });
      if (!run.ok) throw new Error(run.error);
      return run.value.changes.find(({ id }) => id === output)?.relativeChange ?? Number.NaN;
    });
  expect(changes('dopamine', 'bloodTyr', 'vda').every((value) => Math.abs(value) < 0.03)).toBe(
    true,
  );
  expect(changes('serotonin', 'bloodTrp', 'vht').every((value) => Math.abs(value) > 0.3)).toBe(
    true,
  );
});

test('a number comes with its band, its model and the assumptions that made it', () => {
  const { answers } = askModels(models, [{ entity: 'plp', level: 'low' }]);
  const stores = answers.find(({ entity }) => entity === 'serotonin-vesicular');
  expect(stores).toMatchObject({ model: 'serotonin', output: 'vht', pool: 'vesicular' });
  expect(stores?.median).toBeCloseTo(0, 3);
  expect(stores?.band[0]).toBeLessThan(-0.2);
  expect(stores?.assumptions.map(({ id }) => id)).toContain('b6AadcLow');
});

test('the same question gets the same bytes', () => {
  const ask = () => JSON.stringify(askModels(models, [{ entity: 'sert', level: 'low' }]));
  expect(ask()).toBe(ask());
});

test('many things low at once are answered by a selection of what is assumed, and tell how far it is', () => {
  const low = ['tyrosine', 'iron', 'bh4', 'sam'];
  const shares: number[] = [];
  const { answers } = askModels(
    models,
    low.map((entity) => ({ entity, level: 'low' })),
    (share) => shares.push(share),
  );
  const runs = answers.filter(({ model }) => model === 'dopamine').map((one) => one.runs.length);
  // Of 81 choices under the model as published and one variant.
  expect(Math.max(...runs)).toBeLessThanOrEqual(2 * 64);
  expect(shares).toEqual(shares.toSorted((one, other) => one - other));
  expect(Math.max(...shares)).toBeLessThanOrEqual(1);
});

test('a surplus of a cofactor drives nothing', () => {
  expect(askModels(models, [{ entity: 'vitamin-b6', level: 'high' }]).answers).toEqual([]);
});
