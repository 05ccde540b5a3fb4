import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseProject } from '../../../shared/project/parse-project.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { root, runCli } from './run-cli.ts';

// A cold build of the program may come before the first run.
const timeout = 60_000;

const serotonin = aNode({ id: 'n1', label: 'Serotonin' });
const melatonin = aNode({ id: 'n2', label: 'Melatonin', x: 200 });
const base = aProject({ nodes: [serotonin, melatonin], links: [aLink({ id: 'l1' })] });
const ours = { ...base, nodes: [{ ...serotonin, label: '5-HT' }, melatonin] };
const moved = { ...base, nodes: [serotonin, { ...melatonin, x: 300 }] };
const renamed = { ...base, nodes: [{ ...serotonin, label: 'Enteramine' }, melatonin] };

async function aFolder(files: Readonly<Record<string, Project | string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'neuromatrix-merge-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    // A few small files, one after the other.
    // eslint-disable-next-line no-await-in-loop
    await writeFile(join(folder, name), textOf(content));
  }
  return folder;
}

function textOf(content: Project | string): string {
  return typeof content === 'string' ? content : serializeProject(content);
}

async function projectAt(folder: string, name: string): Promise<Project | null> {
  const parsed = parseProject(await readFile(join(folder, name), 'utf8'));
  return parsed.ok ? parsed.value : null;
}

describe('diff', { timeout }, () => {
  test('says in words what differs, and by its exit code whether something does', async () => {
    const after = {
      ...moved,
      nodes: [{ ...serotonin, label: '5-HT' }, ...moved.nodes.slice(1), aNode({ id: 'n3' })],
      links: [],
    };
    const cwd = await aFolder({ 'a.neuromatrix': base, 'b.neuromatrix': after });
    const { code, stdout } = await runCli(['diff', 'a.neuromatrix', 'b.neuromatrix'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toBe(`1 added, 1 removed, 1 changed, 1 moved
Nodes
  ~ 5-HT (n1)
    label: “Serotonin” → “5-HT”
  > Melatonin (n2)
    position: (200, 0) → (300, 0)
  + Node (n3)
Links
  - Serotonin → Melatonin (l1)
`);
    const same = await runCli(['diff', 'a.neuromatrix', 'a.neuromatrix'], { cwd });
    expect(same).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  test('tells a program every field, before and after', async () => {
    const cwd = await aFolder({ 'a.neuromatrix': base, 'b.neuromatrix': ours });
    const { stdout } = await runCli(['diff', 'a.neuromatrix', 'b.neuromatrix', '--json'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({
      same: false,
      changes: [
        {
          list: 'nodes',
          id: 'n1',
          kind: 'changed',
          fields: [
            { path: ['nodes', 'n1', 'label'], what: 'label', before: 'Serotonin', after: '5-HT' },
          ],
        },
      ],
    });
  });

  test('compares files of other formats', async () => {
    const cwd = await aFolder({ 'a.sif': 'Iron\tpp\tTPH2\n', 'b.sif': 'Iron\tpp\tTPH1\n' });
    const { code, stdout } = await runCli(['diff', 'a.sif', 'b.sif'], { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('TPH1');
  });

  test('ends with 2 where a file cannot be read or is not named', async () => {
    const cwd = await aFolder({ 'a.neuromatrix': base, 'b.neuromatrix': '{"format":' });
    const broken = await runCli(['diff', 'a.neuromatrix', 'b.neuromatrix'], { cwd });
    expect(broken.code).toBe(2);
    expect((await runCli(['diff', 'a.neuromatrix'], { cwd })).code).toBe(2);
  });
});

describe('merge', { timeout }, () => {
  const names = ['base.neuromatrix', 'ours.neuromatrix', 'theirs.neuromatrix'] as const;
  const aMerge = (theirs: Project | string) =>
    aFolder({ [names[0]]: base, [names[1]]: ours, [names[2]]: theirs });

  test('writes what both made, and ends with 0 where nothing is in question', async () => {
    const cwd = await aMerge(moved);
    const { code, stdout } = await runCli(['merge', ...names, '-o', 'out.neuromatrix'], { cwd });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'out.neuromatrix: merged without conflict\n',
    });
    const merged = await projectAt(cwd, 'out.neuromatrix');
    expect(merged?.nodes).toEqual([
      { ...serotonin, label: '5-HT' },
      { ...melatonin, x: 300 },
    ]);
  });

  test('lists conflicts, keeps ours, and ends with 1, unless a side is preferred', async () => {
    const cwd = await aMerge(renamed);
    const args = ['merge', ...names, '-o', 'out.neuromatrix'];
    const { code, stdout } = await runCli(args, { cwd });
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: `out.neuromatrix: merged with 1 conflict
  node “5-HT”, label: ours “5-HT”; theirs “Enteramine”; the file has ours
`,
    });
    expect(await projectAt(cwd, 'out.neuromatrix')).toEqual(ours);
    expect((await runCli([...args, '--prefer', 'theirs'], { cwd })).code).toBe(0);
    expect(await projectAt(cwd, 'out.neuromatrix')).toEqual(renamed);
  });

  test('refuses files that do not tell which link is which', async () => {
    const cwd = await aFolder({ 'a.sif': 'Iron\tpp\tTPH2\n', 'b.sif': 'Zinc\tpp\tTPH2\n' });
    const { code, stderr } = await runCli(['merge', 'a.sif', 'a.sif', 'b.sif', '-o', 'out.sif'], {
      cwd,
    });
    expect(code).toBe(2);
    expect(stderr).toContain('SIF does not name nodes and links');
  });

  test('writes nothing and ends with 2 where a file cannot be read', async () => {
    const cwd = await aMerge('{"format":');
    const { code } = await runCli(['merge', ...names, '-o', names[1]], { cwd });
    expect(code).toBe(2);
    expect(await projectAt(cwd, names[1])).toEqual(ours);
  });
});

describe('git', { timeout }, () => {
  const run = promisify(execFile);
  const program = `"${process.execPath}" "${join(root, 'cli/run.mjs')}"`;

  /** A repository that knows the program, with a branch `theirs` beside `main`. */
  async function aRepository(theirs: Project) {
    const cwd = await aFolder({
      'a.neuromatrix': base,
      '.gitattributes': '*.neuromatrix diff=neuromatrix merge=neuromatrix\n',
    });
    const { npm_lifecycle_event: _event, INIT_CWD: _origin, ...env } = process.env;
    const git = async (...args: readonly string[]) => {
      const config = [
        'user.name=A',
        'user.email=a@example.org',
        `diff.neuromatrix.command=${program} diff --git`,
        `merge.neuromatrix.driver=${program} merge %O %A %B -o %A --path %P`,
      ].flatMap((setting) => ['-c', setting]);
      try {
        const { stdout, stderr } = await run('git', [...config, ...args], { cwd, env });
        return { code: 0, stdout, stderr };
      } catch (error) {
        const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
        return { code, stdout, stderr };
      }
    };
    const commit = async (project: Project) => {
      await writeFile(join(cwd, 'a.neuromatrix'), serializeProject(project));
      await git('add', '-A');
      await git('commit', '-q', '-m', 'A step');
    };
    await git('init', '-q', '-b', 'main');
    await commit(base);
    await git('checkout', '-q', '-b', 'theirs');
    await commit(theirs);
    await git('checkout', '-q', 'main');
    await commit(ours);
    return { cwd, git };
  }

  test('shows in words what changed', async () => {
    const { git } = await aRepository(moved);
    const { code, stdout } = await git('diff', 'HEAD~1');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: `diff a.neuromatrix
1 changed
Nodes
  ~ 5-HT (n1)
    label: “Serotonin” → “5-HT”
`,
    });
  });

  test('merges two branches by element and field', async () => {
    const { cwd, git } = await aRepository(moved);
    expect((await git('merge', '-q', '--no-edit', 'theirs')).code).toBe(0);
    const merged = await projectAt(cwd, 'a.neuromatrix');
    expect(merged?.nodes).toEqual([
      { ...serotonin, label: '5-HT' },
      { ...melatonin, x: 300 },
    ]);
    expect((await git('status', '--porcelain')).stdout).toBe('');
  });

  test('stops where both changed one field, with a file that opens', async () => {
    const { cwd, git } = await aRepository(renamed);
    const merging = await git('merge', '--no-edit', 'theirs');
    expect(merging.code).toBe(1);
    expect(merging.stdout).toContain('node “5-HT”, label: ours “5-HT”; theirs “Enteramine”');
    expect((await git('status', '--porcelain')).stdout).toBe('UU a.neuromatrix\n');
    expect(await projectAt(cwd, 'a.neuromatrix')).toEqual(ours);
  });

  test('goes on where a version cannot be compared, and says which file and why', async () => {
    const { cwd, git } = await aRepository(renamed);
    await writeFile(join(cwd, 'b.neuromatrix'), '{"format":');
    await symlink('a.neuromatrix', join(cwd, 'l.neuromatrix'));
    await git('add', '-A');
    const added = await git('diff', '--cached');
    expect(added.code).toBe(0);
    expect(added.stdout).toContain('diff b.neuromatrix\nNot compared, because the new one cannot');
    expect(added.stdout).toContain('diff l.neuromatrix\nIt is a symbolic link');
    await git('commit', '-q', '-m', 'Two more');
    await git('merge', '--no-edit', 'theirs');
    const inConflict = await git('diff', '--base');
    expect(inConflict.code).toBe(0);
    expect(inConflict.stdout).toContain('diff a.neuromatrix\nNot merged yet.');
  });

  test('names the file, not the copy that git made of it, where a version cannot be read', async () => {
    const { cwd, git } = await aRepository(renamed);
    await git('checkout', '-q', 'theirs');
    await writeFile(join(cwd, 'a.neuromatrix'), '{"format":');
    await git('commit', '-q', '-a', '-m', 'Damaged');
    await git('checkout', '-q', 'main');
    const merging = await git('merge', '--no-edit', 'theirs');
    expect(merging.code).toBe(1);
    expect(merging.stderr).toContain('“a.neuromatrix (theirs)” cannot be read');
    expect(await projectAt(cwd, 'a.neuromatrix')).toEqual(ours);
  });
});
