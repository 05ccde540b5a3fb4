import { expect, test } from 'vitest';
import { imageFrame } from '../../../shared/paint/picture.ts';
import { rasterSize } from '../../../shared/paint/raster-size.ts';
import type {
  RasterFormat,
  ImageTooLarge,
  ImageOptions,
} from '../../../shared/project/image-formats.ts';
import { describeImageFailure } from '../../../shared/messages.ts';

test('an image is whole units large, and never without size', () => {
  expect(imageFrame({ x: 0.5, y: -0.5, width: 10, height: 10 }, 2)).toEqual({
    x: -2,
    y: -3,
    width: 15,
    height: 15,
  });
  expect(imageFrame({ x: 0, y: 0, width: 0, height: 0 }, 0)).toMatchObject({ width: 1, height: 1 });
});

const frameOf = (width: number, height: number) => ({ x: -7, y: 3, width, height });
const twice = { by: 'scale', scale: 2 } as const;

test.each<[ImageOptions['size'], object]>([
  [
    { by: 'scale', scale: 2 },
    { width: 2_000, height: 1_000, scale: 2, dotsPerInch: 192 },
  ],
  [
    { by: 'width', pixels: 333 },
    { width: 333, height: 167, scale: 0.333 },
  ],
  [
    { by: 'dpi', dpi: 300 },
    { width: 3_125, height: 1_563, dotsPerInch: 300 },
  ],
])('an image is as large as was asked: %j', (size, expected) => {
  expect(rasterSize(frameOf(1_000, 500), size, 'png')).toMatchObject({ ok: true, value: expected });
});

test.each<[RasterFormat, number, number]>([
  ['png', 20_000, 100],
  ['png', 100, 20_000],
  ['png', 2_000_000, 2_000_000],
  ['jpeg', 9_000, 9_000],
  ['webp', 8_200, 100],
])('a %s of %d by %d units is refused, and the largest scale named is possible', (...asked) => {
  const [format, width, height] = asked;
  const { largestScale } = refused(format, width, height);
  expect(largestScale).toBeGreaterThan(0);
  const at = (scale: number) =>
    rasterSize(frameOf(width, height), { by: 'scale', scale }, format).ok;
  expect([at(largestScale), at(largestScale * 1.3)]).toEqual([true, false]);
});

test('a PNG goes on where canvases end', () => {
  expect(rasterSize(frameOf(16_000, 16_000), twice, 'png').ok).toBe(true);
});

test('a person is told what can be done', () => {
  expect(describeImageFailure(refused('jpeg', 20_000, 10_000))).toBe(
    '40,000 × 20,000 pixels are too large: a JPEG can have 32,000 a side and 268 million in all. ' +
      'The largest possible scale is 1.1. PNG goes further; SVG and PDF have no such limit.',
  );
});

test('nobody is sent to a PNG that could not be larger either', () => {
  // Long and low: both end at 32,000 pixels a side.
  expect(describeImageFailure(refused('jpeg', 90_000, 200))).toBe(
    '180,000 × 400 pixels are too large: a JPEG can have 32,000 a side and 268 million in all. ' +
      'The largest possible scale is 0.35. SVG and PDF have no such limit.',
  );
});

function refused(format: RasterFormat, width: number, height: number): ImageTooLarge {
  const size = rasterSize(frameOf(width, height), twice, format);
  if (size.ok) throw new Error('It should have been refused.');
  return size.error;
}
