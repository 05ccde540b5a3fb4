import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutInLayers } from '../../../shared/layout/layered-layout.ts';
import { arrangeNodes } from '../../../shared/layout/arrange-nodes.ts';
import { drawDiagram } from '../../../shared/scene/draw-diagram.ts';
import { runsThrough } from '../../../shared/scene/route-geometry.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const boxes = ids.map((id) => ({ id, width: 100, height: 40 }));
const edge = fc.record({ source: fc.constantFrom(...ids), target: fc.constantFrom(...ids) });

test('boxes do not lie on each other, whatever joins them', () => {
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 20 }), (edges) => {
      const positions = [...layoutInLayers(boxes, edges).values()];
      expect(positions).toHaveLength(boxes.length);
      for (const [at, one] of positions.entries()) {
        for (const other of positions.slice(at + 1)) {
          const apart = Math.abs(one.x - other.x) >= 100 || Math.abs(one.y - other.y) >= 40;
          expect(apart).toBe(true);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test('what leads to something comes above it', () => {
  const chain = [
    { source: 'a', target: 'b' },
    { source: 'b', target: 'c' },
    { source: 'x', target: 'c' },
  ];
  const positions = layoutInLayers(boxes.slice(0, 3), chain);
  const heights = ['a', 'b', 'c'].map((id) => positions.get(id)?.y ?? 0);
  expect(heights).toEqual(heights.toSorted((one, other) => one - other));
  expect(new Set(heights).size).toBe(3);
});

test('a long chain and a great star take no call stack and little time', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => ({ id: `${at}`, width: 50, height: 20 }));
  const chain = many.slice(1).map((_, at) => ({ source: `${at}`, target: `${at + 1}` }));
  const star = many.slice(1).map(({ id }) => ({ source: '0', target: id }));
  expect(layoutInLayers(many, chain).size).toBe(20_000);
  const spread = [...layoutInLayers(many, star).values()].map(({ x }) => x);
  expect(spread.reduce((most, x) => Math.max(most, x), 0)).toBeLessThan(25_000);
});

test('a container holds what lies in it, and its neighbours stay outside', () => {
  const project = aProject({
    nodes: [
      aNode({ id: 'cell', kind: 'compartment' }),
      aNode({ id: 'n1', parent: 'cell' }),
      aNode({ id: 'n2', parent: 'cell' }),
      aNode({ id: 'out' }),
    ],
    links: [aLink(), aLink({ id: 'l2', source: 'n2', target: 'out' })],
  });
  const [cell, ...inner] = arrangeNodes(project).nodes;
  const outside = inner.pop();
  if (!cell || !outside) throw new Error('Nodes were lost.');
  for (const { x, y, width, height } of inner) {
    expect(x).toBeGreaterThan(cell.x);
    expect(y).toBeGreaterThan(cell.y);
    expect(x + width).toBeLessThan(cell.x + cell.width);
    expect(y + height).toBeLessThan(cell.y + cell.height);
  }
  expect(outside.y).toBeGreaterThanOrEqual(cell.y + cell.height);
});

describe('what leads round', () => {
  const cycle = (length: number, more: readonly [string, string][] = []) => {
    const edges = [
      ...Array.from({ length }, (_, at) => [`c${at}`, `c${(at + 1) % length}`] as const),
      ...more,
    ];
    const ids = [...new Set(edges.flat())];
    return arrangeNodes(
      aProject({
        nodes: ids.map((id) => aNode({ id })),
        links: edges.map(([source, target], at) => aLink({ id: `l${at}`, source, target })),
      }),
    );
  };

  test.each([
    ['of three', cycle(3)],
    ['of twelve', cycle(12)],
    [
      'with a way in and a way out',
      cycle(6, [
        ['in', 'c0'],
        ['c3', 'out'],
      ]),
    ],
    [
      'and another beside it',
      cycle(5, [
        ['c2', 'd0'],
        ['d0', 'd1'],
        ['d1', 'd2'],
        ['d2', 'd0'],
      ]),
    ],
  ])('a ring %s is drawn so that no link runs behind a node', (_what, project) => {
    const { links } = drawDiagram(project, 'light');
    for (const { link, route } of links.values()) {
      const ends = [link.source, link.target].map((end) => (end.to === 'node' ? end.id : ''));
      const behind = project.nodes.filter(
        (node) => !ends.includes(node.id) && runsThrough(route, node),
      );
      expect([link.id, behind.map(({ id }) => id)]).toEqual([link.id, []]);
    }
  });
});
