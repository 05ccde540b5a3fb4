import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runCli } from './run-cli.ts';

const lineSchema = z.object({
  id: z.string(),
  value: z.number(),
  published: z.number().optional(),
});
const toldSchema = z.object({
  steadyState: z.array(lineSchema),
  changes: z.array(z.object({ id: z.string(), relativeChange: z.number() })),
  assumptions: z.array(z.string()),
  sources: z.array(z.object({ citation: z.string() })).min(1),
});

describe('simulate', { timeout: 60_000 }, () => {
  test('--json tells a program the steady state beside the published one', async () => {
    const { code, stdout } = await runCli(['simulate', '--model', 'dopamine', '--json']);
    const { steadyState, changes } = toldSchema.parse(JSON.parse(stdout));
    expect(code).toBe(0);
    expect(steadyState.find(({ id }) => id === 'vda')).toMatchObject({ published: 81 });
    expect(changes.every(({ relativeChange }) => relativeChange === 0)).toBe(true);
  });

  test('--set takes what acts in the model by any of its names', async () => {
    const half = async (name: string) => {
      const args = ['simulate', '--model', 'serotonin', '--set', `${name}=0.5`, '--json'];
      return toldSchema.parse(JSON.parse((await runCli(args)).stdout));
    };
    const { changes, assumptions } = await half('tph2');
    expect(changes.find(({ id }) => id === 'vht')?.relativeChange).toBeCloseTo(-0.57, 2);
    expect(assumptions).toContain('xTph × 0.5: activity of TPH2');
    expect((await half('Tryptophan hydroxylase 2')).changes).toEqual(changes);
  });

  test('a cell that would swing is not given a number', async () => {
    const args = ['simulate', '--model', 'methionine', '--set', 'xCbs=0.1'];
    const { code, stdout, stderr } = await runCli(args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('no stable steady state');
  });

  test('says what a model does not have', async () => {
    const args = ['simulate', '--model', 'serotonin', '--set', 'thiamine=0.5'];
    const { code, stderr } = await runCli(args);
    expect(code).toBe(1);
    expect(stderr).toContain('The model serotonin does not have Vitamin B1');
  });

  test.each([
    ['methionine', 'cbs=0', 'an amount grows without end'],
    ['serotonin', 'ddc=0', 'an amount grows without end'],
    ['methionine', 'xCbs=0.1', 'the amounts swing'],
  ])('%s with %s has no number, for a program neither', async (model, set, because) => {
    const { code, stdout } = await runCli(['simulate', '--model', model, '--set', set, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ model, steadyState: null });
    expect(JSON.parse(stdout)).toMatchObject({ because: expect.stringContaining(because) });
  });

  test('models that share a pool are solved together, as the specification prints it', async () => {
    const args = ['simulate', '--model', 'methionine+folate', '--set', 'B12=0,1', '--json'];
    const told = z
      .object({
        model: z.literal('folate+methionine'),
        changes: z.array(
          z.object({ model: z.string(), id: z.string(), relativeChange: z.number() }),
        ),
        assumptions: z.array(z.string()),
      })
      .parse(JSON.parse((await runCli(args)).stdout));
    const percentOf = (model: string, id: string) => {
      const line = told.changes.find((one) => one.model === model && one.id === id);
      return Math.round((line?.relativeChange ?? Number.NaN) * 100);
    };
    expect([
      percentOf('folate', 'mthf5'),
      percentOf('methionine', 'hcy'),
      percentOf('methionine', 'sam'),
    ]).toEqual([212, 9, -9]);
    expect(told.assumptions.join(' ')).toContain('Solved together until they agree');
  });

  test.each([
    [['--model', 'serotonn'], 'There is no model "serotonn". Did you mean "serotonin"?'],
    [['--model', 'serotonin+dopamine'], 'share nothing'],
    [['--model', 'serotonin', '--variant', 'autoreceptor-of'], 'Did you mean "autoreceptor-off"?'],
    [['--model', 'serotonin', '--set', 'triptophan=2'], 'Did you mean "tryptophan"'],
    [['--model', 'serotonin', '--set', 'tph2=0.5', '--set', 'tph2=0.2'], '"tph2" twice'],
    [['--model', 'serotonin', '--set', 'ddc=0.5,plp=0.3'], '"ddc" and "plp" both set xAadc'],
    [['--model', 'serotonin', '--set', 'tph2=1,250'], 'can be two numbers'],
    [['--model', 'serotonin', '--set', 'tph2'], 'needs a name and a factor'],
    [['--model', 'serotonin', '--sett', 'tph2=1'], 'Did you mean "--set"?'],
    [['--model', 'serotonin', '--model', 'dopamine'], '--model is given twice.'],
    [['--model', 'folate+methionine', '--set', 'mthf5=2'], 'the models find it together'],
  ])('%s is refused in words', async (args, words) => {
    const { code, stdout, stderr } = await runCli(['simulate', ...args]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(words);
  });
});
