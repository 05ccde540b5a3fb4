import { expect, test } from 'vitest';
import { imageFrame } from '../../../shared/paint/image-size.ts';

test('an image is whole units large, and never without size', () => {
  expect(imageFrame({ x: 0.5, y: -0.5, width: 10, height: 10 }, 2)).toEqual({
    x: -2,
    y: -3,
    width: 15,
    height: 15,
  });
  expect(imageFrame({ x: 0, y: 0, width: 0, height: 0 }, 0)).toMatchObject({ width: 1, height: 1 });
});
