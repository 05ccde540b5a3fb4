import { expect, test } from 'vitest';
import { revealing } from '../../../../renderer/canvas/viewing.ts';

const box = (x: number, width: number) => ({ x, y: 0, width, height: 40 });

test.each([
  ['what is in view and legible stays where it is', 1, box(100, 80), null],
  ['what is out of view is centred at the same scale', 2, box(5_000, 80), 2],
  ['what is too small to read is shown at actual size, and no larger', 0.2, box(100, 80), 1],
  ['what is wider than the view is shown whole', 1, box(0, 1_800), 0.5],
])('%s', (_what, zoom, wanted, expected) => {
  const visible = { x: 0, y: -500, width: 1_000, height: 1_000 };
  expect(revealing(wanted, visible, zoom)).toBe(expected);
});

test('what is only to come into view keeps the scale, however small', () => {
  const visible = { x: 0, y: -500, width: 1_000, height: 1_000 };
  expect(revealing(box(100, 80), visible, 0.2, 0)).toBeNull();
  expect(revealing(box(5_000, 80), visible, 0.2, 0)).toBe(0.2);
});
