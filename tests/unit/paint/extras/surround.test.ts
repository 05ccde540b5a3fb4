import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence, Reference, Project } from '../../../../shared/project/project-schema.ts';
import { primitivesBounds } from '../../../../shared/scene/primitives.ts';
import { scenarioCaution } from '../../../../shared/matrix/roles.ts';
import { aPicture } from '../../../support/a-picture.ts';
import { aLink, aNode, aProject } from '../../../support/a-project.ts';
import { arbitraryProject } from '../../../support/arbitrary-project.ts';
import { linesIn } from './lines-in.ts';

const everything = { legend: true, references: true, titleBlock: true } as const;

describe('The legend', () => {
  const legendOf = (project: Project) => linesIn(aPicture(project, { legend: true }));

  test('holds each kind, relation and badge that is used, and no other', () => {
    const project = aProject({
      nodes: [
        aNode({ id: 'n1' }),
        aNode({ id: 'n2', x: 200, kind: 'cofactor' }),
        aNode({
          id: 'n3',
          x: 400,
          badges: [
            { id: 'b', kind: 'status', label: 'low', x: 1, y: -1, xrefs: [] },
            { id: 'c', kind: 'information', label: 'mt:prot', x: 0, y: -1, xrefs: [] },
          ],
        }),
      ],
      links: [aLink({ relation: 'inhibits' }), aLink({ id: 'l2', relation: 'inhibits' })],
    });
    expect(legendOf(project)).toEqual([
      'LEGEND',
      'Cofactor',
      'Enzyme',
      'Unit of information',
      'Status',
      'Inhibits',
    ]);
  });

  test('explains a line that was drawn otherwise by what is common to these links', () => {
    const nodes = [aNode({ id: 'n1' }), aNode({ id: 'n2', x: 200 })];
    const dotted = { line: 'dotted' } as const;
    const links = [
      aLink({ id: 'l1', style: dotted, confidence: 'contested' }),
      aLink({ id: 'l2', style: dotted, confidence: 'contested' }),
      aLink({ id: 'l3', confidence: 'contested' }),
    ];
    expect(legendOf(aProject({ nodes, links }))).toContain('Dotted line: contested');
    const unsure = [...links, aLink({ id: 'l4', style: dotted })];
    expect(legendOf(aProject({ nodes, links: unsure }))).toContain('Dotted line');
  });

  test('is not there for a diagram of texts', () => {
    expect(legendOf(aProject({ nodes: [aNode({ kind: 'note', label: 'A thought' })] }))).toEqual(
      [],
    );
    expect(legendOf(aProject())).toEqual([]);
  });

  test('leaves out kinds that are drawn without a shape', () => {
    const unseen = { fill: 'none', border: 'none' };
    const nodes = [aNode({ id: 'n1' }), aNode({ id: 'n2', x: 200, kind: 'group', style: unseen })];
    expect(legendOf(aProject({ nodes }))).toEqual(['LEGEND', 'Enzyme']);
  });

  test('is of the part that is shown', () => {
    const nodes = [aNode({ id: 'n1' }), aNode({ id: 'n2', x: 200, kind: 'hormone' })];
    const part = { show: 'elements', ids: ['n2'] } as const;
    expect(linesIn(aPicture(aProject({ nodes }), { legend: true, part }))).toEqual([
      'LEGEND',
      'Hormone',
    ]);
  });
});

const reference = (id: string): Reference => ({ id, authors: [], citation: `Paper ${id}` });
const from = (id: string, stance: Evidence['stance'] = 'supports'): Evidence => ({
  reference: id,
  stance,
  grade: 'ungraded',
});

describe('References', () => {
  const references = ['a', 'b', 'c', 'd', 'e'].map(reference);

  test('have the numbers in which a reader meets them', () => {
    const nodes = [
      aNode({ id: 'n1', x: 300, y: 300, evidence: [from('a')] }),
      aNode({ id: 'n2', x: 300, y: 0, evidence: [from('b'), from('c')] }),
      aNode({ id: 'n3', x: 0, y: 5, evidence: [from('d'), from('b')] }),
    ];
    const lines = linesIn(aPicture(aProject({ references, nodes }), { references: true }));
    // Left of the top row, right of it, then the row below; then the list.
    expect(lines).toEqual([
      '1, 2',
      '2, 3',
      '4',
      'REFERENCES',
      '1',
      'Paper d.',
      '2',
      'Paper b.',
      '3',
      'Paper c.',
      '4',
      'Paper a.',
    ]);
  });

  test('are told together where they follow each other, and apart where they contradict', () => {
    const evidence = [...['a', 'b', 'c', 'e'].map((id) => from(id)), from('d', 'contradicts')];
    const links = [aLink({ evidence })];
    const nodes = [aNode({ id: 'n1' }), aNode({ id: 'n2', x: 300 })];
    const picture = aPicture(aProject({ references, nodes, links }), { references: true });
    expect(linesIn(picture)[0]).toBe('1–4, against: 5');
  });

  test('that nothing shown refers to are not listed', () => {
    const nodes = [aNode({ id: 'n1', evidence: [from('a')] }), aNode({ id: 'n2', x: 200 })];
    const part = { show: 'elements', ids: ['n2'] } as const;
    const picture = aPicture(aProject({ references, nodes }), { references: true, part });
    expect(linesIn(picture)).toEqual([]);
  });

  test('have their numbers on lines rather than on the words of another node', () => {
    const nodes = [aNode({ id: 'upper', y: -40 }), aNode({ id: 'lower', evidence: [from('a')] })];
    // Two lines run along each side of the lower node but the one at which the upper lies.
    const ends = [
      [-6, -50, -6, 130],
      [-4, -50, -4, 130],
      [84, -50, 84, 130],
      [86, -50, 86, 130],
      [-50, 46, 130, 46],
      [-50, 48, 130, 48],
    ];
    const links = ends.map(([x1 = 0, y1 = 0, x2 = 0, y2 = 0], i) =>
      aLink({
        id: `l${i}`,
        source: { to: 'point', x: x1, y: y1 },
        target: { to: 'point', x: x2, y: y2 },
      }),
    );
    const picture = aPicture(aProject({ references, nodes, links }), { references: true });
    const [mark] = picture.extras.filter(({ type }) => type === 'text');
    const { x, y, width, height } = primitivesBounds(mark ? [mark] : []);
    const isBeside = x > 80 || x + width < 0 || y > 0 || y + height < -40;
    expect({ isThere: mark !== undefined, isBeside }).toEqual({ isThere: true, isBeside: true });
  });

  test('of a container keep their numbers within it', () => {
    const nodes = [
      aNode({
        id: 'cell',
        kind: 'compartment',
        width: 300,
        height: 200,
        evidence: [from('a'), from('b')],
      }),
      aNode({ id: 'n1', x: 110, y: 80, evidence: [from('c')] }),
      aNode({ id: 'out', x: 500, y: 80, evidence: [from('d')] }),
    ];
    const part = { show: 'container', id: 'cell' } as const;
    const picture = aPicture(aProject({ references, nodes }), { references: true, part });
    const marks = picture.extras.filter(({ type }) => type === 'text');
    expect(linesIn({ extras: marks })).toEqual(['1, 2', '3']);
    const { x, y, width, height } = primitivesBounds(marks);
    expect(x).toBeGreaterThan(0);
    expect(x + width).toBeLessThan(300);
    expect(y).toBeGreaterThan(-3);
    expect(y + height).toBeLessThan(200);
  });
});

describe('The title block', () => {
  const metadata = { ...aProject().metadata, title: 'Serotonin', organism: 'Homo sapiens' };
  const blockOf = (fields: Partial<typeof metadata>) =>
    linesIn(aPicture(aProject({ metadata: { ...metadata, ...fields } }), { titleBlock: true }));

  test('names title, authors, organism, licence and date, and where the image comes from', () => {
    const fields = {
      authors: ['A. Curator', 'B. Curator'],
      licence: 'CC0',
      modified: '2026-11-03T23:59:59.000Z',
    };
    expect(blockOf(fields)).toEqual([
      'Serotonin',
      'A. Curator, B. Curator  ·  Homo sapiens',
      'CC0  ·  Modified November 3, 2026',
      'Made with Neuromatrix. Informs; no medical advice.',
    ]);
  });

  test('leaves out what is not known', () => {
    expect(blockOf({ title: ' ', organism: '' })).toEqual([
      'Made with Neuromatrix. Informs; no medical advice.',
    ]);
  });
});

test('two hundred references, a title of a thousand words and a narrow diagram fit the frame', () => {
  const references = Array.from({ length: 200 }, (_, i) => ({
    ...reference(`r${i}`),
    authors: Array.from({ length: 40 }, (__, j) => `Author ${j}`),
    title: `W${'o'.repeat(i * 3)}rd `.repeat(10),
    journal: 'Journal',
    doi: `10.1000/${'x'.repeat(i)}`,
  }));
  const evidence = references.map(({ id }) => from(id));
  const metadata = { ...aProject().metadata, title: 'Serotonin '.repeat(200) };
  const project = aProject({ metadata, references, nodes: [aNode({ evidence })] });
  const picture = aPicture(project, everything);
  const lines = linesIn(picture);
  for (const number of ['1', '100', '200']) expect(lines).toContain(number);
  expect(lines.filter((line) => line.startsWith('Author 0, Author 1')).length).toBe(200);
  expect(beyondFrame(picture)).toBeCloseTo(0);
});

test('whatever the project, what stands beside it lies in the frame, in both themes', () => {
  fc.assert(
    fc.property(arbitraryProject(), fc.constantFrom('light', 'dark'), (project, theme) => {
      expect(beyondFrame(aPicture(project, { ...everything, theme }))).toBeCloseTo(0);
    }),
    { numRuns: 40 },
  );
});

/** How far beyond the frame anything beside the diagram reaches, in diagram units; nothing if it does not. */
function beyondFrame({ extras, frame }: ReturnType<typeof aPicture>): number {
  const { x, y, width, height } = primitivesBounds(extras);
  const right = x + width - frame.x - frame.width;
  const bottom = y + height - frame.y - frame.height;
  return Math.max(0, frame.x - x, frame.y - y, right, bottom);
}

test('an image without any of it is as large as the diagram', () => {
  const project = aProject({ nodes: [aNode()] });
  expect(aPicture(project).extras).toEqual([]);
  expect(aPicture(project, everything).frame.height).toBeGreaterThan(
    aPicture(project).frame.height,
  );
});

describe('A what-if', () => {
  const project = aProject({
    nodes: [aNode({ id: 'n1', label: 'B6' }), aNode({ id: 'n2', x: 200 })],
  });
  const whatIf = {
    name: 'B6 low',
    marks: [
      { node: 'n1', level: 'low', isSupply: true },
      { node: 'n2', level: 'uncertain', isSupply: false },
      { node: 'gone', level: 'high', isSupply: false },
    ],
    why: ['B6: low. It was set so.'],
  } as const;

  test('marks what it changes, says what the marks mean and why, and brings its caution', () => {
    const lines = linesIn(aPicture(project, { whatIf }));
    expect(lines.slice(0, 2)).toEqual(['↓', '?']);
    expect(lines).toContain('WHAT IF: B6 LOW');
    expect(lines).toContain('B6: low. It was set so.');
    expect(
      lines.filter((line) => ['low', 'high', 'perhaps lower or higher'].includes(line)),
    ).toEqual(['low', 'perhaps lower or higher']);
    expect(lines.join(' ')).toContain(scenarioCaution.slice(0, 30));
  });

  test('leaves out marks of nodes that the image does not show', () => {
    const part = { show: 'elements', ids: ['n2'] } as const;
    expect(linesIn(aPicture(project, { whatIf, part }))[0]).toBe('?');
  });

  test('is a drawing as before where there is none', () => {
    expect(aPicture(project, { whatIf: null }).extras).toEqual([]);
  });
});
