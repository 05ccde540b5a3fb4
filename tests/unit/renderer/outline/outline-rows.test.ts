import { expect, test } from 'vitest';
import {
  nodesCalled,
  outlineRows,
  type OutlineRow,
} from '../../../../renderer/outline/outline-rows.ts';
import type { Project } from '../../../../shared/project/project-schema.ts';
import { bundledLibrary } from '../../library/bundled-library.ts';
import { aLink, aNode, aProject } from '../../../support/a-project.ts';

const serotonin = aProject({
  nodes: [
    aNode({ id: 'neuron', kind: 'compartment', label: 'Neuron' }),
    aNode({ id: 'trp', kind: 'precursor', label: 'L-Tryptophan', parent: 'neuron' }),
    aNode({ id: 'htp', kind: 'intermediate', label: '5-HTP', parent: 'neuron' }),
    aNode({ id: 'tph2', kind: 'enzyme', label: 'TPH2' }),
    aNode({ id: 'bh4', kind: 'cofactor', label: 'BH4' }),
  ],
  links: [
    aLink({
      id: 'step',
      source: 'trp',
      target: 'htp',
      anchors: [{ id: 'middle', position: 0.5 }],
    }),
    aLink({
      id: 'catalysis',
      relation: 'catalyzes',
      source: 'tph2',
      target: { to: 'anchor', id: 'middle' },
    }),
    aLink({ id: 'help', relation: 'cofactor-of', source: 'bh4', target: 'tph2' }),
  ],
});

/** Indented by level, with a plus at what is closed. */
function outline(project: Project, toggled: readonly string[] = [], filter = ''): string[] {
  return outlineRows(project, new Set(toggled), filter).map(
    (row) => `${'  '.repeat(row.level - 1)}${textOf(row)}${row.isOpen === false ? ' +' : ''}`,
  );
}

function textOf(row: OutlineRow): string {
  if (row.type === 'node') return row.name;
  if (row.type === 'link') return row.words;
  return row.type === 'kind' ? `${row.kind} ${row.count}` : `loose ${row.count}`;
}

test('lists compartments with what lies in them, then the other nodes by kind', () => {
  expect(outline(serotonin)).toEqual([
    'Neuron',
    '  L-Tryptophan +',
    '  5-HTP +',
    'cofactor 1',
    '  BH4 +',
    'enzyme 1',
    '  TPH2 +',
  ]);
});

test('says under a node what it does and what is done to it, and under a link what ends on it', () => {
  const opened = ['trp', 'trp step', 'tph2'];
  expect(outline(serotonin, opened)).toEqual([
    'Neuron',
    '  L-Tryptophan',
    '    is converted to 5-HTP',
    '      TPH2 catalyzes this',
    '  5-HTP +',
    'cofactor 1',
    '  BH4 +',
    'enzyme 1',
    '  TPH2',
    '    catalyzes L-Tryptophan → 5-HTP',
    '    BH4 is a cofactor of this',
  ]);
});

test('the filter keeps what matches and the way there', () => {
  expect(outline(serotonin, [], 'bh4')).toEqual([
    'cofactor 1',
    '  BH4',
    'enzyme 1',
    '  TPH2',
    '    BH4 is a cofactor of this',
  ]);
  expect(outline(serotonin, [], 'dopamine')).toEqual([]);
});

test('the filter finds what people call otherwise than the diagram does', () => {
  const project = aProject({
    nodes: [aNode({ id: 'e', kind: 'neurotransmitter', label: 'Epinephrine' })],
  });
  const called = nodesCalled(project, bundledLibrary(), 'adrenal');
  const rows = outlineRows(project, new Set(), 'adrenal', called);
  expect(rows.map(({ key }) => key)).toContain('e');
});

test('counts rows among those shown, so that a screen reader says "2 of 2"', () => {
  const rows = outlineRows(serotonin, new Set(), 'bh4');
  const top = rows.filter((row) => row.level === 1);
  expect(top.map((row) => [row.position, row.siblings])).toEqual([
    [1, 2],
    [2, 2],
  ]);
});

test('names each row once, even where a link is listed under both its ends', () => {
  const everything = ['trp', 'trp step', 'htp', 'htp step', 'bh4', 'tph2'];
  const keys = outlineRows(serotonin, new Set(everything), '').map((row) => row.key);
  expect(new Set(keys).size).toBe(keys.length);
});

test('links that end on each other in a ring do not make an endless list', () => {
  const anchorEnd = (id: string) => ({ to: 'anchor', id }) as const;
  const ring = aProject({
    nodes: [aNode({ id: 'a', label: 'A' })],
    links: [
      aLink({
        id: 'x',
        source: 'a',
        target: anchorEnd('on-y'),
        anchors: [{ id: 'on-x', position: 0.5 }],
      }),
      aLink({
        id: 'y',
        source: 'a',
        target: anchorEnd('on-x'),
        anchors: [{ id: 'on-y', position: 0.5 }],
      }),
    ],
  });
  const rows = outlineRows(ring, new Set(), 'converted');
  expect(rows.filter((row) => row.type === 'link').length).toBeGreaterThan(0);
});

test('links between free points are listed on their own', () => {
  const loose = aProject({
    links: [aLink({ source: { to: 'point', x: 0, y: 0 }, target: { to: 'point', x: 9, y: 9 } })],
  });
  expect(outline(loose)).toEqual(['loose 1', '  is converted to a free point']);
});

test('a label of many lines and control characters is one line of text', () => {
  const odd = aProject({ nodes: [aNode({ label: 'Sero\u0000\n\ttonin <b>' })] });
  expect(outline(odd)).toContain('  Sero tonin <b>');
});

test('a node without a label still has a name', () => {
  expect(outline(aProject({ nodes: [aNode({ label: '' })] }))).toContain(
    '  Enzyme without a label',
  );
});
