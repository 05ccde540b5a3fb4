import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { serializeProject } from '../../../shared/project/serialize-project.ts';
import type { PathwayNode } from '../../../shared/project/project-schema.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { runCli } from './run-cli.ts';

const template = 'data/templates/dopamine-norepinephrine-epinephrine.neuromatrix';
// A cold build of the program may come before the first run.
const timeout = 60_000;

describe('matrix', { timeout }, () => {
  test('--json tells a program which factor supports which transmitter', async () => {
    const { code, stdout } = await runCli(['matrix', template, '--json']);
    const told = JSON.parse(stdout) as { cells: unknown[] };
    expect([code, Object.keys(told)]).toEqual([
      0,
      ['factors', 'transmitters', 'outcomes', 'cells', 'unknown', 'notes'],
    ]);
    expect(told.cells).toContainEqual({
      factor: 'tyrosine',
      transmitter: 'dopamine',
      roles: [
        {
          role: 'precursor',
          of: 'amount',
          strength: expect.stringMatching(/^(?:strong|moderate|weak)$/u),
          carried: expect.any(Number),
          via: null,
          sign: '+',
          steps: 2,
          path: ['tyrosine', 'l-dopa', 'dopamine'],
          references: expect.arrayContaining([expect.any(String)]),
        },
      ],
    });
  });

  test('--csv is a table that no label can break or turn into a formula', async () => {
    const file = await fileOf([
      aNode({ id: 'p', kind: 'precursor', label: '=1+1, "a"\nb' }),
      aNode({ id: 't', kind: 'neurotransmitter', label: 'Amine' }),
    ]);
    const { code, stdout } = await runCli(['matrix', file, '--csv']);
    expect([code, stdout]).toEqual([
      0,
      'Support factor,Kind,Amine\r\n"\'=1+1, ""a"" b",Precursor,precursor: 1 step (strong)\r\n',
    ]);
  });

  test('--columns leaves the columns that are named, and refuses others', async () => {
    const named = await runCli(['matrix', template, '--json', '--columns', 'dopamine']);
    const told = JSON.parse(named.stdout) as { transmitters: { id: string }[] };
    expect(told.transmitters.map(({ id }) => id)).toEqual(['dopamine']);
    const { code, stderr } = await runCli(['matrix', template, '--columns', 'dopamine,copper']);
    expect([code, stderr]).toEqual([
      1,
      'No neurotransmitter or outcome of the project has this id: copper.\n',
    ]);
  });

  test('tells a person, one transmitter a line', async () => {
    const { code, stdout } = await runCli(['matrix', template]);
    expect(code).toBe(0);
    expect(stdout).toContain('Copper\n  Norepinephrine  cofactor of a step: DBH (strong)\n');
  });
});

describe('whatif', { timeout }, () => {
  test('--json tells a program what changes and why', async () => {
    const { code, stdout } = await runCli(['whatif', template, '--low', 'copper', '--json']);
    const told = JSON.parse(stdout) as { levels: { id: string }[] };
    expect([code, told.levels.find(({ id }) => id === 'norepinephrine')]).toEqual([
      0,
      {
        id: 'norepinephrine',
        entity: 'norepinephrine',
        label: 'Norepinephrine',
        level: 'low',
        pool: 'released',
        place: null,
        share: expect.any(Number),
        median: expect.any(Number),
        band: [expect.any(Number), expect.any(Number)],
        basis: 'draws',
        model: null,
        confidence: 'supported',
        study: null,
        leftOut: expect.any(Array),
        markers: [],
        verdict: expect.stringMatching(/^Somewhat lower/u),
        reasons: expect.arrayContaining([
          {
            to: 'low',
            path: expect.arrayContaining(['copper', 'dbh', 'norepinephrine']),
            steps: expect.arrayContaining([
              {
                sentence: 'Less copper slows DBH, which needs it.',
                references: expect.arrayContaining([expect.any(String)]),
              },
            ]),
          },
        ]),
        remarks: expect.any(Array),
      },
    ]);
  });

  test('what is not drawn can be set, unless only the drawing counts', async () => {
    const args = ['whatif', template, '--low', 'histidine', '--json'];
    const { code, stdout } = await runCli(args);
    const told = JSON.parse(stdout) as { levels: { id: string; level: string }[] };
    expect(code).toBe(0);
    expect(told.levels).toContainEqual(expect.objectContaining({ id: 'histamine', level: 'low' }));
    expect((await runCli([...args, '--only-drawn'])).code).toBe(1);
  });

  test.each([
    ['its id', 'zinc-node'],
    ['its library entry', 'zinc'],
    ['its label', 'zn'],
    ['its identifier', 'CHEBI:29105'],
    ['its identifier with the database', 'ChEBI:29105'],
  ])('finds a node by %s', async (_way, name) => {
    const zinc = aNode({
      id: 'zinc-node',
      kind: 'micronutrient',
      label: 'Zn',
      entity: 'zinc',
      xrefs: [{ database: 'ChEBI', id: 'CHEBI:29105' }],
    });
    const { code, stdout } = await runCli([
      'whatif',
      await fileOf([zinc]),
      '--low',
      name,
      '--json',
    ]);
    const told = JSON.parse(stdout) as { levels: { id: string; level: string }[] };
    expect(code).toBe(0);
    expect(told.levels).toContainEqual(expect.objectContaining({ id: 'zinc-node', level: 'low' }));
  });

  test.each([
    ['thiamine', 'vitamin-b1', 'Vitamin B1'],
    ['B6', 'vitamin-b6', 'Vitamin B6'],
    ['ascorbic acid', 'vitamin-c', 'Vitamin C'],
    ['tryptophan', 'tryptophan', 'L-Tryptophan'],
  ])('%s is known by the name that people use', async (name, entity, label) => {
    const node = aNode({ id: 'n9', kind: 'micronutrient', label, entity });
    const { code, stdout } = await runCli([
      'whatif',
      await fileOf([node]),
      '--low',
      name,
      '--json',
    ]);
    const told = JSON.parse(stdout) as { levels: { id: string }[] };
    expect([code, told.levels.some(({ id }) => id === 'n9')]).toEqual([0, true]);
  });

  test('of an empty diagram it says what is missing, and not that the library lacks it', async () => {
    const { code, stderr } = await runCli(['whatif', await fileOf([]), '--low', 'B6']);
    expect(code).toBe(1);
    expect(stderr).toBe(
      'The library knows "B6" (Vitamin B6), but the diagram does not have it. The diagram has nothing that a scenario could change.\n',
    );
  });

  test.each([
    [['--low', 'nothing'], 'Neither the diagram nor the library has anything called "nothing"'],
    [['--low', 'Zinc'], '"Zinc" can mean several things. Use the id of one: z1, z2.'],
    [['--low', 'z1', '--high', 'z1'], '"z1" cannot be low and high at once.'],
    [[], 'Say what is low or high: --low ID or --high ID.'],
    [['--low', 'z1', '--all', '--about', 'z2'], 'Choose one of --all and --about.'],
    [['--low', 'thiamine', '--only-drawn'], 'The library knows "thiamine" (Vitamin B1), but'],
    [['--low', 'triptophan'], 'Did you mean "Tryptophan"'],
  ])('%j is refused with a reason', async (args, reason) => {
    const zinc = (id: string) => aNode({ id, kind: 'micronutrient', label: 'Zinc' });
    const { code, stdout, stderr } = await runCli([
      'whatif',
      await fileOf([zinc('z1'), zinc('z2')]),
      ...args,
    ]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(reason);
  });

  test('begins with what is found in short; why of everything is told to who asks', async () => {
    const complete = 'data/templates/complete-support-matrix.neuromatrix';
    const ask = async (...flags: string[]) =>
      (await runCli(['whatif', complete, '--low', 'B6', ...flags])).stdout;
    const short = await ask();
    expect(short.length).toBeLessThan(9_000);
    expect(short.split('\n').slice(0, 3)).toEqual([
      'Set low: Vitamin B6.',
      '',
      'Neurotransmitters',
    ]);
    expect(short).toMatch(/^ {2}Not known here \(\d+\): /mu);
    expect(short).not.toContain('Homocysteine: ');
    expect(await ask('--all')).toContain('Homocysteine: ');
    const one = await ask('--about', 'homocysteine,AADC');
    expect(one).toMatch(/^Homocysteine: /mu);
    expect(one).toContain('It lacks P5P (B6)');
    expect(one).not.toContain('Neurotransmitters');
  });

  test('always says to a person what it is not', async () => {
    const { stdout } = await runCli([
      'whatif',
      template,
      '--low',
      'Iron,Copper',
      '--high',
      'Cortisol',
    ]);
    expect(stdout).toContain('Norepinephrine: perhaps lower\n');
    expect(stdout).toContain('Not medical advice.');
  });
});

async function fileOf(nodes: readonly PathwayNode[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'neuromatrix-matrix-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'a.neuromatrix');
  const links =
    nodes.length === 2 && nodes[1]?.kind === 'neurotransmitter'
      ? [aLink({ source: 'p', target: 't' })]
      : [];
  await writeFile(file, serializeProject(aProject({ nodes, links })));
  return file;
}
