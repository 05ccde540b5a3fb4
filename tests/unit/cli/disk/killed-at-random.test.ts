import process from 'node:process';
import { expect, test } from 'vitest';
import { aFolder } from '../../electron/a-folder.ts';
import { buildKilledProgram, found, kinds, run } from './run-killed-program.ts';

/** Kills at random moments: a few in `npm test`, very many in `npm run soak`. */
const randomKills = Number(process.env['SOAK'] ?? 6);

buildKilledProgram();

test.each(kinds)(
  'killed at random moments of writing without end, a program leaves a whole %s',
  async (kind) => {
    const folder = await aFolder();
    await run([kind, folder, 'a']);
    const left: string[] = [];
    for (let kill = 0; kill < randomKills; kill += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await run([kind, folder, 'forever'], Math.random() * 40);
      // oxlint-disable-next-line no-await-in-loop
      left.push(await found(kind, folder));
    }
    expect(left.filter((one) => one !== 'a' && one !== 'b')).toEqual([]);
    expect(left).toHaveLength(randomKills);
  },
  60_000 + randomKills * 6_000,
);
