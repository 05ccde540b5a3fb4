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
    expect(stderr).toContain('Nothing in the model serotonin is called "thiamine".');
  });
});
