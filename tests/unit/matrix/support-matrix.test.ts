import { describe, expect, test } from 'vitest';
import {
  matrixTable,
  toMatrixData,
  toMatrixView,
  type MatrixData,
} from '../../../shared/matrix/matrix-view.ts';
import { tellRole } from '../../../shared/matrix/roles.ts';
import { deriveMatrix } from '../../../shared/matrix/support-matrix.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { known } from '../whatif/known.ts';
import { pathwayNamed } from './a-pathway.ts';

type CellData = MatrixData['cells'][number];

function columnOf(cell: CellData): string {
  return 'outcome' in cell ? cell.outcome : cell.transmitter;
}

/** "role via sign: path" for each role of a cell. */
function cell(project: Project, factor: string, transmitter: string): string[] {
  const { cells } = toMatrixData(deriveMatrix(project, known));
  const found = cells.find((one) => one.factor === factor && columnOf(one) === transmitter);
  return (found?.roles ?? []).map(
    ({ role, via, sign, path }) => `${role} ${via ?? 'itself'} ${sign}: ${path.join(' ')}`,
  );
}

describe('the matrix of the library says that', () => {
  const library = pathwayNamed('library');
  test.each([
    ['tryptophan', 'serotonin', ['precursor itself +: tryptophan 5-htp serotonin']],
    [
      'tyrosine',
      'dopamine',
      ['precursor itself +: tyrosine l-dopa dopamine', 'lowers th -: tyrosine th l-dopa dopamine'],
    ],
    ['copper', 'norepinephrine', ['cofactor dbh +: copper dbh norepinephrine']],
    ['copper', 'epinephrine', ['cofactor dbh +: copper dbh norepinephrine epinephrine']],
    ['copper', 'dopamine', []],
    ['copper', 'histamine', ['clearance aoc1 -: copper aoc1 histamine']],
    [
      'vitamin-b6',
      'serotonin',
      [
        'indirect plp +: vitamin-b6 pyridoxine-5p plp ddc serotonin',
        'raises serotonin +: vitamin-b6 serotonin',
      ],
    ],
    ['sam', 'dopamine', ['clearance comt -: sam comt dopamine', 'raises dopamine +: sam dopamine']],
    // The aldehyde that monoamine oxidase leaves has to go too.
    [
      'nad',
      'gaba',
      [
        'clearance aldh5a1 -: nad aldh5a1 succinic-semialdehyde gaba',
        'clearance abat -: nad glud1 2-oxoglutarate abat gaba',
        'lowers gaba -: nad aldh5a1 gaba',
      ],
    ],
    [
      'fad',
      'histamine',
      [
        'clearance maob -: fad maob tele-methylhistamine histamine',
        'clearance hnmt -: fad mthfr 5-mthf mtr methionine sam hnmt histamine',
      ],
    ],
    // As near and as well founded: by name.
    [
      'bh4',
      'serotonin',
      [
        'cofactor tph1 +: bh4 tph1 5-htp serotonin',
        'cofactor tph2 +: bh4 tph2 5-htp serotonin',
        'raises serotonin +: bh4 pah serotonin',
        'lowers tryptophan -: bh4 pah tyrosine lnaa-competition tryptophan 5-htp serotonin',
      ],
    ],
    [
      'sam',
      'epinephrine',
      ['cofactor pnmt +: sam pnmt epinephrine', 'clearance comt -: sam comt epinephrine'],
    ],
    [
      'cortisol',
      'serotonin',
      [
        'lowers maoa -: cortisol maoa serotonin',
        'lowers tph2 -: cortisol gr tph2 5-htp serotonin',
        'lowers tdo2 -: cortisol tdo2 tryptophan 5-htp serotonin',
      ],
    ],
    // Lowering what breaks down raises.
    [
      'estradiol',
      'serotonin',
      [
        'raises maoa +: estradiol maoa serotonin',
        'raises serotonin-released +: estradiol 5-ht1a serotonin-released',
        'raises tph2 +: estradiol tph2 5-htp serotonin',
        'lowers sert -: estradiol sert serotonin-released',
      ],
    ],
    // It was seen in serotonin neurons.
    ['estradiol', 'tyramine', []],
    // Its one step to MAO-A is known not to matter in a body.
    ['vitamin-d', 'dopamine', []],
    [
      'calcium',
      'serotonin',
      ['release exocytosis +: calcium calcium-entry exocytosis serotonin-released'],
    ],
    // Only by way of NAD+, for which vitamin B3 makes good.
    ['tryptophan', 'dopamine', []],
  ])('%s supports %s: %j', (factor, transmitter, roles) => {
    expect(cell(library, factor, transmitter)).toEqual(roles);
  });

  test('zinc stands behind P5P and BH4, by the shortest way', () => {
    expect(cell(library, 'zinc', 'serotonin')).toEqual([
      'indirect plp +: zinc pdxk plp ddc serotonin',
      'indirect bh4 +: zinc pts ptp-pterin bh4 tph1 5-htp serotonin',
      'raises serotonin +: zinc pts ptp-pterin bh4 pah serotonin',
    ]);
  });
});

test.each([
  // A receptor makes more or less of the same amount.
  ['zinc', 'gaba', 'lowers its signal by way of GABA-A (weak)'],
  // Estradiol holds the autoreceptor back, which holds the release back.
  ['estradiol', 'serotonin', 'raises it by way of 5-HT1A (weak, contested)'],
  // What sets release going is needed for it.
  ['calcium', 'dopamine', 'needed for release: Vesicle release (strong)'],
  // What a person notices is moved by transmitters.
  ['tryptophan', 'mood', 'raises it by way of Serotonin (weak, contested)'],
])('%s and %s: %s', (factor, column, words) => {
  const { cells } = toMatrixView(pathwayNamed('library'), known);
  const found = cells.find((one) => one.factor === factor && one.column === column);
  expect(found?.roles.map((role) => tellRole(role))).toContain(words);
});

test('what is needed strongly by one product of an enzyme and weakly by another has each its strength', () => {
  const { cells } = toMatrixView(pathwayNamed('library'), known);
  const strengthFor = (column: string) =>
    cells
      .find((one) => one.factor === 'plp' && one.column === column)
      ?.roles.find(({ brief }) => brief === 'AADC')?.strength;
  expect([strengthFor('serotonin'), strengthFor('dopamine')]).toEqual(['strong', 'weak']);
});

test.each([
  [
    'serotonin-melatonin',
    'nad',
    'NAD+ is needed by ALDH2, which clears 5-HIAL, which Serotonin is broken down to.',
  ],
  ['serotonin-melatonin', 'fad', 'FAD (B2) is needed by MAO-A, which clears Serotonin.'],
  ['library', 'vitamin-b2', 'Vitamin B2 stands behind MAO-A, which clears Serotonin.'],
  ['serotonin-melatonin', 'cortisol', 'More Cortisol means less Serotonin, by way of TDO2.'],
])('a role in %s is told in a sentence: %s', (name, factor, sentence) => {
  const { cells } = toMatrixView(pathwayNamed(name), known);
  const found = cells.find((one) => one.factor === factor && one.column === 'serotonin');
  expect(found?.roles.map((role) => role.sentence)).toContain(sentence);
});

test('a way by one enzyme is as sure as that one, whatever is said of another for the same step', () => {
  const { cells } = toMatrixView(pathwayNamed('library'), known);
  const found = cells.find((one) => one.factor === 'fad' && one.column === 'dopamine');
  expect(
    found?.roles
      .slice(0, 2)
      .map(({ brief, confidence, links }) => [brief, confidence, links.length]),
  ).toEqual([
    ['MAO-A', 'established', 3],
    ['MAO-B', 'contested', 3],
  ]);
  const further = cells.find((one) => one.factor === 'nad' && one.column === 'dopamine');
  expect(further?.roles.find(({ brief }) => brief === 'ALDH2')?.confidence).toBe('established');
});

test('what is raised is the transmitter, and not the enzyme by way of which', () => {
  const table = matrixTable(deriveMatrix(pathwayNamed('serotonin-melatonin'), known));
  const rows = table?.rows ?? [];
  expect(rows.find(([factor]) => factor === 'Estradiol')?.[2]).toBe(
    'raises it by way of MAO-A (moderate); raises it by way of TPH2 (strong)',
  );
});

test('a breakdown product that other things are made into as well ends the breakdown', () => {
  const project = aProject({
    nodes: [
      aNode({ id: 't', kind: 'neurotransmitter' }),
      aNode({ id: 'm', kind: 'metabolite' }),
      aNode({ id: 'end', kind: 'metabolite' }),
      aNode({ id: 'other', kind: 'molecule' }),
      aNode({ id: 'e', kind: 'enzyme' }),
      aNode({ id: 'z', kind: 'micronutrient' }),
    ],
    links: [
      aLink({ id: 'c1', source: 't', target: 'm' }),
      aLink({ id: 'c2', source: 'm', target: 'end', anchors: [{ id: 'a', position: 0.5 }] }),
      aLink({ id: 'k', relation: 'catalyzes', source: 'e', target: { to: 'anchor', id: 'a' } }),
      aLink({ id: 'r', relation: 'cofactor-of', source: 'z', target: 'e' }),
    ],
  });
  const shared = {
    ...project,
    links: [...project.links, aLink({ id: 'c3', source: 'other', target: 'm' })],
  };
  expect([cell(project, 'z', 't'), cell(shared, 'z', 't')]).toEqual([
    ['clearance e -: z e m t'],
    [],
  ]);
});

test('rows are support factors, columns transmitters, in the order of the project', () => {
  const { factors, transmitters, cells } = toMatrixData(
    deriveMatrix(pathwayNamed('dopamine-norepinephrine-epinephrine'), known),
  );
  expect(transmitters.map(({ label }) => label)).toEqual([
    'Dopamine',
    'Norepinephrine',
    'Epinephrine',
  ]);
  expect(factors[0]).toEqual({
    id: 'phenylalanine',
    entity: 'phenylalanine',
    label: 'L-Phenylalanine',
    kind: 'precursor',
  });
  const role = cells.find((one) => one.factor === 'bh4' && columnOf(one) === 'dopamine')?.roles[0];
  expect(role).toMatchObject({
    role: 'cofactor',
    via: 'th',
    sign: '+',
    steps: 3,
    path: ['bh4', 'th', 'l-dopa', 'dopamine'],
  });
  expect(role?.references.length).toBeGreaterThan(0);
});

describe('a drawing', () => {
  const amine = aNode({ id: 't', kind: 'neurotransmitter', label: 'Amine' });
  const acid = aNode({ id: 'p', kind: 'precursor', label: 'Acid' });

  test('that shows a factor twice has one row for it', () => {
    const zinc = { kind: 'micronutrient', label: 'Zinc', entity: 'zinc' } as const;
    const project = aProject({
      nodes: [
        acid,
        amine,
        aNode({ id: 'z2', ...zinc }),
        aNode({ id: 'z1', ...zinc }),
        aNode({ id: 'e' }),
      ],
      links: [
        aLink({ id: 'c', source: 'p', target: 't', anchors: [{ id: 'a', position: 0.5 }] }),
        aLink({ id: 'k', relation: 'catalyzes', source: 'e', target: { to: 'anchor', id: 'a' } }),
        aLink({ id: 'r', relation: 'cofactor-of', source: 'z2', target: 'e' }),
      ],
    });
    expect(toMatrixData(deriveMatrix(project, known)).factors.map(({ id }) => id)).toEqual([
      'p',
      'z1',
    ]);
    expect(cell(project, 'z1', 't')).toEqual(['cofactor e +: z1 e t']);
  });

  test('with a factor that ends on the step itself counts it as needed there', () => {
    const project = aProject({
      nodes: [acid, amine, aNode({ id: 'z', kind: 'micronutrient' })],
      links: [
        aLink({ id: 'c', source: 'p', target: 't', anchors: [{ id: 'a', position: 0.5 }] }),
        aLink({ id: 'r', relation: 'cofactor-of', source: 'z', target: { to: 'anchor', id: 'a' } }),
      ],
    });
    expect(cell(project, 'z', 't')).toEqual(['cofactor t +: z t']);
  });

  test('that inhibits an inhibition raises', () => {
    const project = aProject({
      nodes: [
        acid,
        amine,
        aNode({ id: 'h', kind: 'hormone' }),
        aNode({ id: 'g', kind: 'hormone' }),
      ],
      links: [
        aLink({
          id: 'i',
          relation: 'inhibits',
          source: 'h',
          target: 't',
          anchors: [{ id: 'a', position: 0.5 }],
        }),
        aLink({ id: 'j', relation: 'inhibits', source: 'g', target: { to: 'anchor', id: 'a' } }),
      ],
    });
    expect([cell(project, 'h', 't'), cell(project, 'g', 't')]).toEqual([
      ['lowers t -: h t'],
      ['raises t +: g t'],
    ]);
  });

  test('of a shortcut beside the drawn steps counts the steps', () => {
    const project = aProject({
      nodes: [acid, amine, aNode({ id: 'm', kind: 'intermediate' })],
      links: [
        aLink({ id: 's', source: 'p', target: 't', style: { line: 'dashed' } }),
        aLink({ id: 'c1', source: 'p', target: 'm' }),
        aLink({ id: 'c2', source: 'm', target: 't' }),
      ],
    });
    expect(cell(project, 'p', 't')).toEqual(['precursor itself +: p m t']);
  });

  test('that loads vesicles supplies, any other carrier of a transmitter takes it up', () => {
    const carrier = (id: string, label: string) => aNode({ id, kind: 'transporter', label });
    const project = aProject({
      nodes: [
        amine,
        carrier('v', 'VMAT2'),
        carrier('s', 'SERT'),
        aNode({ id: 'z', kind: 'micronutrient' }),
      ],
      links: [
        aLink({ id: 'l1', relation: 'transports', source: 'v', target: 't' }),
        aLink({ id: 'l2', relation: 'transports', source: 's', target: 't' }),
        aLink({ id: 'l3', relation: 'cofactor-of', source: 'z', target: 'v' }),
        aLink({ id: 'l4', relation: 'cofactor-of', source: 'z', target: 's' }),
      ],
    });
    expect(cell(project, 'z', 't')).toEqual(['cofactor v +: z v t', 'clearance s -: z s t']);
  });
});

test('an empty project has an empty matrix', () => {
  expect(toMatrixData(deriveMatrix(aProject(), known))).toEqual({
    factors: [],
    transmitters: [],
    outcomes: [],
    cells: [],
    unknown: [],
    notes: [],
  });
});
