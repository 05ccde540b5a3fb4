import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { composePicture, type Picture } from '../../../shared/paint/picture.ts';
import { rasterSize, type RasterSize } from '../../../shared/paint/raster-size.ts';
import { imageOptionsSchema } from '../../../shared/project/image-formats.ts';
import { bandBleed, bandsOf, isOpaque, paintBand } from '../../../shared/paint/raster-bands.ts';
import { generatedProject } from '../../bench/generated-project.ts';

function aPicture(options: object = {}): Picture {
  return composePicture(generatedProject(60), imageOptionsSchema.parse(options));
}

function sizeAt(picture: Picture, scale: number): RasterSize {
  const size = rasterSize(picture.frame, { by: 'scale', scale }, 'png');
  if (!size.ok) throw new Error('It is too large.');
  return size.value;
}

/** All rows, each band painted on a canvas that still holds the one before. */
function painted(picture: Picture, size: RasterSize, rows: number): Buffer {
  const canvas = createCanvas(size.width, rows + 2 * bandBleed);
  const surface = canvas.getContext('2d');
  const pieces: Buffer[] = [];
  for (let top = 0; top < size.height; top += rows) {
    const height = Math.min(rows, size.height - top);
    paintBand(surface, picture, size, { top, height });
    pieces.push(Buffer.from(surface.getImageData(0, bandBleed, size.width, height).data));
  }
  return Buffer.concat(pieces);
}

test.each([
  ['twice as large, on white', 2, {}],
  ['at a scale that fits no pixel grid, on nothing', 0.37, { background: 'transparent' }],
])('an image in bands is the image in one piece: %s', (_what, scale, options) => {
  const picture = aPicture(options);
  const size = sizeAt(picture, scale);
  const whole = painted(picture, size, size.height);
  const inBands = painted(picture, size, 97);
  expect(inBands.length).toBe(whole.length);
  const differences = whole.map((value, at) => Math.abs(value - (inBands[at] ?? 0)));
  // Letters and curves on the edge of two bands may be smoothed a little differently.
  expect(differences.filter((difference) => difference > 8).length / whole.length).toBeLessThan(
    0.0003,
  );
  expect(differences.reduce((most, difference) => Math.max(most, difference), 0)).toBeLessThan(64);
});

test('bands cover the image once, from top to bottom, and none is too large for a canvas', () => {
  const size = { width: 32_000, height: 31_999, scale: 1, dotsPerInch: 96 };
  const bands = bandsOf(size);
  const tops = bands.map(({ top }) => top);
  const ends = bands.map(({ top, height }) => top + height);
  expect(tops).toEqual([0, ...ends.slice(0, -1)]);
  expect(ends.at(-1)).toBe(31_999);
  expect(Math.max(...bands.map(({ height }) => height)) * size.width).toBeLessThan(2 ** 26);
});

test.each([
  ['white', true],
  ['#10203040', false],
  ['#102030ff', true],
  ['transparent', false],
])('an image on %s is opaque: %s', (background, opaque) => {
  expect(isOpaque(aPicture({ background }))).toBe(opaque);
});
