import { cp } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { aFolder } from '../../electron/a-folder.ts';
import { buildKilledProgram, found, kinds, run } from './run-killed-program.ts';

buildKilledProgram();

/** Processes. */
const atOnce = 8;

test.each(kinds)(
  'killed before any call of the system, a program leaves the old %s or the new one, whole',
  async (kind) => {
    const old = await aFolder();
    await run([kind, old, 'a']);
    const trial = await aFolder();
    await cp(old, trial, { recursive: true });
    const { said } = await run([kind, trial, 'b']);
    const steps = Number(said);
    expect(steps).toBeGreaterThan(6);
    const killedAt = async (step: number): Promise<string> => {
      const folder = await aFolder();
      await cp(old, folder, { recursive: true });
      const { signal } = await run([kind, folder, 'b', String(step)]);
      return signal === 'SIGKILL' ? found(kind, folder) : 'not killed';
    };
    const left: string[] = [];
    for (let step = 0; step < steps; step += atOnce) {
      const group = Array.from({ length: Math.min(atOnce, steps - step) }, (_, at) => step + at);
      // Each is a process of its own: all at once would be too many.
      // oxlint-disable-next-line no-await-in-loop
      left.push(...(await Promise.all(group.map(killedAt))));
    }
    expect(left.filter((one) => one !== 'a' && one !== 'b')).toEqual([]);
    expect(left[0]).toBe('a');
  },
  240_000,
);
