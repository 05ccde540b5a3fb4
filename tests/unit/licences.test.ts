import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ license: z.string().optional(), dev: z.boolean().optional() }),
  ),
});

/** Permissive: they ask for no more than to be named. Another one needs a decision in docs/decisions/ first. */
const permissive = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'];

test('everything that is shipped has a permissive licence', () => {
  const lock = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');
  const shipped = Object.entries(lockSchema.parse(JSON.parse(lock)).packages).filter(
    ([path, { dev }]) => path !== '' && dev !== true,
  );
  expect(shipped.length).toBeGreaterThan(10);
  expect(shipped.filter(([, { license = 'none' }]) => !permissive.includes(license))).toEqual([]);
});
