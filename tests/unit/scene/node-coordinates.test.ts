import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isInNode } from '../../../shared/graph/spatial-index.ts';
import { centreOf } from '../../../shared/scene/primitives.ts';
import {
  boxPoint,
  windowPoint,
  type BoxPosition,
  type DiagramPoint,
} from '../../../shared/project/project-schema.ts';
import {
  boxToDiagram,
  boxToPosition,
  diagramToBox,
  positionToBox,
} from '../../../shared/scene/node-outline.ts';
import { zoomedAbout } from '../../../renderer/canvas/viewing.ts';
import { aNode } from '../../support/a-project.ts';

const coordinate = fc.integer({ min: -10_000, max: 10_000 }).map((value) => value / 10);
const point = fc.record({ x: coordinate, y: coordinate });
const node = fc
  .record({
    x: coordinate,
    y: coordinate,
    width: fc.integer({ min: 2, max: 500 }),
    height: fc.integer({ min: 2, max: 500 }),
    rotation: fc.integer({ min: 0, max: 359 }),
  })
  .map((fields) => aNode(fields));

test('a point of the diagram is the same point in the box of any node', () => {
  fc.assert(
    fc.property(node, point, (box, at) => {
      const back = boxToDiagram(box, diagramToBox(box, at));
      expect(Math.hypot(back.x - at.x, back.y - at.y)).toBeLessThan(1e-6);
    }),
  );
});

test('a position relative to a box is the same position whatever the size of the box', () => {
  fc.assert(
    fc.property(node, point, (box, position) => {
      const back = boxToPosition(box, positionToBox(box, position));
      expect(Math.hypot(back.x - position.x, back.y - position.y)).toBeLessThan(1e-6);
    }),
  );
});

test('the right end of a node that stands on end lies below its middle', () => {
  const upright = aNode({ x: 100, y: 50, width: 80, height: 20, rotation: 90 });
  const end = boxToDiagram(upright, positionToBox(upright, { x: 1, y: 0 }));
  expect([Math.round(end.x), Math.round(end.y)]).toEqual([140, 100]);
});

test('points of window, diagram and box do not stand for each other', () => {
  const box = aNode();
  const inWindow = windowPoint(500, 600);
  const inBox = boxPoint(1, 2);
  const inDiagram: DiagramPoint = { x: 3, y: 4 };
  const position: BoxPosition = { x: 1, y: 0 };
  const view = { x: 0, y: 0, zoom: 1 };

  // @ts-expect-error a point of the window is none of the diagram
  expect(isInNode(box, inWindow)).toBe(false);
  // @ts-expect-error nor is a point of a box
  expect(isInNode(box, inBox)).toBe(true);
  // @ts-expect-error nor a position relative to a box
  expect(isInNode(box, position)).toBe(true);
  // @ts-expect-error a point of the diagram is none of the window
  expect(zoomedAbout(view, inDiagram, 1)).toEqual(view);
  // @ts-expect-error nor are two numbers that nobody said to be of the window
  expect(zoomedAbout(view, { x: 3, y: 4 }, 1)).toEqual(view);
  // @ts-expect-error a point of the diagram is none of a box
  expect(boxToDiagram(box, inDiagram)).not.toEqual(centreOf(box));
  // @ts-expect-error a link bends at points of the diagram
  const bends: DiagramPoint[] = [inWindow];
  expect(bends).toHaveLength(1);
});
