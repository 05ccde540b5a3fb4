import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  linksAmong,
  ancestorsOf,
  indexProject,
  outermost,
  withDescendants,
} from '../../../shared/graph/project-index.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';
import { arbitraryNextVersion, counting } from '../../support/next-versions.ts';
import { generatedProject } from '../../bench/generated-project.ts';

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

test('the index of the next version of a project is as if it were the first', () => {
  fc.assert(
    fc.property(
      arbitraryProject({ maxNodes: 8, maxLinks: 10 }),
      fc.array(arbitraryNextVersion(), { minLength: 1, maxLength: 4 }),
      (first, steps) => {
        let project = first;
        indexProject(project);
        for (const step of steps) {
          project = step(project);
          const next = indexProject(project);
          const anew = indexProject(structuredClone(project));
          for (const name of [
            'nodes',
            'links',
            'anchors',
            'badges',
            'children',
            'linksAt',
          ] as const)
            expect(new Map<string, unknown>(next[name]), name).toEqual(
              new Map<string, unknown>(anew[name]),
            );
          // So that the next step follows this version.
          indexProject({ ...project });
        }
      },
    ),
  );
});

test('the index of a project with one more bend looks at that link alone', () => {
  const { project, looks } = counting(generatedProject(2_000, { links: 'near' }));
  indexProject(project);
  const bent = {
    ...project,
    links: project.links.map((link, at) =>
      at === 900 ? { ...link, waypoints: [{ x: 1, y: 2 }] } : link,
    ),
  };
  looks();
  expect(indexProject(bent).links.get('l900')?.waypoints).toHaveLength(1);
  expect(looks()).toBeLessThan(100);
});
