import { expect, test } from 'vitest';
import { moveElements, moveNodes, positionNodes } from '../../../shared/edit/move-and-resize.ts';
import { indexProject } from '../../../shared/graph/project-index.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

/** A conversion in a cell, catalysed there, and a hormone outside that acts on its enzyme. */
function aCell(): Project {
  return aProject({
    nodes: [
      aNode({ id: 'cell', kind: 'compartment', width: 400, height: 300 }),
      aNode({ id: 'a', x: 20, y: 20, parent: 'cell' }),
      aNode({ id: 'b', x: 220, y: 20, parent: 'cell' }),
      aNode({ id: 'enzyme', x: 100, y: 120, parent: 'cell' }),
      aNode({ id: 'hormone', kind: 'hormone', x: 600, y: 0 }),
    ],
    links: [
      aLink({
        id: 'makes',
        source: 'a',
        target: 'b',
        waypoints: [{ x: 150, y: 10 }],
        anchors: [{ id: 'middle', position: 0.5 }],
      }),
      aLink({
        id: 'catalysis',
        relation: 'catalyzes',
        source: 'enzyme',
        target: { to: 'anchor', id: 'middle' },
        waypoints: [{ x: 140, y: 90 }],
      }),
      aLink({ id: 'decay', source: 'b', target: { to: 'point', x: 380, y: 200 } }),
      aLink({ id: 'leak', source: 'b', target: { to: 'point', x: 900, y: 200 } }),
      aLink({
        id: 'signal',
        relation: 'activates',
        source: 'hormone',
        target: 'enzyme',
        waypoints: [{ x: 500, y: 50 }],
      }),
    ],
  });
}

const positionsOf = (project: Project) =>
  Object.fromEntries(project.nodes.map(({ id, x, y }) => [id, [x, y]]));

test('a compartment takes along, once, what lies in it and the bends of the links within', () => {
  const before = aCell();
  const after = moveNodes(['cell', 'a'], { x: 10, y: 5 })(before);
  const { links } = indexProject(after);
  expect(positionsOf(after)).toEqual({
    cell: [10, 5],
    a: [30, 25],
    b: [230, 25],
    enzyme: [110, 125],
    hormone: [600, 0],
  });
  expect(links.get('makes')?.waypoints).toEqual([{ x: 160, y: 15 }]);
  expect(links.get('catalysis')?.waypoints).toEqual([{ x: 150, y: 95 }]);
});

test('a free end goes with the compartment that it lies in, and stays when it lies outside', () => {
  const { links } = indexProject(moveNodes(['cell'], { x: 10, y: 5 })(aCell()));
  expect(links.get('decay')?.target).toEqual({ to: 'point', x: 390, y: 205 });
  expect(links.get('leak')?.target).toEqual({ to: 'point', x: 900, y: 200 });
});

test('a link from outside keeps its bends, and whatever does not move keeps its identity', () => {
  const before = aCell();
  const after = moveNodes(['cell'], { x: 10, y: 5 })(before);
  expect(after.links[4]).toBe(before.links[4]);
  expect(after.nodes[4]).toBe(before.nodes[4]);
});

test('one end alone leaves the bends where they are', () => {
  const before = aCell();
  expect(moveNodes(['a'], { x: 10, y: 0 })(before).links[0]).toBe(before.links[0]);
});

test('a chosen link moves its bends and free ends', () => {
  const after = moveElements({ nodes: [], links: ['leak', 'makes'] }, { x: 1, y: 2 })(aCell());
  const { links } = indexProject(after);
  expect(links.get('leak')?.target).toEqual({ to: 'point', x: 901, y: 202 });
  expect(links.get('makes')?.waypoints).toEqual([{ x: 151, y: 12 }]);
});

test('things stop together at the edge of the plane', () => {
  const project = aProject({
    nodes: [aNode({ id: 'a', x: 999_990 }), aNode({ id: 'b', x: 999_000 })],
  });
  const after = moveNodes(['a', 'b'], { x: 500, y: 0 })(project);
  expect(after.nodes.map(({ x }) => x)).toEqual([1_000_000, 999_010]);
});

test('no distance, a distance that is no number and unknown ids change nothing', () => {
  const project = aCell();
  expect(moveNodes(['a'], { x: 0, y: -0 })(project)).toBe(project);
  expect(moveNodes(['a'], { x: Number.NaN, y: 1 })(project)).toBe(project);
  expect(moveNodes(['nobody'], { x: 1, y: 1 })(project)).toBe(project);
});

test('placing a compartment shifts what lies in it, but for nodes that get a place themselves', () => {
  const positions = new Map([
    ['cell', { x: 100, y: 100 }],
    ['a', { x: 7.3, y: 0.1 }],
  ]);
  const after = positionNodes(positions)(aCell());
  expect(positionsOf(after)).toEqual({
    cell: [100, 100],
    a: [7.3, 0.1],
    b: [320, 120],
    enzyme: [200, 220],
    hormone: [600, 0],
  });
});

test.each([
  ['orthogonal', {}],
  ['curved', { curve: 'within' }],
] as const)(
  'the bend next to an end that moves keeps a line of %s straight there',
  (routing, style) => {
    const at = { to: 'node', position: { x: 1, y: 0 } } as const;
    const bends = [
      { x: 180, y: 20 },
      { x: 180, y: 220 },
    ];
    const project = aProject({
      nodes: [
        aNode({ id: 'a', x: 0, y: 0, width: 80, height: 40 }),
        aNode({ id: 'b', x: 300, y: 200, width: 80, height: 40 }),
      ],
      links: [
        aLink({
          id: 'bent',
          source: { ...at, id: 'a' },
          target: { ...at, id: 'b', position: { x: -1, y: 0 } },
          routing,
          style,
          waypoints: bends,
        }),
      ],
    });
    const bendsOf = (id: string) => moveNodes([id], { x: 13, y: 7 })(project).links[0]?.waypoints;
    expect(bendsOf('a')).toEqual([{ x: 180, y: 27 }, bends[1]]);
    expect(bendsOf('b')).toEqual([bends[0], { x: 180, y: 227 }]);
  },
);

test('a bend that was set beside the end of a line stays where it is', () => {
  const project = aProject({
    nodes: [aNode({ id: 'a', x: 0, y: 0 }), aNode({ id: 'b', x: 300, y: 200 })],
    links: [
      aLink({ source: 'a', target: 'b', routing: 'orthogonal', waypoints: [{ x: 190, y: 133 }] }),
    ],
  });
  const moved = moveNodes(['a'], { x: 13, y: 7 })(project);
  expect(moved.links[0]?.waypoints).toEqual([{ x: 190, y: 133 }]);
});

test('the bend next to an end on a line follows where the line moves', () => {
  const at = (id: string, x: number, y: number) =>
    ({ to: 'node', id, position: { x, y } }) as const;
  const project = aProject({
    nodes: [
      aNode({ id: 'a', x: 0, y: 0, width: 80, height: 40 }),
      aNode({ id: 'b', x: 280, y: 0, width: 80, height: 40 }),
      aNode({ id: 'enzyme', x: 0, y: 200, width: 80, height: 40 }),
    ],
    links: [
      aLink({
        id: 'reaction',
        source: at('a', 1, 0),
        target: at('b', -1, 0),
        routing: 'straight',
        anchors: [{ id: 'middle', position: 0.5 }],
      }),
      aLink({
        id: 'catalysis',
        relation: 'catalyzes',
        source: at('enzyme', 1, 0),
        target: { to: 'anchor', id: 'middle' },
        routing: 'orthogonal',
        waypoints: [{ x: 180, y: 220 }],
      }),
    ],
  });
  const bendsOf = (ids: string[]) =>
    moveNodes(ids, { x: 20, y: 8 })(project).links.map(({ waypoints }) => waypoints);
  expect(bendsOf(['a'])).toEqual([[], [{ x: 190, y: 220 }]]);
  expect(bendsOf(['a', 'b'])).toEqual([[], [{ x: 200, y: 220 }]]);
  expect(bendsOf(['enzyme'])).toEqual([[], [{ x: 180, y: 228 }]]);
});
