import { expect, test } from 'vitest';
import {
  linksAmong,
  ancestorsOf,
  indexProject,
  outermost,
  withDescendants,
} from '../../../shared/graph/project-index.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const nested = aProject({
  nodes: [
    aNode({ id: 'inner', parent: 'middle' }),
    aNode({ id: 'outer', kind: 'compartment' }),
    aNode({ id: 'middle', kind: 'compartment', parent: 'outer' }),
    aNode({ id: 'other' }),
  ],
});

test('a compartment holds what lies in it at any depth', () => {
  const index = indexProject(nested);
  expect(withDescendants(index, ['outer'])).toEqual(new Set(['outer', 'middle', 'inner']));
  expect(ancestorsOf(index, 'inner')).toEqual(['middle', 'outer']);
  expect(outermost(index, ['inner', 'middle', 'other', 'nobody']).map(({ id }) => id)).toEqual([
    'middle',
    'other',
  ]);
});

test('links that hang on each other in a ring, as a file may hold them, end no look-up', () => {
  const ring = aProject({
    nodes: [aNode({ id: 'a' })],
    links: [
      aLink({
        id: 'one',
        source: 'a',
        target: { to: 'anchor', id: 'q' },
        anchors: [{ id: 'p', position: 0.5 }],
      }),
      aLink({
        id: 'two',
        source: 'a',
        target: { to: 'anchor', id: 'p' },
        anchors: [{ id: 'q', position: 0.5 }],
      }),
    ],
  });
  const index = indexProject(ring);
  expect(linksAmong(index, new Set(['a']))).toEqual(new Set());
  expect(linksAmong(index, new Set(['a']), ['one'])).toEqual(new Set(['one', 'two']));
});
