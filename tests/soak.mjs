// npm run soak: the long runs of tests that go on for minutes in `npm test`. SOAK=N sets how many kills of each kind.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--project', 'unit', 'tests/unit/cli/disk/killed-saves.test.ts'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, SOAK: process.env.SOAK ?? '1000' } },
);
process.exit(status ?? 1);
