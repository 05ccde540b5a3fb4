import { unreachable } from '../result.ts';
import type { Bounds } from '../scene/primitives.ts';
import type { ImageOptions } from './image-options.ts';

/** What an image shows: the bounds with a margin, widened to whole units so that lines stay on the pixel grid. */
export function imageFrame(bounds: Bounds, margin: number): Bounds {
  const x = Math.floor(bounds.x - margin);
  const y = Math.floor(bounds.y - margin);
  const width = Math.max(1, Math.ceil(bounds.x + bounds.width + margin) - x);
  const height = Math.max(1, Math.ceil(bounds.y + bounds.height + margin) - y);
  return { x, y, width, height };
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
