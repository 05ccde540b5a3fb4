import { expect, test } from 'vitest';
import { bundledModels } from '../../../../cli/bundled-models.ts';
import {
  curveFactors,
  factorOf,
  factorWords,
  startSetting,
  stopsWith,
  toggleOutput,
  withFactor,
  withVariant,
} from '../../../../renderer/models/model-setting.ts';
import { factsOfModel, type ModelFacts } from '../../../../shared/kinetics/model-view.ts';

const models = bundledModels();

function factsOf(id: string): ModelFacts {
  const spec = models.specs.get(id);
  if (!spec) throw new Error(id);
  return factsOfModel(models, [spec]);
}

test('a model opens as published, its supplies before its enzymes', () => {
  const serotonin = factsOf('serotonin');
  const [first] = serotonin.inputs;
  expect(first).toMatchObject({ name: 'Tryptophan in blood (serum)', value: { unit: 'µM' } });
  const supplies = serotonin.inputs.map(({ value }) => value !== null);
  expect(supplies.lastIndexOf(true)).toBeLessThan(supplies.lastIndexOf(false));
  expect(startSetting(serotonin)).toMatchObject({
    wish: { model: 'serotonin', multiply: {} },
    input: 'bloodTrp',
    outputs: ['vht', 'eht', 'hia', 'synthesis'],
  });
});

test('from an answer, the model opens as the scenario set it', () => {
  const asked = { model: 'serotonin', multiply: { xAadc: 1, xTph: 0.5 }, output: 'htp' };
  const setting = startSetting(factsOf('serotonin'), asked);
  expect(setting.wish.multiply).toEqual({ xTph: 0.5 });
  expect(setting.input).toBe('xTph');
  expect(setting.outputs).toContain('htp');
});

test('every factor that a scenario can ask for is on a slider', () => {
  for (const [id, spec] of models.specs) {
    const inputs = new Set(factsOfModel(models, [spec]).inputs.map((input) => input.id));
    const asked = models.drives.drives.flatMap(({ drives }) =>
      drives.flatMap((one) => (one.model === id ? [one.parameter] : [])),
    );
    expect(asked.filter((parameter) => !inputs.has(parameter))).toEqual([]);
  }
  expect(stopsWith(0.85)).toContain(0.85);
});

test('the curve follows the slider that was moved, and back at 1 nothing is set', () => {
  const moved = withFactor(startSetting(factsOf('dopamine')), 'xDat', 0.5);
  expect(moved).toMatchObject({ input: 'xDat', wish: { multiply: { xDat: 0.5 } } });
  const back = withFactor(moved, 'xDat', 1);
  expect(back.wish.multiply).toEqual({});
  expect(factorOf(back, 'xDat')).toBe(1);
});

test('the published model is the variant without a name', () => {
  const start = startSetting(factsOf('serotonin'));
  const off = withVariant(start, 'autoreceptor-off');
  expect(off.wish.variant).toBe('autoreceptor-off');
  expect(withVariant(off, '').wish).toEqual(start.wish);
});

test('a line of the curve can be hidden and shown again', () => {
  const start = startSetting(factsOf('serotonin'));
  const hidden = toggleOutput(start, 'eht');
  expect(hidden.outputs).not.toContain('eht');
  expect(toggleOutput(hidden, 'eht').outputs).toContain('eht');
});

test('a slider tells an amount with its unit, and an activity as a factor', () => {
  const [tryptophan] = factsOf('serotonin').inputs;
  expect(tryptophan && factorWords(tryptophan, 0.5)).toBe('× 0.5, 48 µM');
  expect(factorWords({ id: 'xTph', name: 'Activity of TPH2', value: null }, 2)).toBe('× 2');
});

test('curves run from a tenth to four times, and rise all the way', () => {
  expect(curveFactors[0]).toBe(0.1);
  expect(curveFactors.at(-1)).toBe(4);
  expect(curveFactors.every((factor, at) => at === 0 || factor > (curveFactors[at - 1] ?? 0))).toBe(
    true,
  );
});
