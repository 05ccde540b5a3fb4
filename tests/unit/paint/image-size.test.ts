import { expect, test } from 'vitest';
import { imageFrame, imageSize } from '../../../shared/paint/image-size.ts';

test('an image is whole units large, and never without size', () => {
  expect(imageFrame({ x: 0.5, y: -0.5, width: 10, height: 10 }, 2)).toEqual({
    x: -2,
    y: -3,
    width: 15,
    height: 15,
  });
  expect(imageFrame({ x: 0, y: 0, width: 0, height: 0 }, 0)).toMatchObject({ width: 1, height: 1 });
});

test('an image of usual size is scaled as asked', () => {
  const frame = { x: 0, y: 0, width: 1_000, height: 500 };
  expect(imageSize(frame, 2)).toEqual({ ok: true, value: { width: 2_000, height: 1_000 } });
});

test.each([
  [20_000, 100],
  [100, 20_000],
  [30_000, 30_000],
  [2_000_000, 2_000_000],
])('one of %d by %d is refused, and the largest scale named is possible', (width, height) => {
  const frame = { x: 0, y: 0, width, height };
  const refused = imageSize(frame, 2);
  if (refused.ok) throw new Error('It should have been refused.');
  const { largestScale } = refused.error;
  expect(largestScale).toBeGreaterThan(0);
  expect(imageSize(frame, largestScale).ok).toBe(true);
  expect(imageSize(frame, largestScale * 1.3).ok).toBe(false);
});
