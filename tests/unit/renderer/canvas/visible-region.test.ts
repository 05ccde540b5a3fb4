import { expect, test } from 'vitest';
import { regionFor, union, visibleBounds } from '../../../../renderer/canvas/viewing.ts';
import { covers } from '../../../../shared/scene/primitives.ts';

test('the visible part follows pan and zoom', () => {
  expect(visibleBounds({ x: -100, y: 50, zoom: 2 }, 800, 600)).toEqual({
    x: 50,
    y: -25,
    width: 400,
    height: 300,
  });
});

test('small moves keep the region, large ones and deep zooms make a new one', () => {
  const view = { x: 0, y: 0, width: 400, height: 300 };
  const region = regionFor(view, null);
  expect(covers(region, view)).toBe(true);
  expect(regionFor({ ...view, x: 90 }, region)).toBe(region);
  expect(regionFor({ ...view, x: 450 }, region)).not.toBe(region);
  expect(regionFor({ x: 0, y: 0, width: 40, height: 30 }, region)).not.toBe(region);
});

test('a union encloses all, and nothing has none', () => {
  const one = { x: 0, y: 0, width: 10, height: 10 };
  const other = { x: 20, y: -5, width: 1, height: 1 };
  expect(union([one, other])).toEqual({ x: 0, y: -5, width: 21, height: 15 });
  expect(union([])).toBeNull();
});
