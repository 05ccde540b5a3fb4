import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
