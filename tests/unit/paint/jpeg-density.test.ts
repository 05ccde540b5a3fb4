import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { withJpegDensity } from '../../../shared/paint/jpeg-density.ts';

const header = 'ffe000104a46494600010101012c012c0000';

test('a JPEG says how large it is on paper: 300 dots an inch, both ways', () => {
  const jpeg = createCanvas(4, 4).encodeSync('jpeg');
  const hex = Buffer.from(withJpegDensity(jpeg, 300)).toString('hex');
  expect(hex.slice(0, 40)).toBe(`ffd8${header}`);
  expect(hex.length).toBe(2 * jpeg.length);
});

test('one that says nothing about itself is given the means to', () => {
  const bare = Buffer.from('ffd8ffdb0004ffd9', 'hex');
  expect(Buffer.from(withJpegDensity(bare, 300)).toString('hex')).toBe(`ffd8${header}ffdb0004ffd9`);
});
