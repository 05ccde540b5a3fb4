import { execFileSync } from 'node:child_process';
import { link, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { parseProject } from '../../../shared/project/parse-project.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { aNode, aProject } from '../../support/a-project.ts';
import { aFolder } from '../electron/a-folder.ts';
import { runCli } from './run-cli.ts';

async function aTruncatedFile(): Promise<{ readonly folder: string; readonly file: string }> {
  const folder = await aFolder();
  const file = join(folder, 'Cut.neuromatrix');
  const nodes = ['a', 'b'].map((id) => aNode({ id, label: `Node ${id}` }));
  await writeFile(file, serializeProject(aProject({ nodes })).slice(0, -30));
  return { folder, file };
}

test('doctor says what is wrong with a file and writes what is intact to another one', async () => {
  const { folder, file } = await aTruncatedFile();
  const before = await readFile(file, 'utf8');
  const output = join(folder, 'Mended.neuromatrix');
  const { code, stdout } = await runCli(['doctor', file, '-o', output]);
  expect(code).toBe(1);
  expect(stdout).toContain('an item of “nodes” cannot be read');
  expect(stdout).toContain('Intact: 1 node and 0 links.');
  const mended = parseProject(await readFile(output, 'utf8'));
  expect(mended.ok && mended.value.nodes.map(({ id }) => id)).toEqual(['a']);
  expect(await readFile(file, 'utf8')).toBe(before);
  expect(await runCli(['doctor', output])).toMatchObject({ code: 0 });
});

test('doctor never writes over the damaged file, and tells machines what it tells people', async () => {
  const { file } = await aTruncatedFile();
  const refused = await runCli(['doctor', file, '-o', file]);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  const { stdout } = await runCli(['doctor', file, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ sound: false, rescued: { nodes: 1 }, output: null });
});

test('doctor never writes over the damaged file by another name of it', async () => {
  const { folder, file } = await aTruncatedFile();
  const before = await readFile(file, 'utf8');
  const names = ['linked.neuromatrix', 'second name.neuromatrix'].map((name) => join(folder, name));
  await symlink(file, names[0] ?? '');
  await link(file, names[1] ?? '');
  for (const name of names) {
    // One after the other: both would write to the same file.
    // oxlint-disable-next-line no-await-in-loop
    expect(await runCli(['doctor', file, '-o', name])).toMatchObject({ code: 1, stdout: '' });
  }
  expect(await readFile(file, 'utf8')).toBe(before);
});

test.skipIf(process.platform === 'win32')(
  'doctor says that a device or a pipe is no file, and does not wait for it',
  async () => {
    const pipe = join(await aFolder(), 'pipe.neuromatrix');
    execFileSync('sh', ['-c', 'command mkfifo "$0"', pipe]);
    for (const file of [pipe, '/dev/zero']) {
      // oxlint-disable-next-line no-await-in-loop
      const { code, stderr } = await runCli(['doctor', file]);
      expect(code).toBe(1);
      expect(stderr).toContain('a device or a pipe');
    }
  },
);
