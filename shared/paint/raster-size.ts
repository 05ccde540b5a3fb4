import type { ImageOptions, ImageTooLarge, RasterFormat } from '../project/image-formats.ts';
import { failure, success, unreachable, type Result } from '../result.ts';
import type { Bounds } from '../scene/primitives.ts';

/** Pixels a diagram unit. */
export function pixelScale(frame: Bounds, size: ImageOptions['size']): number {
  switch (size.by) {
    case 'scale':
      return size.scale;
    case 'width':
      return size.pixels / frame.width;
    case 'dpi':
      return size.dpi / 96;
    default:
      return unreachable(size);
  }
}

interface RasterLimit {
  /** Pixels of the longer side. */
  readonly side: number;
  readonly pixels: number;
}

/**
 * A PNG and a TIFF are painted band by band, so only their readers limit them. The others are painted in one piece: Chromium's
 * canvases silently stay blank beyond 16,384² pixels, and WebP itself ends at 16,383 a side.
 */
export const rasterLimits: Readonly<Record<RasterFormat, RasterLimit>> = {
  png: { side: 32_000, pixels: 32_000 ** 2 },
  jpeg: { side: 32_000, pixels: 16_384 ** 2 },
  webp: { side: 16_383, pixels: 16_383 ** 2 },
  tiff: { side: 32_000, pixels: 32_000 ** 2 },
};

export interface RasterSize {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels a diagram unit. */
  readonly scale: number;
  /** Makes a diagram unit 1/96 inch on paper. */
  readonly dotsPerInch: number;
}

const unitsPerInch = 96;

/** How many pixels a picture gets, or how far it must be scaled down to be possible. `frame` in diagram units. */
export function rasterSize(
  frame: Bounds,
  size: ImageOptions['size'],
  format: RasterFormat,
): Result<RasterSize, ImageTooLarge> {
  const scale = pixelScale(frame, size);
  const width = Math.max(1, Math.round(frame.width * scale));
  const height = Math.max(1, Math.round(frame.height * scale));
  const { side, pixels } = rasterLimits[format];
  if (width <= side && height <= side && width * height <= pixels) {
    return success({ width, height, scale, dotsPerInch: scale * unitsPerInch });
  }
  const largestScale = largestScaleOf(frame, format);
  return failure({ kind: 'image-too-large', format, width, height, largestScale });
}

/** How far a size can be scaled: rounded down to two digits, so that a person can type it. */
export function largestScaleOf(
  { width, height }: Pick<Bounds, 'width' | 'height'>,
  format: RasterFormat,
): number {
  const { side, pixels } = rasterLimits[format];
  const largest = Math.min(side / width, side / height, Math.sqrt(pixels / (width * height)));
  const step = 10 ** (Math.floor(Math.log10(largest)) - 1);
  return Number((Math.floor(largest / step) * step).toPrecision(2));
}
