import type { Bounds } from '../scene/primitives.ts';
import { paintCanvas, type CanvasSurface } from './canvas.ts';
import type { Picture } from './picture.ts';
import type { RasterSize } from './raster-size.ts';

/** Pixels painted at a time: 64 MB of canvas, and as much again while they are read. */
const bandPixels = 16_000_000;

/**
 * Extra rows that are painted on both sides of a band and not read: lines look slightly different where a canvas cuts
 * them.
 */
export const bandBleed = 16;

export interface Band {
  /** The position of its first row in the image. Pixels, as everywhere here. */
  readonly top: number;
  readonly height: number;
}

/** The image cut into strips of its whole width, from top to bottom; the first is as high as any. */
export function bandsOf({ width, height }: RasterSize): Band[] {
  const rows = Math.min(height, Math.max(1, Math.floor(bandPixels / width)));
  return Array.from({ length: Math.ceil(height / rows) }, (_, index) => {
    const top = index * rows;
    return { top, height: Math.min(rows, height - top) };
  });
}

export interface ClearableSurface extends CanvasSurface {
  clearRect(x: number, y: number, width: number, height: number): void;
}

/** The height of a surface on which every band can be painted in turn. */
export function bandSurfaceHeight(bands: readonly Band[]): number {
  return (bands[0]?.height ?? 1) + 2 * bandBleed;
}

/** Paints one band over whatever the surface shows, at its left edge and `bandBleed` below its top. */
export function paintBand(
  surface: ClearableSurface,
  picture: Picture,
  { width, scale }: RasterSize,
  { top, height }: Band,
): void {
  const { x, y } = picture.frame;
  const rows = height + 2 * bandBleed;
  const tile: Bounds = {
    x,
    y: y + (top - bandBleed) / scale,
    width: width / scale,
    height: rows / scale,
  };
  surface.clearRect(0, 0, width, rows);
  paintCanvas(surface, picture, { scale, tile });
}

/** No part of the image is transparent, not even partly. */
export function isOpaque({ background }: Picture): boolean {
  return background !== null && /^#[\da-f]{6}(?:ff)?$/iu.test(background);
}

/**
 * Pixels as PNG stores them: each row after a zero, which means "no filter" (filters would make flat drawings larger),
 * with three bytes for each pixel if nothing is transparent. `pixels` are red, green, blue, alpha, row by row.
 */
export function packRows(
  pixels: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
  opaque: boolean,
): Uint8Array<ArrayBuffer> {
  const bytes = opaque ? 3 : 4;
  const rows = new Uint8Array((width * bytes + 1) * height);
  for (let row = 0; row < height; row += 1) {
    const source = pixels.subarray(row * width * 4, (row + 1) * width * 4);
    const target = rows.subarray(row * (width * bytes + 1) + 1);
    if (opaque) dropAlpha(source, target);
    else target.set(source);
  }
  return rows;
}

function dropAlpha(source: Uint8Array | Uint8ClampedArray, target: Uint8Array): void {
  for (let from = 0, to = 0; from < source.length; from += 4, to += 3) {
    // Every index of a typed array has a number.
    target[to] = source[from] as number;
    target[to + 1] = source[from + 1] as number;
    target[to + 2] = source[from + 2] as number;
  }
}
