import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  alignNodes,
  distributeNodes,
  flipNodes,
  matchSizes,
  stackNodes,
} from '../../../shared/edit/align.ts';
import type { Edit } from '../../../shared/edit/edit.ts';
import { projectSchema, type Project } from '../../../shared/project/project-schema.ts';
import { rotatedBounds, type Axis } from '../../../shared/scene/primitives.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';
import { arbitraryProject } from '../../support/arbitrary-project.ts';

const three = aProject({
  nodes: [
    aNode({ id: 'b', x: 100, y: 50, width: 80, height: 40 }),
    aNode({ id: 'a', x: 0, y: 0, width: 60, height: 40 }),
    aNode({ id: 'c', x: 400, y: 90, width: 100, height: 60 }),
  ],
});
const ids = ['a', 'b', 'c'];

test.each([
  ['x', 'start', { a: 0, b: 0, c: 0 }],
  ['x', 'centre', { a: 220, b: 210, c: 200 }],
  ['x', 'end', { a: 440, b: 420, c: 400 }],
  ['y', 'start', { a: 0, b: 0, c: 0 }],
  ['y', 'centre', { a: 55, b: 55, c: 45 }],
  ['y', 'end', { a: 110, b: 110, c: 90 }],
] as const)('aligned along %s at the %s, nodes share one line', (axis, at, to) => {
  expect(positionsOf(alignNodes(ids, { axis, at })(three), axis)).toEqual(to);
});

test('aligning moves along one axis only', () => {
  const next = alignNodes(ids, { axis: 'x', at: 'start' })(three);
  expect(positionsOf(next, 'y')).toEqual(positionsOf(three, 'y'));
});

test('a turned node is aligned by what is seen of it', () => {
  const project = aProject({
    nodes: [
      aNode({ id: 'a', x: 0, y: 0, width: 80, height: 40, rotation: 90 }),
      aNode({ id: 'b', x: 200, y: 0, width: 80, height: 40 }),
    ],
  });
  // It is seen from 20 to 60.
  expect(positionsOf(alignNodes(['a', 'b'], { axis: 'x', at: 'start' })(project), 'x')).toEqual({
    a: 0,
    b: 20,
  });
});

test('distributed nodes have equal gaps, and the outermost stay', () => {
  // 500 wide, 240 of it nodes: two gaps of 130.
  expect(positionsOf(distributeNodes(ids, 'x')(three), 'x')).toEqual({ a: 0, b: 190, c: 400 });
});

test('two nodes have nothing to distribute', () => {
  expect(distributeNodes(['a', 'b'], 'x')(three)).toBe(three);
});

test('stacked nodes follow each other in their order, on one middle line', () => {
  const next = stackNodes(ids, 'x')(three);
  expect(positionsOf(next, 'x')).toEqual({ a: 0, b: 100, c: 220 });
  expect(positionsOf(next, 'y')).toEqual({ a: 55, b: 55, c: 45 });
});

test('the same size is the greatest, about the centres', () => {
  const next = matchSizes(ids, ['width', 'height'])(three);
  expect(next.nodes.map(({ width, height }) => [width, height])).toEqual([
    [100, 60],
    [100, 60],
    [100, 60],
  ]);
  expect(positionsOf(next, 'x')).toEqual({ a: -20, b: 90, c: 400 });
});

test('flipping exchanges left and right, with ends, bends and content', () => {
  const project = aProject({
    nodes: [
      aNode({ id: 'box', kind: 'compartment', x: 0, y: 0, width: 200, height: 100 }),
      aNode({ id: 'in', parent: 'box', x: 10, y: 30, width: 50, height: 40, rotation: 30 }),
      aNode({ id: 'right', x: 300, y: 30, width: 100, height: 40 }),
      aNode({ id: 'elsewhere', x: 900, y: 0 }),
    ],
    links: [
      aLink({
        id: 'among',
        source: { to: 'node', id: 'in', side: 'right' },
        target: { to: 'node', id: 'right', side: 'top' },
        waypoints: [{ x: 250, y: 10 }],
      }),
      aLink({
        id: 'out',
        source: { to: 'node', id: 'right', side: 'right' },
        target: 'elsewhere',
        waypoints: [{ x: 600, y: 10 }],
      }),
    ],
  });
  const next = flipNodes(['box', 'right'], 'x')(project);
  expect(positionsOf(next, 'x')).toEqual({ box: 200, in: 340, right: 0, elsewhere: 900 });
  expect(next.nodes[1]?.rotation).toBe(330);
  expect(next.links[0]).toMatchObject({
    source: { side: 'left' },
    target: { side: 'top' },
    waypoints: [{ x: 150, y: 10 }],
  });
  // One of its ends stays where it is.
  expect(next.links[1]).toBe(project.links[1]);
});

const axes = fc.constantFrom<Axis>('x', 'y');
const edits: fc.Arbitrary<(chosen: readonly string[]) => Edit> = fc.oneof(
  fc
    .record({
      axis: axes,
      at: fc.constantFrom('start' as const, 'centre' as const, 'end' as const),
    })
    .map((line) => (chosen: readonly string[]) => alignNodes(chosen, line)),
  axes.map((axis) => (chosen: readonly string[]) => distributeNodes(chosen, axis)),
  axes.map((axis) => (chosen: readonly string[]) => stackNodes(chosen, axis)),
  axes.map((axis) => (chosen: readonly string[]) => flipNodes(chosen, axis)),
  fc.constant((chosen: readonly string[]) => matchSizes(chosen, ['width', 'height'])),
);

test('whatever is arranged, the project stays valid', () => {
  fc.assert(
    fc.property(
      arbitraryProject(),
      edits,
      fc.infiniteStream(fc.boolean()),
      (project, edit, coin) => {
        const chosen = project.nodes.filter(() => coin.next().value === true).map(({ id }) => id);
        const next = edit(chosen)(project);
        expect(projectSchema.safeParse(next).success).toBe(true);
      },
    ),
  );
});

test('what was aligned or distributed is so already', () => {
  fc.assert(
    fc.property(fc.array(boxes, { minLength: 3, maxLength: 8 }), axes, (nodes, axis) => {
      const project = aProject({
        nodes: nodes.map((node, at) => aNode({ ...node, id: `n${at}` })),
      });
      const chosen = project.nodes.map(({ id }) => id);
      const aligned = alignNodes(chosen, { axis, at: 'end' })(project);
      const ends = aligned.nodes.map((node) => endOf(node, axis));
      for (const end of ends) expect(end).toBeCloseTo(Math.max(...ends), 6);
      const twice = flipNodes(chosen, axis)(flipNodes(chosen, axis)(project));
      for (const [at, node] of twice.nodes.entries())
        expect(node[axis]).toBeCloseTo(project.nodes[at]?.[axis] ?? NaN, 6);
    }),
  );
});

const boxes = fc.record({
  x: fc.integer({ min: -1000, max: 1000 }),
  y: fc.integer({ min: -1000, max: 1000 }),
  width: fc.integer({ min: 8, max: 300 }),
  height: fc.integer({ min: 8, max: 300 }),
  rotation: fc.constantFrom(0, 0, 30, 90),
});

function endOf(node: Project['nodes'][number], axis: Axis): number {
  const box = rotatedBounds(node, node.rotation);
  return axis === 'x' ? box.x + box.width : box.y + box.height;
}

function positionsOf({ nodes }: Project, axis: Axis): Record<string, number> {
  return Object.fromEntries(nodes.map((node) => [node.id, node[axis]]));
}
