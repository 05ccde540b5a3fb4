import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { resizeTogether } from '../../../shared/edit/move-and-resize.ts';
import type { Project } from '../../../shared/project/project-schema.ts';
import { aLink, aNode, aProject } from '../../support/a-project.ts';

/** A compartment with a node in it, and a node beside it to which a bent link leads. */
const drawing = aProject({
  nodes: [
    aNode({ id: 'cell', kind: 'compartment', width: 200, height: 100 }),
    aNode({ id: 'in', x: 50, y: 20, width: 80, height: 40, parent: 'cell' }),
    aNode({ id: 'out', x: 320, y: 60, width: 80, height: 40 }),
    aNode({ id: 'other', x: 600, width: 80, height: 40 }),
  ],
  links: [aLink({ source: 'in', target: 'out', waypoints: [{ x: 240, y: 40 }] })],
});
const all = { x: 0, y: 0, width: 400, height: 100 };
const boxOf = ({ nodes }: Project, id: string) => {
  const { x = 0, y = 0, width = 0, height = 0 } = nodes.find((node) => node.id === id) ?? {};
  return [x, y, width, height];
};

test('nodes that are resized together keep their proportions, with what lies in them and bends between', () => {
  const after = resizeTogether(['cell', 'out'], all, { ...all, width: 800, height: 150 })(drawing);
  expect(boxOf(after, 'cell')).toEqual([0, 0, 400, 150]);
  expect(boxOf(after, 'in')).toEqual([100, 30, 160, 60]);
  expect(boxOf(after, 'out')).toEqual([640, 90, 160, 60]);
  expect(boxOf(after, 'other')).toEqual(boxOf(drawing, 'other'));
  expect(after.links[0]?.waypoints).toEqual([{ x: 480, y: 60 }]);
});

test('no side becomes shorter than can be seen, and the far side stays where it was', () => {
  const after = resizeTogether(['cell', 'out'], all, { x: 392, y: 0, width: 8, height: 100 })(
    drawing,
  );
  const [x = 0, , width = 0] = boxOf(after, 'out');
  expect(width).toBeCloseTo(8);
  expect(x + width).toBeCloseTo(400);
});

test('a node on its side gets the other measure, and one askew keeps its proportions', () => {
  for (const [rotation, expected] of [
    [90, [80, 80]],
    [45, [80 * Math.SQRT2, 40 * Math.SQRT2]],
  ] as const) {
    const nodes = drawing.nodes.map((node) => (node.id === 'out' ? { ...node, rotation } : node));
    const to = { ...all, width: 800 };
    const after = resizeTogether(['cell', 'out'], all, to)({ ...drawing, nodes });
    const [, , width, height] = boxOf(after, 'out');
    expect(width).toBeCloseTo(expected[0]);
    expect(height).toBeCloseTo(expected[1]);
  }
});

test('back to the first box all is as before', () => {
  const size = fc.integer({ min: 200, max: 2_000 });
  fc.assert(
    fc.property(size, size, (width, height) => {
      const to = { ...all, width, height };
      const there = resizeTogether(['cell', 'out'], all, to)(drawing);
      const back = resizeTogether(['cell', 'out'], to, all)(there);
      for (const { id } of drawing.nodes)
        for (const [at, value] of boxOf(back, id).entries())
          expect(value).toBeCloseTo(boxOf(drawing, id)[at] ?? 0, 6);
    }),
  );
});
