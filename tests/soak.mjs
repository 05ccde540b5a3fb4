// npm run soak: the long runs of tests that are short in `npm test`. Each part can be run alone: `npm run soak -- kills`.
// Variables of the same names as below make a part longer or shorter; PROPERTY_SEED repeats a run.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = [
  join(root, 'node_modules', 'vitest', 'vitest.mjs'),
  'run',
  '--project',
  'unit',
  // Milliseconds. The limit of a test in `npm test` would call a long run a failure.
  '--testTimeout=7200000',
];
const whole = [join(root, 'tests/run.mjs')];
const seed = process.env['PROPERTY_SEED'] ?? String(Math.floor(Math.random() * 2 ** 31));
const parts = {
  /** Writing programs of each kind (file, draft, version) that are killed. */
  kills: {
    env: { SOAK: '1000' },
    words: [...vitest, 'tests/unit/cli/disk/killed-at-random.test.ts'],
  },
  /** Editing sessions that are killed. */
  sessions: {
    env: { SOAK_SESSIONS: '100' },
    words: [...whole, 'tests/e2e/drafts.test.ts', '-t', 'any moment'],
  },
  /** Histories of two editors of one file. */
  editors: {
    env: { SOAK_HISTORIES: '5000' },
    words: [...vitest, 'tests/unit/session/outside-changes.test.ts', '-t', 'two windows'],
  },
  /** Messages of each kind to the main process. */
  messages: { env: { SOAK_MESSAGES: '1000' }, words: [...whole, 'tests/e2e/any-message.test.ts'] },
  /** Readings of damaged files, and files that each command gets. */
  readers: {
    env: { SOAK_READINGS: '5000', SOAK_FILES: '1000' },
    words: [...vitest, 'tests/unit/open/any-bytes.test.ts', 'tests/unit/cli/any-file.test.ts'],
  },
  /** Assisted steps of each kind and template, all there are; and sequences of random ones. */
  pictures: {
    env: { SOAK_STEPS_EACH: '100000', SOAK_SEQUENCES: '100' },
    words: [...vitest, 'tests/unit/suggest/true-pictures.test.ts'],
  },
  /** Documents that one window opens, changes and gives up. */
  cycles: {
    env: { SOAK_CYCLES: '1000' },
    words: [...whole, 'tests/e2e/large-diagrams.test.ts', '-t', 'keeps nothing'],
  },
  /** Steps in the window, for each seed and edition. */
  driving: {
    env: { SOAK_STEPS: '5000', SOAK_SEEDS: '1,2,3,4,5,6,7,8,9,10' },
    words: [...whole, 'tests/e2e/random-driving.test.ts'],
  },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.\n`,
  );
  process.exit(1);
}
let failed = 0;
for (const [name, { env, words }] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`\n${name}: PROPERTY_SEED=${seed}\n`);
  const all = { ...env, ...process.env, PROPERTY_SEED: seed };
  const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit', env: all });
  if (status !== 0) failed += 1;
}
process.exit(failed);
