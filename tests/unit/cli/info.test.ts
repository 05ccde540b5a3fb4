import { chmod, copyFile, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, onTestFinished, test } from 'vitest';
import { limits } from '../../../shared/project/project-schema.ts';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { root, runCli } from './run-cli.ts';

const fixture = 'tests/fixtures/project/v1.neuromatrix';
const strange = 'tests/fixtures/project/unknown-fields.neuromatrix';
// A cold build of the program may come before the first run.
const timeout = 60_000;

describe('info tells a person', { timeout }, () => {
  test('title, version, counts, extent and unknown fields', async () => {
    const { code, stdout, stderr } = await runCli(['info', strange]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.split('\n');
    expect(lines[0]).toBe(strange);
    expect(lines).toEqual(
      expect.arrayContaining([
        '  Title           From a later edition',
        '  Format          neuromatrix, version 1',
        '  Nodes           2',
        '    Neurotransmitter  1',
        '    Enzyme            1',
        '  Links           1',
        '    Relates to        1',
        '  Anchors         1',
        '  Badges          1',
        '  References      1',
        '  Scenarios       1',
        '  Unknown fields  20 (kept, without effect)',
        '    node "Serotonin" (n1), style.glow',
      ]),
    );
    expect(stdout).toMatch(/^ {2}Bounding box {4}[\d.,]+ × [\d.,]+ at \(-?[\d.,]+, -?[\d.,]+\)$/mu);
  });

  test('and lets no text from a file steer the terminal', async () => {
    const folder = await aTemporaryFolder();
    const title = '\u001b[2Jred\r\nforged  Nodes 99';
    const project = aProject({ metadata: { ...aProject().metadata, title } });
    await writeFile(join(folder, 'a.neuromatrix'), serializeProject(project));
    const { stdout } = await runCli(['info', '--full', 'a.neuromatrix'], { cwd: folder });
    expect(stdout).toContain('  Title           [2Jred forged Nodes 99\n');
  });

  test('what it can and cannot do', async () => {
    const { code, stdout } = await runCli(['info', '--help']);
    expect({ code, usage: stdout.split('\n')[0] }).toEqual({
      code: 0,
      usage: 'Usage: info FILE... [--json] [--full]',
    });
  });
});

describe('info --json tells a program', { timeout }, () => {
  test('one object a line and file', async () => {
    const { code, stdout } = await runCli(['info', '--json', fixture, strange]);
    expect(code).toBe(0);
    const [first, second, end] = stdout.split('\n');
    expect(end).toBe('');
    expect(JSON.parse(first ?? '')).toMatchObject({
      file: fixture,
      ok: true,
      format: 'neuromatrix',
      version: 1,
      title: 'Serotonin, every feature',
      counts: {
        nodes: 24,
        links: 12,
        anchors: 3,
        badges: 3,
        references: 2,
        scenarios: 1,
        nodesByKind: { enzyme: 2, gene: 1 },
        linksByRelation: { catalyzes: 1, 'relates-to': 1 },
      },
      bounds: { width: expect.any(Number), height: expect.any(Number) },
      unknownFields: [],
    });
    expect(JSON.parse(second ?? '')).toMatchObject({ file: strange, ok: true });
  });

  test('with --full each node and link as it is drawn', async () => {
    const folder = await aTemporaryFolder();
    const path = join(folder, 'small.neuromatrix');
    await writeFile(path, serializeProject(aSmallProject()));
    const { stdout } = await runCli(['info', '--json', '--full', path]);
    const told = JSON.parse(stdout);
    expect(told.nodes).toEqual([
      {
        id: 'g',
        originId: null,
        kind: 'group',
        label: '',
        parent: null,
        bounds: box(-20, -20, 400, 80),
      },
      {
        id: 'n1',
        originId: 'x1',
        kind: 'enzyme',
        label: 'Node',
        parent: 'g',
        bounds: box(0, 0, 80, 40),
      },
      {
        id: 'n2',
        originId: null,
        kind: 'enzyme',
        label: 'Node',
        parent: null,
        bounds: box(200, 0, 80, 40),
      },
    ]);
    expect(told.links).toEqual([
      {
        id: 'l1',
        originId: 'i1',
        relation: 'converts-to',
        source: { node: 'n1', originId: 'x1' },
        target: { node: 'n2', originId: null },
        heads: { source: 'none', target: 'arrow' },
        route: [
          [80, 20],
          [200, 20],
        ],
      },
      {
        id: 'l2',
        originId: null,
        relation: 'inhibits',
        source: { point: [140, 200] },
        target: { anchor: 'a1', originId: 'a-origin' },
        heads: { source: 'bar', target: 'none' },
        route: [
          [140, 200],
          [140, 20],
        ],
      },
    ]);
  });
});

describe('A file that cannot be read', { timeout }, () => {
  test('is told on stderr and as an object, and the others are still done', async () => {
    const folder = await aTemporaryFolder();
    await copyFile(join(root, fixture), join(folder, 'good.neuromatrix'));
    await writeFile(join(folder, 'text.neuromatrix'), '{"format": neuro');
    await writeFile(
      join(folder, 'picture.png'),
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]),
    );
    await writeFile(join(folder, 'latin1.neuromatrix'), Buffer.from('{"a":\n "\xe9"}', 'latin1'));
    await writeFile(join(folder, 'later.neuromatrix'), '{"format":"neuromatrix","version":99}');
    await writeFile(
      join(folder, 'damaged.neuromatrix'),
      '{"format":"neuromatrix","version":1,"nodes":[{"id":"n1"}]}',
    );
    await writeFile(join(folder, 'huge.neuromatrix'), '');
    await truncate(join(folder, 'huge.neuromatrix'), limits.fileBytes + 1);
    await mkdir(join(folder, 'folder'));
    const names = [
      'missing',
      'folder',
      'text.neuromatrix',
      'picture.png',
      'latin1.neuromatrix',
      'later.neuromatrix',
      'damaged.neuromatrix',
      'huge.neuromatrix',
      'good.neuromatrix',
    ];

    const { code, stdout, stderr } = await runCli(['info', '--json', ...names], { cwd: folder });

    const told = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(1);
    expect(told.map(({ file, ok, error }) => [file, ok, error?.kind])).toEqual([
      ['missing', false, 'missing'],
      ['folder', false, 'is-a-folder'],
      ['text.neuromatrix', false, 'not-json'],
      ['picture.png', false, 'image-without-project'],
      ['latin1.neuromatrix', false, 'not-json'],
      ['later.neuromatrix', false, 'too-new'],
      ['damaged.neuromatrix', false, 'damaged'],
      ['huge.neuromatrix', false, 'too-large'],
      ['good.neuromatrix', true, undefined],
    ]);
    for (const name of names.slice(0, -1)) expect(stderr).toContain(`“${name}” `);
    expect(stderr).toContain('Line 2, column 3: there are bytes that are not UTF-8 text.');
    expect(stderr).toContain('node n1, width: is missing; it must be a number.');
    expect(stderr).not.toContain('good.neuromatrix');
  });

  // Root may read everything, whatever the permissions say.
  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'for want of permission says so',
    async () => {
      const path = join(await aTemporaryFolder(), 'private.neuromatrix');
      await copyFile(join(root, fixture), path);
      await chmod(path, 0o000);
      const { code, stderr } = await runCli(['info', path]);
      expect({ code, said: stderr.includes('is not accessible') }).toEqual({ code: 1, said: true });
    },
  );

  test.each([
    [['info'], 'Name at least one file.'],
    [['info', '--nope', fixture], "Unknown option '--nope'."],
    [['info', '--json=yes', fixture], "Option '--json' does not take an argument"],
  ])('is not even looked for where the command is wrong: %j', async (args, reason) => {
    const { code, stdout, stderr } = await runCli(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(reason);
    expect(stderr).toContain('Usage: info FILE...');
  });
});

function aSmallProject() {
  return aProject({
    nodes: [
      aNode({ id: 'g', kind: 'group', label: '', x: -20, y: -20, width: 400, height: 80 }),
      aNode({ id: 'n1', parent: 'g', origin: { format: 'gpml', id: 'x1' } }),
      aNode({ id: 'n2', x: 200 }),
    ],
    links: [
      aLink({
        source: { to: 'node', id: 'n1', side: 'right' },
        target: { to: 'node', id: 'n2', side: 'left' },
        anchors: [{ id: 'a1', position: 0.5, origin: { format: 'gpml', id: 'a-origin' } }],
        origin: { format: 'gpml', id: 'i1' },
      }),
      aLink({
        id: 'l2',
        relation: 'inhibits',
        source: { to: 'point', x: 140, y: 200 },
        target: { to: 'anchor', id: 'a1' },
        style: { sourceHead: 'bar', targetHead: 'none' },
      }),
    ],
  });
}

function box(x: number, y: number, width: number, height: number) {
  return { x, y, width, height };
}

async function aTemporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'neuromatrix-cli-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
