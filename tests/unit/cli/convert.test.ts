import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { runCli } from './run-cli.ts';

// A cold build of the program may come before the first run.
const timeout = 60_000;

async function aTemporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'neuromatrix-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

async function aFolderOfFiles(): Promise<string> {
  const folder = await aTemporaryFolder();
  const project = aProject({
    nodes: [aNode({ label: 'A' }), aNode({ id: 'n2', label: 'B', x: 200, rotation: 90 })],
    links: [aLink()],
  });
  await writeFile(join(folder, 'a.neuromatrix'), serializeProject(project));
  await writeFile(join(folder, 'b.sif'), 'B inhibits C\n');
  await writeFile(join(folder, 'broken.graphml'), '<graphml><graph></graphml>');
  return folder;
}

describe('convert', { timeout }, () => {
  test('takes the columns of a table as told, and lists them where it does not know', async () => {
    const cwd = await aTemporaryFolder();
    await writeFile(join(cwd, 'a.csv'), 'Protein X;Protein Y;Kind\nA;B;inhibits\n');
    const asked = await runCli(['convert', 'a.csv', '-o', 'a.sif'], { cwd });
    expect([asked.code, asked.stderr]).toEqual([1, expect.stringContaining('“Protein X”')]);
    expect(asked.stderr).toContain('--columns');
    const columns = 'source=protein x,target=2,relation=Kind';
    const told = await runCli(['convert', 'a.csv', '-o', 'a.sif', '--columns', columns], { cwd });
    expect([told.code, await readFile(join(cwd, 'a.sif'), 'utf8')]).toEqual([
      0,
      'A\tinhibits\tB\n',
    ]);
    const wrong = await runCli(
      ['convert', 'a.csv', '-o', 'b.sif', '--columns', 'source=Protein Z,target=Kind'],
      { cwd },
    );
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('“Protein Y”')]);
  });

  test('writes many files of several formats, tells of the broken one, and does the others', async () => {
    const cwd = await aFolderOfFiles();
    const args = ['convert', 'a.neuromatrix', 'broken.graphml', 'b.sif', '--out-dir', '.'];
    const { code, stdout, stderr } = await runCli([...args, '--to', 'cyjs', '--json'], { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain('“broken.graphml” cannot be read: it is not well-formed XML.');
    expect(stderr).toContain('Line 1, column');
    const told = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(told).toMatchObject([
      {
        file: 'a.neuromatrix',
        output: 'a.cyjs',
        ok: true,
        from: 'neuromatrix',
        to: 'cyjs',
        read: { kept: 3, losses: [] },
        written: { kept: 2, losses: [{ kind: 'approximated', elementId: 'n2' }] },
      },
      { file: 'broken.graphml', ok: false },
      { file: 'b.sif', ok: true, from: 'sif', written: { losses: [] } },
    ]);
    expect((await readdir(cwd)).filter((name) => name.endsWith('.cyjs'))).toEqual([
      'a.cyjs',
      'b.cyjs',
    ]);
  });

  test('tells a person what was lost, and nothing where nothing was', async () => {
    const cwd = await aFolderOfFiles();
    const lossy = await runCli(['convert', 'a.neuromatrix', '-o', 'out.sif'], { cwd });
    expect(lossy.stdout).toContain('dropped: the file does not say the kinds, places and sizes');
    expect(await readFile(join(cwd, 'out.sif'), 'utf8')).toBe('A\tconverts-to\tB\n');
    const whole = await runCli(['convert', 'b.sif', '-o', 'out.graphml'], { cwd });
    expect(whole).toEqual({
      code: 0,
      stdout: 'b.sif is written as GraphML: out.graphml\n',
      stderr: '',
    });
  });

  test('never writes over a file that it reads, nor twice in one place', async () => {
    const cwd = await aFolderOfFiles();
    await writeFile(join(cwd, 'a.sif'), 'A x B\n');
    const args = ['convert', 'a.neuromatrix', 'a.sif', '--out-dir', '.', '--to', 'sif'];
    const { code, stderr } = await runCli(args, { cwd });
    expect([code, stderr.match(/It is a file that is being converted/gu)?.length]).toEqual([1, 2]);
    expect(await readFile(join(cwd, 'a.sif'), 'utf8')).toBe('A x B\n');
  });

  test.each([
    [['convert'], 'Name at least one file to convert.'],
    [['convert', 'a'], 'Say where to write: -o OUT, or --out-dir DIR with --to EXT.'],
    [['convert', 'a', '--out-dir', '.'], 'Say which format to write: --to EXT.'],
    [['convert', 'a', '-o', 'x.bmp'], 'The output "x.bmp" names no format; there are neuromatrix'],
    [['convert', 'a', '-o', 'x', '--to', 'bmp'], 'not "bmp"; there are neuromatrix'],
    [['convert', 'a', 'b', '-o', 'x.sif'], 'Many files need a folder'],
  ])('%j is refused in words', async (args, words) => {
    const { code, stderr } = await runCli(args);
    expect(code).toBe(1);
    expect(stderr).toContain(words);
  });

  test('info and export take what convert writes, and info names the file’s own ids', async () => {
    const cwd = await aFolderOfFiles();
    const told = await runCli(['info', '--json', '--full', 'b.sif'], { cwd });
    expect(JSON.parse(told.stdout)).toMatchObject({
      ok: true,
      format: 'sif',
      version: null,
      report: { kept: 3, losses: [] },
      nodes: [{ originId: 'B' }, { originId: 'C' }],
      links: [{ relation: 'inhibits' }],
    });
    expect((await runCli(['export', 'b.sif', '-o', 'b.svg'], { cwd })).code).toBe(0);
  });
});
