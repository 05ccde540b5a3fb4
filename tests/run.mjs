// npm test: checks, builds what is stale, runs unit and end-to-end tests, and says at its end how many passed.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareElectron } from './real-electron.mjs';
import { findOrInstallChromium, howToGetChromium } from './support/find-chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const words = process.argv.slice(2);
const totals = { passed: 0, failed: 0, skipped: 0 };

const chromium = findOrInstallChromium();
if (chromium !== null) process.env['CHROMIUM'] = chromium;
// Arguments narrow the run to the tests that they name, for whoever works on those.
if (words.length === 0) await step('check', 'npm', ['run', '-s', 'check']);
const isBuilt = await step('build', process.execPath, ['cli/build.mjs', '--if-stale']);
if (words.length === 0) await runTests('--project', 'unit');
if (words.length === 0 && isBuilt) await runTests('--project', 'e2e');
if (words.length > 0) await runTests(...words);

if (chromium === null) {
  process.stdout.write(
    `\nThere is no Chromium: the end-to-end tests that need one were skipped. ${howToGetChromium}\n`,
  );
}
process.exitCode = totals.failed > 0 ? 1 : 0;
process.stdout.write(
  `\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`,
);

/** A command that counts as one failure if it fails. Whether it succeeded. */
async function step(name, command, args) {
  process.stdout.write(`\n${name}\n`);
  if ((await run(command, args)) === 0) return true;
  totals.failed += 1;
  process.stdout.write(`${name} failed\n`);
  return false;
}

async function runTests(...args) {
  const folder = mkdtempSync(join(tmpdir(), 'neuromatrix-run-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const drivesPrograms = args.some((word) => word.includes('e2e'));
  const closeScreens = drivesPrograms ? await prepareElectron() : undefined;
  const code = await run(process.execPath, [vitest(), 'run', ...reporters, ...args]);
  closeScreens?.();
  const counted = count(report);
  // Errors outside any test, or none found, fail the run without a failed test.
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  for (const name of Object.keys(totals)) totals[name] += counted[name];
  rmSync(folder, { recursive: true, force: true });
}

function count(report) {
  try {
    const told = JSON.parse(readFileSync(report, 'utf8'));
    const skipped = told.numPendingTests + told.numTodoTests;
    return { passed: told.numPassedTests, failed: told.numFailedTests, skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function vitest() {
  return join(root, 'node_modules', 'vitest', 'vitest.mjs');
}

/** Resolves with the exit code; a command that cannot be started has code 1. */
function run(command, args) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && command === 'npm',
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}
