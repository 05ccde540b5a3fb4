import { failure, success, unreachable, type Result } from '../result.ts';
import type { Bounds } from '../scene/primitives.ts';
import type { ImageOptions } from './image-options.ts';

/** Beyond these, canvases come out blank or fail for want of memory (four bytes a pixel). */
const limits = { side: 32_000, pixels: 400_000_000 } as const;

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

export interface ImageTooLarge {
  readonly kind: 'image-too-large';
  /** What would fit, in pixels a diagram unit. */
  readonly largestScale: number;
}

/** What an image shows: the bounds with a margin, widened to whole units so that lines stay on the pixel grid. */
export function imageFrame(bounds: Bounds, margin: number): Bounds {
  const x = Math.floor(bounds.x - margin);
  const y = Math.floor(bounds.y - margin);
  const width = Math.max(1, Math.ceil(bounds.x + bounds.width + margin) - x);
  const height = Math.max(1, Math.ceil(bounds.y + bounds.height + margin) - y);
  return { x, y, width, height };
}

/** Size of a raster image in pixels, or how far it would have to be scaled down to be possible. */
export function imageSize(frame: Bounds, scale: number): Result<PixelSize, ImageTooLarge> {
  const width = Math.max(1, Math.round(frame.width * scale));
  const height = Math.max(1, Math.round(frame.height * scale));
  if (width <= limits.side && height <= limits.side && width * height <= limits.pixels) {
    return success({ width, height });
  }
  return failure({ kind: 'image-too-large', largestScale: largestScale(frame) });
}

function largestScale({ width, height }: Bounds): number {
  const largest = Math.min(
    limits.side / width,
    limits.side / height,
    Math.sqrt(limits.pixels / (width * height)),
  );
  const step = 10 ** (Math.floor(Math.log10(largest)) - 1);
  return Number((Math.floor(largest / step) * step).toPrecision(2));
}

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
