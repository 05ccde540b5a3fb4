import { expect, test } from 'vitest';
import { drawMatrix } from '../../../shared/matrix/draw-matrix.ts';
import { findCrossProblems } from '../../../shared/project/cross-checks.ts';

test('a matrix is drawn with its labels, its signs and its caution', () => {
  const project = drawMatrix({
    title: 'Ours',
    caution: 'Not medical advice.',
    columns: [{ label: 'Serotonin', note: '↓ at risk' }],
    rows: [
      { heading: 'Cofactors' },
      { label: 'Iron', note: '↓ low', cells: [{ role: 'cofactor', text: 'TPH2' }] },
      { label: 'Copper', note: '', cells: [null] },
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
