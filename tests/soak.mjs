// npm run soak: the long runs of tests that are short in `npm test`. SOAK sets how many writing programs of each kind
// are killed, SOAK_SESSIONS how many editing sessions.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const env = { SOAK: '1000', SOAK_SESSIONS: '100', ...process.env };
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const saves = run([
  vitest,
  'run',
  '--project',
  'unit',
  'tests/unit/cli/disk/killed-at-random.test.ts',
]);
const sessions = run([join(root, 'tests/run.mjs'), 'tests/e2e/drafts.test.ts', '-t', 'any moment']);
process.exit(saves || sessions);

function run(args) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env }).status ?? 1;
}
