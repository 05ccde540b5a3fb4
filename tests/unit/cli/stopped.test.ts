import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { writeOutput } from '../../../cli/write-output.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { aNode, aProject } from '../../support/a-project.ts';
import { aTemporaryFolder } from '../../support/start-app.ts';
import { root, runCli } from './run-cli.ts';

const project = serializeProject(aProject({ nodes: [aNode({ id: 'n1', label: 'Zinc' })] }));

// Built once, so that the programs below start at once.
beforeAll(() => runCli(['--version']));

class Ended extends Error {
  override name = 'Ended';
}

/** Instead of the end of this process, which runs the tests. */
function watchEnd() {
  let said = '';
  const exit = vi.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Ended(String(code));
  });
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  onTestFinished(() => {
    exit.mockRestore();
    stderr.mockRestore();
  });
  return () => said;
}

/** As a program that is at writing this file and goes on running. */
function lock(folder: string, name: string): string {
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 12);
  const lockName = `.neuromatrix-${hash}.lock`;
  const holder = { token: 'another', pid: process.ppid, host: hostname() };
  writeFileSync(join(folder, lockName), JSON.stringify(holder));
  return lockName;
}

test.each([
  ['SIGINT', '130'],
  ['SIGTERM', '143'],
] as const)(
  '%s while a file is written leaves the old one whole, nothing beside it, and says so',
  async (signal, code) => {
    const folder = await aTemporaryFolder();
    const output = join(folder, 'out.svg');
    writeFileSync(output, 'the old one');
    const said = watchEnd();
    const writing = writeOutput(output, Buffer.from('the new one'));
    process.emit(signal);
    await expect(writing).rejects.toThrow(code);
    expect(said()).toBe(`Stopped. ${output} is as it was.\n`);
    expect(readFileSync(output, 'utf8')).toBe('the old one');
    expect(readdirSync(folder)).toEqual(['out.svg']);
    expect(process.listenerCount(signal)).toBe(0);
  },
);

test('Ctrl+C ends the wait for another program that holds the file', async () => {
  const folder = await aTemporaryFolder();
  const output = join(folder, 'out.svg');
  const held = lock(folder, 'out.svg');
  const said = watchEnd();
  const writing = writeOutput(output, Buffer.from('the new one'));
  process.emit('SIGINT');
  await expect(writing).rejects.toThrow('130');
  expect(said()).toContain('Stopped.');
  expect(readdirSync(folder)).toEqual([held]);
});

/** Runs a command whose words nobody reads beyond the first. */
async function runWithClosedPipe(args: readonly string[], stream: 'stdout' | 'stderr') {
  const child = spawn(process.execPath, [join(root, 'cli/run.mjs'), ...args], { cwd: root });
  let said = '';
  const other = stream === 'stdout' ? child.stderr : child.stdout;
  other.setEncoding('utf8').on('data', (text: string) => (said += text));
  child[stream].destroy();
  const code = await new Promise((resolve) => child.on('close', resolve));
  return { code, said };
}

test('a reader that stops early, such as head, is no error, and files are written all the same', async () => {
  const folder = await aTemporaryFolder();
  const files = ['a', 'b', 'c'].map((name) => join(folder, `${name}.neuromatrix`));
  for (const file of files) writeFileSync(file, project);
  const out = join(folder, 'out');
  const args = ['export', ...files, '--format', 'svg', '--out-dir', out];
  expect(await runWithClosedPipe(args, 'stdout')).toEqual({ code: 0, said: '' });
  expect(readdirSync(out)).toEqual(['a.svg', 'b.svg', 'c.svg']);
  expect(await runWithClosedPipe(['info', ...files], 'stdout')).toEqual({ code: 0, said: '' });
  const missing = join(folder, 'missing.neuromatrix');
  const refused = ['export', missing, files[0] ?? '', '--format', 'pdf', '--out-dir', out];
  expect((await runWithClosedPipe(refused, 'stderr')).code).toBe(1);
  expect(readdirSync(out)).toContain('a.pdf');
});
