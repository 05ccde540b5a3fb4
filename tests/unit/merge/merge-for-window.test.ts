import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepUnchanged } from '../../../shared/merge/keep-unchanged.ts';
import {
  applyDelta,
  deltaBetween,
  mergeForWindow,
} from '../../../shared/merge/merge-for-window.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { editedProjects } from './edited-project.ts';

test('a delta leads from one project to the other, and keeps what did not change', () => {
  fc.assert(
    fc.property(editedProjects, ({ ours, theirs }) => {
      const next = keepUnchanged(ours, theirs);
      const made = applyDelta(ours, deltaBetween(ours, next));
      expect(made).toEqual(next);
      expect(made.nodes === ours.nodes).toBe(next.nodes === ours.nodes);
      expect(made.links === ours.links).toBe(next.links === ours.links);
    }),
    { numRuns: 60 },
  );
});

test('a delta holds only what is new', () => {
  const nodes = [aNode({ id: 'a' }), aNode({ id: 'b' }), aNode({ id: 'c' })];
  const before = aProject({ nodes });
  const after = { ...before, nodes: [...nodes.slice(1), aNode({ id: 'd' })] };
  const { rest, orders } = deltaBetween(before, after);
  expect(rest.nodes.map(({ id }) => id)).toEqual(['d']);
  expect([...orders.nodes]).toEqual([1, 2, -1]);
});

test('the window is told what is new in it, and whether that is what the file holds', () => {
  const base = aProject({ nodes: [aNode({ id: 'a' }), aNode({ id: 'b' })] });
  const theirs = { ...base, links: [aLink({ id: 'l', source: 'a', target: 'b' })] };
  const unchanged = mergeForWindow({ base, ours: base, theirs, isNamed: true });
  expect(unchanged).toMatchObject({ words: '1 added', isInFile: true, conflicts: [] });
  expect(unchanged.project.nodes).toBe(base.nodes);
  const ours = { ...base, nodes: [...base.nodes, aNode({ id: 'c' })] };
  const merged = mergeForWindow({ base, ours, theirs, isNamed: true });
  expect(merged).toMatchObject({ words: '1 added', isInFile: false });
});
