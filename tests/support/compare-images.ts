import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/**
 * The share of pixels that look different to a person, 0..1. Edges that are only smoothed differently do not count.
 * `tolerance` is pixelmatch's threshold: the distance of two colours, 0..1. Throws for images of different sizes.
 */
export function differenceOf(one: PNG, other: PNG, tolerance = 0.2): number {
  const { width, height } = one;
  const options = { threshold: tolerance, includeAA: false };
  return pixelmatch(one.data, other.data, undefined, width, height, options) / (width * height);
}

/** A part of an image; places and sizes in pixels. */
export function cropped(image: PNG, x: number, y: number, width: number, height: number): PNG {
  const part = new PNG({ width, height });
  PNG.bitblt(image, part, x, y, width, height, 0, 0);
  return part;
}
