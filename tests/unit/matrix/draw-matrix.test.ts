import { expect, test } from 'vitest';
import { drawMatrix, type TableCell } from '../../../shared/matrix/draw-matrix.ts';
import { findCrossProblems } from '../../../shared/project/cross-checks.ts';
import type { Project } from '../../../shared/project/project-schema.ts';

function aCell(fields: Partial<TableCell> = {}): TableCell {
  const plain = {
    isContested: false,
    strength: 'moderate',
    others: [],
    level: null,
    standing: null,
  } as const;
  return { role: 'cofactor', text: 'TPH2', ...plain, ...fields };
}

function tableOf(...cells: readonly TableCell[]): Project {
  const columns = cells.map((_cell, at) => ({ label: `T${at}`, note: '', level: null }));
  const rows = [{ label: 'Iron', note: '', level: null, cells }];
  return drawMatrix({ title: 'Ours', caution: '', columns, rows });
}

const labelsOf = ({ nodes }: Project) => nodes.map(({ label }) => label);

test('a matrix is drawn with its labels, its signs and its caution', () => {
  const project = drawMatrix({
    title: 'Ours',
    caution: 'Not medical advice.',
    columns: [{ label: 'Serotonin', note: '↓ at risk', level: 'low' }],
    rows: [
      { heading: 'Cofactors' },
      { label: 'Iron', note: '↓ low', level: 'low', cells: [aCell({ level: 'low' })] },
      { label: 'Copper', note: '', level: null, cells: [null] },
    ],
  });
  const labels = project.nodes.map(({ label }) => label);
  expect(findCrossProblems(project)).toEqual([]);
  for (const text of [
    'Ours',
    'Serotonin',
    '↓ at risk',
    'COFACTORS',
    'Iron  ↓ low',
    'TPH2',
    'Copper',
    'Not medical advice.',
  ]) {
    expect(labels).toContain(text);
  }
  // One in its cell and one in the legend.
  expect(project.nodes.filter(({ style }) => style?.shape === 'diamond')).toHaveLength(2);
});

test('a cell shows what the scenario does there, that it is contested, and its other roles', () => {
  const { nodes } = tableOf(
    aCell({ level: 'low', isContested: true, others: ['clearance', 'raises'] }),
  );
  const labels = nodes.map(({ label }) => label);
  expect(labels).toContain('↓');
  expect(labels).toContain('contested');
  const shapes = nodes.map(({ style }) => style?.shape);
  expect(shapes.filter((shape) => shape === 'triangle')).toHaveLength(3);
  expect(nodes.filter(({ style }) => style?.dash !== undefined)).toHaveLength(2);
});

test('a picture shows how strongly a factor acts, and that it is needed for release, as the grid does', () => {
  const { nodes } = tableOf(
    aCell({ role: 'release', text: 'VMAT2', strength: 'strong' }),
    aCell({ text: 'AADC', strength: 'weak' }),
  );
  const styleOf = (label: string) =>
    nodes.filter((node) => node.label === label).map(({ style }) => style);
  expect(styleOf('VMAT2')[0]?.bold).toBe(true);
  expect(styleOf('AADC')[0]).toMatchObject({ bold: false, text: '#64748b' });
  // The legend explains both.
  expect(styleOf('strong')[0]?.bold).toBe(true);
  expect(styleOf('weak')[0]?.text).toBe('#64748b');
  expect(styleOf('needed for release')).toHaveLength(1);
  expect(styleOf('moderate')).toEqual([]);
  expect(nodes.filter(({ style }) => style?.shape === 'parallelogram')).toHaveLength(2);
});

test('what the diagram lacks is outlined, and the legend says so', () => {
  const labels = labelsOf(
    tableOf(aCell({ standing: 'only-library' }), aCell({ standing: 'both' })),
  );
  expect(labels).toContain('not in the diagram');
  expect(labels).not.toContain('not in the library');
});

test('nothing reaches beyond the widest of table, title, legend and caution', () => {
  const { nodes } = tableOf(
    aCell({ text: 'Aromatic-L-amino-acid decarboxylase', others: ['raises'] }),
  );
  const right = Math.max(...nodes.map(({ x, width }) => x + width));
  expect(right).toBeLessThanOrEqual(480);
});
