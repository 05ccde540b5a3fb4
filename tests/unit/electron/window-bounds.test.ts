import { assert, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import {
  boundsBeside,
  firstBounds,
  inside,
  leastSize,
  type Rectangle,
} from '../../../electron/window-bounds.ts';

/** A laptop whose panel takes the upper edge. */
const laptop = { x: 0, y: 32, width: 1366, height: 736 };

const areas = record({
  x: integer({ min: -4_000, max: 4_000 }),
  y: integer({ min: -4_000, max: 4_000 }),
  width: integer({ min: 320, max: 8_000 }),
  height: integer({ min: 240, max: 5_000 }),
});

function isInside(one: Rectangle, area: Rectangle): boolean {
  return (
    one.x >= area.x &&
    one.y >= area.y &&
    one.x + one.width <= area.x + area.width &&
    one.y + one.height <= area.y + area.height
  );
}

test('a first window is as large as it likes where there is room, in the middle', () => {
  const area = { x: 100, y: 0, width: 2_000, height: 1_200 };
  expect(firstBounds(area)).toEqual({ x: 380, y: 150, width: 1440, height: 900 });
});

test('on a small screen it fills what the panels leave, and nothing of it is off screen', () => {
  expect(firstBounds(laptop)).toEqual(laptop);
});

test('a further window stands a little off, and begins again at the corner where it would leave', () => {
  const front = { x: 0, y: 32, width: 800, height: 600 };
  expect(boundsBeside(front, laptop)).toEqual({ ...front, x: 28, y: 60 });
  expect(boundsBeside({ ...front, x: 560 }, laptop)).toEqual({ ...front, x: 0, y: 60 });
});

test('whatever the screen and the window in front, every window is inside the work area', () => {
  assert(
    property(areas, areas, (area, front) => {
      for (const one of [firstBounds(area), boundsBeside(front, area), inside(front, area)]) {
        expect(isInside(one, area)).toBe(true);
      }
      expect(leastSize(area).minWidth).toBeLessThanOrEqual(area.width);
    }),
  );
});

test('a window that is wholly seen stays where it is', () => {
  const bounds = { x: 20, y: 40, width: 700, height: 500 };
  expect(inside(bounds, laptop)).toEqual(bounds);
});
